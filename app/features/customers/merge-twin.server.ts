import type { StaffDesk } from "../shared/desk.ts";
import { type Outcome } from "../shared/outcome.ts";
import { mergeCustomers, type MergeCustomersProblem } from "./merge-customers.server.ts";

/** Makes another record one with this ticket's customer. `null` when there is no ticket of this number. */
export async function mergeTwin(
  desk: StaffDesk,
  ticketNumber: number,
  twinId: bigint,
): Promise<Outcome<{ tickets: number }, MergeCustomersProblem> | null> {
  const ticket = await desk.db.ticket.findFirst({ where: { number: ticketNumber }, select: { customerId: true } });
  return ticket && mergeCustomers(desk, twinId, ticket.customerId);
}
