import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { attachStartFile } from "#app/features/files/attach-file.server.ts";
import { detachStartFile } from "#app/features/files/detach-file.server.ts";
import { isClientKey } from "#app/features/replies/reply-text.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { receiveFile } from "#app/receive-file.server.ts";

/** Files beside the first message of a ticket that is not there yet; `?start=` names the form. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const query = new URL(request.url).searchParams;
  const startKey = query.get("start") ?? "";
  if (!isClientKey(startKey)) throw badRequest();
  if (query.has("kind")) return receiveFile(request, desk, (file) => attachStartFile(desk, startKey, file));
  const id = parseRowId((await readForm(request)).get("remove"));
  const removed = id === null ? null : await detachStartFile(desk, startKey, id);
  if (!removed) throw notFound();
  return removed;
}

/** A file beside a text changes nothing else on the page. */
export const shouldRevalidate = () => false;
