import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { undoSend } from "#app/features/replies/undo-send.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";

/** Takes a mail back that has not left. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const id = parseRowId((await readForm(request)).get("messageId"));
  const answer = id === null ? null : await undoSend(desk, number, id);
  if (!answer) throw notFound();
  return answer;
}
