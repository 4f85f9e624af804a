import type { ActionFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { mergeTickets } from "#app/features/tickets/merge-tickets.server.ts";
import { parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

/** Moves this ticket into another. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const into = parseTicketNumber((await readForm(request)).get("into"));
  if (into === null) throw badRequest();
  const answer = await mergeTickets(desk, number, into);
  if (!answer) throw notFound();
  return answer;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
