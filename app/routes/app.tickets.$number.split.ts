import type { ActionFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { splitTicket } from "#app/features/tickets/split-ticket.server.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

/** Begins a new ticket with messages of this one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const form = await readForm(request);
  const messageId = parseRowId(form.get("messageId"));
  const extent = form.get("extent");
  const subject = form.get("subject");
  if (messageId === null || typeof subject !== "string" || (extent !== "only" && extent !== "onwards"))
    throw badRequest();
  const answer = await splitTicket(desk, number, { messageId, extent, subject });
  if (!answer) throw notFound();
  return answer;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
