import type { MoneyJson } from "../shared/money.ts";
import type { OrderMatch } from "../tickets/ticket-view.ts";
import type { ActionView } from "../acts/action-view.ts";
import type { MayCancel } from "../acts/cancellation/may-cancel.ts";
import type { RelatedOrder } from "../acts/replacement/replacement-orders.ts";
import type { Order } from "./order.ts";

/** The right column of a ticket, as JSON. */
export interface OrderContext {
  match: OrderMatch;
  /** The order that the ticket is about; null: none, or not this sender's. */
  order: Order | null;
  /** How old what is shown is: seconds since it was read from Shopify. */
  ageSeconds: number | null;
  /** Could not be refreshed just now: what is shown may be out of date. */
  refreshFailed: boolean;
  /** Why no order can be shown, where there should be one. */
  trouble: "deleted" | "too_old" | "scope_missing" | "withheld" | null;
  /** Orders one may pin: the sender's, then such as the text names and that are the sender's too. */
  candidates: OrderChoice[];
  /** The text names an order that does not belong to this sender. Its name only, as the sender wrote it. */
  foreignName: string | null;
  customer: CustomerCard | null;
  actions: ActionView[];
  /** What the act of each kind lacks: a scope to ask for; null: it may be done. */
  mayRefund:
    | { ok: true }
    | { ok: false; problem: "scope_missing" | "nothing_left" | "no_payment" | "cancelled"; scope?: string };
  mayCancel: MayCancel;
  /** Orders that were sent for this one, and the one that it was sent for. */
  related: RelatedOrder[];
  /** The customer asked for something from their order without writing. */
  hasRequests: boolean;
  import: { state: "waiting" | "running" | "done" | "failed"; done: number; total: number | null } | null;
}

export interface OrderChoice {
  id: string;
  name: string;
  createdAt: string;
  total: MoneyJson;
  financialStatus: string | null;
  fulfillmentStatus: string;
  /** Why it is offered. */
  because: "sender" | "order_number" | "tracking_number" | "name";
}

export interface CustomerCard {
  /** Ours. */
  id: string;
  name: string;
  email: string;
  /** Known to Shopify; null: a stranger. */
  shopifyCustomerId: string | null;
  since: string | null;
  orderCount: number | null;
  spent: MoneyJson | null;
  city: string | null;
  country: string | null;
  otherOrders: OrderChoice[];
  ticketCount: number;
}
