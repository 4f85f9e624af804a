import type { StaffDesk } from "../shared/desk.ts";
import { findCurrentOrder } from "./current-order.server.ts";
import { mayCancel } from "../acts/cancellation/may-cancel.ts";
import { mayRefund } from "../acts/refund/may-refund.ts";
import { listRelatedOrders } from "../acts/replacement/list-related-orders.server.ts";
import type { CustomerCard, OrderChoice, OrderContext } from "./order-context.ts";
import type { Order } from "./order.ts";
import {
  listActions,
  listSendersOrders,
  readTicketOrder,
  type SendersOrder,
  type TicketOrderRow,
} from "./read-ticket-order.server.ts";

/** Orders offered beside the one that is shown. */
const mostOthers = 10;
const mostCandidates = 20;

/**
 * The right column of a ticket; null when there is no ticket of this number. Three statements and no call to Shopify
 * where the order's snapshot is fresh; else one call more, and two statements
 * that keep its answer.
 */
export async function openOrderContext(desk: StaffDesk, number: number): Promise<OrderContext | null> {
  const row = await readTicketOrder(desk, number);
  if (!row) return null;
  const [current, own, actions] = await Promise.all([
    findCurrentOrder(desk, row),
    listSendersOrders(desk, row),
    listActions(desk, row),
  ]);
  const { order, readAt } = current;
  return {
    match: row.match,
    hasRequests: row.hasRequests,
    order,
    ageSeconds: order && readAt ? Math.max(0, Math.floor((desk.now().getTime() - readAt.getTime()) / 1000)) : null,
    refreshFailed: current.refreshFailed,
    trouble: current.trouble,
    candidates: listCandidates(row, own),
    foreignName: row.match === "foreign" ? (row.matched?.foreignName ?? null) : null,
    customer: makeCard(row, own, order),
    actions,
    mayRefund: mayRefund(order, desk.shopify.scopes),
    related: await listRelatedOrders(desk, order, actions),
    mayCancel: mayCancel(order, desk.shopify.scopes, actions),
    import: row.importState && { state: row.importState, done: row.importDone ?? 0, total: row.importTotal },
  };
}

/** The sender's orders; those that the text points at come first, with the reason. */
function listCandidates(row: TicketOrderRow, own: SendersOrder[]): OrderChoice[] {
  const reasons = new Map(row.matched?.candidates.map(({ id, because }) => [id, because]));
  const choices = own.map((order) => toChoice(order, reasons.get(order.id) ?? "sender"));
  const pointed = choices.filter(({ because }) => because !== "sender");
  const rest = choices.filter(({ because }) => because === "sender");
  return [...pointed, ...rest].slice(0, mostCandidates);
}

const toChoice = (order: SendersOrder, because: OrderChoice["because"]): OrderChoice => ({
  id: order.id,
  name: order.name,
  createdAt: order.createdAt.toISOString(),
  total: { minor: order.totalMinor.toString(), currency: order.currency },
  financialStatus: order.financialStatus,
  fulfillmentStatus: order.fulfillmentStatus,
  because,
});

/** Who wrote: what Shopify knows of them comes with their latest order, or with the one just read. */
function makeCard(row: TicketOrderRow, own: SendersOrder[], order: Order | null): CustomerCard {
  const newest = own.find(({ customer }) => customer !== null);
  const known = newest?.customer ?? null;
  const fresh = order?.customer && order.customer.id === known?.id ? order.customer : known;
  return {
    id: row.customerId.toString(),
    name: row.customerName,
    email: row.email,
    shopifyCustomerId: fresh?.id ?? row.shopifyCustomerId?.toString() ?? null,
    since: fresh?.since ?? null,
    orderCount: fresh?.orderCount ?? null,
    spent: fresh?.spent ?? null,
    city: own[0]?.city ?? null,
    country: own[0]?.country ?? null,
    otherOrders: own
      .filter(({ id }) => id !== row.orderId?.toString())
      .slice(0, mostOthers)
      .map((other) => toChoice(other, "sender")),
    ticketCount: row.ticketCount,
  };
}
