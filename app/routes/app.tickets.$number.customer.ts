import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { mergeTwin } from "#app/features/customers/merge-twin.server.ts";
import { readCustomerHistory } from "#app/features/customers/read-customer-history.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

/** What else there is of the ticket's customer. Asked by `fetch`, so that nothing else of the page is drawn again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const history = number === null ? null : await readCustomerHistory(desk, number);
  if (!history) throw notFound();
  return history;
}

/** Makes another record one with the ticket's customer. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const form = await readForm(request);
  const twinId = parseRowId(form.get("customerId"));
  if (form.get("intent") !== "merge" || twinId === null) throw badRequest();
  const answer = await mergeTwin(desk, number, twinId);
  if (!answer) throw notFound();
  return answer;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
