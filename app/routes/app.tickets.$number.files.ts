import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { attachFile } from "#app/features/files/attach-file.server.ts";
import { detachFile } from "#app/features/files/detach-file.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { receiveFile } from "#app/receive-file.server.ts";

/** Files beside an unsent text: one comes with `?kind=`, and a form with `remove` takes one away. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  if (new URL(request.url).searchParams.has("kind"))
    return receiveFile(request, desk, (file) => attachFile(desk, number, file));
  const id = parseRowId((await readForm(request)).get("remove"));
  const removed = id === null ? null : await detachFile(desk, number, id);
  if (!removed) throw notFound();
  return removed;
}

/** A file beside a text changes nothing else on the page. */
export const shouldRevalidate = () => false;
