import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { readCustomerHistory } from "#app/features/customers/read-customer-history.server.ts";
import { parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";

/** What else there is of the ticket's customer. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const history = number === null ? null : await readCustomerHistory(desk, number);
  if (!history) throw notFound();
  return history;
}
