import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { forwardMessage } from "#app/features/replies/forward-message.server.ts";
import { parseDraftRecipients } from "#app/features/replies/recipients.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";

/** Sends a message of the ticket on to somebody else. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const form = await readForm(request);
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const { to, cc, bcc, messageId } = parseDraftRecipients(text("recipients"));
  const id = parseRowId(messageId);
  if (id === null) throw badRequest();
  const answer = await forwardMessage(desk, number, {
    messageId: id,
    to,
    cc,
    bcc,
    body: text("body"),
    clientKey: text("clientKey"),
    draftFileIds: text("files").split(",").filter(Boolean),
  });
  if (!answer) throw notFound();
  return answer;
}
