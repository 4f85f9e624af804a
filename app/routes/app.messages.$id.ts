import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { showMessage } from "#app/features/tickets/show-message.server.ts";
import { notFound } from "#app/http.server.ts";

/** All of a message that is too long to come with its page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = parseRowId(params.id);
  const desk = await deskForStaff(request);
  const message = id === null ? null : await showMessage(desk, id);
  if (!message) throw notFound();
  return { message };
}

/** What was written, does not change. */
export const shouldRevalidate = () => false;
