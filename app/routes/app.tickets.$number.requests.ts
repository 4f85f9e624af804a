import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { listRequests } from "#app/features/self-service/requests/list-requests.server.ts";
import { parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";

/** What the customer asked for from their order without writing. Asked by `fetch`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const requests = number === null ? null : await listRequests(desk, number);
  if (!requests) throw notFound();
  return requests;
}
