import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { listNotices } from "#app/features/inbox/list-notices.server.ts";
import { readNotices } from "#app/features/inbox/read-notices.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { badRequest } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";

/** What the person who asks was told. */
export async function loader({ request }: LoaderFunctionArgs) {
  return listNotices(await deskForStaff(request));
}

/** They have looked at it, up to the one with this id. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const upToId = parseRowId((await readForm(request)).get("upToId"));
  if (upToId === null) throw badRequest();
  return readNotices(desk, upToId);
}
