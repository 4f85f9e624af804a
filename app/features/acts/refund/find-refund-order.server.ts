import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { OrderMatch } from "#app/features/tickets/ticket-view.ts";
import type { RefundProblem } from "./refund-problems.ts";

/** What refunding needs of the merchant's permissions. */
export const refundScope = "write_orders";

export interface RefundableTicket {
  ticketId: bigint;
  orderId: bigint;
  orderName: string;
}

/**
 * The ticket's order, if it may be refunded from here: it is certain whose it is, and the acting person has the scope.
 * @returns null when there is no such ticket
 */
export async function findRefundOrder(
  desk: StaffDesk,
  ticketNumber: number,
): Promise<Outcome<RefundableTicket, RefundProblem> | null> {
  const ticket = await desk.db.ticket.findFirst({
    where: { number: ticketNumber },
    select: { id: true, orderId: true, orderName: true, orderMatch: true },
  });
  if (!ticket) return null;
  const match = ticket.orderMatch as OrderMatch;
  if (ticket.orderId === null || (match !== "certain" && match !== "pinned")) return refuse("order_not_pinned");
  if (!desk.shopify.scopes.includes(refundScope)) return refuse("scope_missing", { detail: refundScope });
  return succeed({ ticketId: ticket.id, orderId: ticket.orderId, orderName: ticket.orderName ?? "" });
}
