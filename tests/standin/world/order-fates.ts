import type { OrderRecord } from "../state.ts";

/** How the money of an order came, or did not. */
export type PaymentFate =
  | "card"
  | "paypal"
  | "gift card and card"
  | "second try"
  | "captured"
  | "authorized"
  | "voided"
  | "pending"
  | "partly paid"
  | "free";

/** How far the goods of an order came. */
export type DeliveryFate =
  | "none"
  | "part sent"
  | "label"
  | "picked up by carrier"
  | "in transit"
  | "out for delivery"
  | "stuck"
  | "delayed"
  | "delivered"
  | "attempted"
  | "failed"
  | "returned to sender"
  | "two parcels"
  | "several numbers"
  | "no events"
  | "no tracking"
  | "ready for pickup"
  | "picked up"
  | "sent again"
  | "digital";

/** What went back to the customer. */
export type RefundFate =
  "none" | "one unit" | "full" | "shipping" | "pending" | "failed" | "store credit" | "two refunds" | "before shipping";

/** One thing that becomes of an order. */
export interface OrderFate {
  name: string;
  /** Ages in days, youngest and oldest, at which an order can be like this. */
  ageDays: [number, number];
  /** How often, against the other fates that fit the same age. */
  weight: number;
  payment: PaymentFate;
  delivery: DeliveryFate;
  refund: RefundFate;
  cancelReason: OrderRecord["cancelReason"];
  cart: "usual" | "large" | "several of one" | "free" | "gift card" | "deleted product";
  /** Ordered by telephone, by somebody without a customer's record. */
  byPhone: boolean;
}

const ANY: [number, number] = [12, 550];

function fate(name: string, ageDays: [number, number], weight: number, more: Partial<OrderFate> = {}): OrderFate {
  return {
    name,
    ageDays,
    weight,
    payment: "card",
    delivery: "delivered",
    refund: "none",
    cancelReason: null,
    cart: "usual",
    byPhone: false,
    ...more,
  };
}

/** Everything that becomes of orders in the pretend shops: the first of each age are the usual ones. */
export const ORDER_FATES: readonly OrderFate[] = [
  fate("just ordered", [0.05, 2.5], 60, { delivery: "none" }),
  fate("ordered by PayPal", [0.05, 3], 14, { delivery: "none", payment: "paypal" }),
  fate("in transit", [2, 7], 50, { delivery: "in transit" }),
  fate("out for delivery", [2.5, 6], 12, { delivery: "out for delivery" }),
  fate("delivered", ANY, 300),
  fate("delivered lately", [4, 12], 50),
  fate("paid by PayPal", ANY, 70, { payment: "paypal" }),
  fate("stuck without a scan", [9.5, 20], 14, { delivery: "stuck" }),
  fate("warehouse is late", [4, 11], 9, { delivery: "none" }),
  fate("part sent", [2, 14], 9, { delivery: "part sent", cart: "several of one" }),
  fate("label printed", [1.2, 3], 10, { delivery: "label" }),
  fate("carrier has it", [1.6, 3.5], 10, { delivery: "picked up by carrier" }),
  fate("delayed by carrier", [6, 14], 8, { delivery: "delayed" }),
  fate("delivery attempted", [4, 12], 7, { delivery: "attempted" }),
  fate("delivery failed", [6, 25], 5, { delivery: "failed" }),
  fate("returned to sender", [14, 40], 6, { delivery: "returned to sender" }),
  fate("two parcels", [6, 60], 9, { delivery: "two parcels", cart: "several of one" }),
  fate("several tracking numbers", [5, 60], 4, { delivery: "several numbers", cart: "several of one" }),
  fate("tracked without events", [3, 200], 8, { delivery: "no events" }),
  fate("sent as a letter", [2, 200], 6, { delivery: "no tracking" }),
  fate("ready for pickup", [0.8, 6], 6, { delivery: "ready for pickup" }),
  fate("picked up in the café", [3, 300], 6, { delivery: "picked up" }),
  fate("first parcel cancelled", [6, 90], 3, { delivery: "sent again" }),
  fate("gift card and card", [3, 300], 8, { payment: "gift card and card" }),
  fate("gift card and card, not sent", [0.1, 3], 6, { payment: "gift card and card", delivery: "none" }),
  fate("second card worked", [0.1, 4], 6, { payment: "second try", delivery: "none" }),
  fate("second card worked, delivered", ANY, 5, { payment: "second try" }),
  fate("captured by hand", ANY, 6, { payment: "captured" }),
  fate("payment authorized", [0.1, 6], 6, { payment: "authorized", delivery: "none" }),
  fate("authorization voided", [3, 200], 3, { payment: "voided", delivery: "none", cancelReason: "FRAUD" }),
  fate("bank transfer awaited", [0.2, 9], 7, { payment: "pending", delivery: "none" }),
  fate("gift card, transfer awaited", [0.2, 9], 2, { payment: "partly paid", delivery: "none" }),
  fate("cancelled before payment", [4, 300], 4, { payment: "pending", delivery: "none", cancelReason: "OTHER" }),
  fate("cancelled by customer", [1, 400], 8, { delivery: "none", refund: "full", cancelReason: "CUSTOMER" }),
  fate("cancelled, out of stock", [2, 400], 4, { delivery: "none", refund: "full", cancelReason: "INVENTORY" }),
  fate("one unit refunded", [8, 400], 9, { refund: "one unit", cart: "several of one" }),
  fate("fully refunded", [9, 400], 7, { refund: "full" }),
  fate("shipping refunded", [9, 300], 5, { refund: "shipping" }),
  fate("refund pending", [7, 14], 6, { refund: "pending" }),
  fate("refund failed", [9, 40], 2, { refund: "failed" }),
  fate("store credit given", [9, 300], 4, { refund: "store credit", cart: "several of one" }),
  fate("refunded twice", [12, 300], 3, { refund: "two refunds", cart: "several of one" }),
  fate("one line taken off before shipping", [4, 120], 4, { refund: "before shipping", cart: "several of one" }),
  fate("gift card and card, refunded", [9, 200], 3, { payment: "gift card and card", refund: "full" }),
  fate("large order", [5, 300], 1, { cart: "large" }),
  fate("large order, not sent", [0.2, 3], 1, { cart: "large", delivery: "none" }),
  fate("free of charge", [2, 300], 2, { cart: "free", payment: "free" }),
  fate("gift card bought", [1, 300], 4, { cart: "gift card", delivery: "digital" }),
  fate("product deleted since", [40, 500], 4, { cart: "deleted product" }),
  fate("ordered by telephone", [5, 300], 4, { byPhone: true }),
  fate("ordered by telephone, not paid", [0.3, 4], 2, { byPhone: true, payment: "pending", delivery: "none" }),
];

const byDay = new Map<number, OrderFate[]>();

/** The fates that an order of this age can have. Never empty between 0.05 and 550 days. */
export function listFatesForAge(ageDays: number): readonly OrderFate[] {
  // Every quarter of a day for young orders, every day for old ones: few lists, each made once.
  const step = ageDays < 45 ? 4 : 1;
  const key = Math.floor(ageDays * step) / step;
  let fates = byDay.get(key);
  if (!fates) {
    const edge = key + 1 / step;
    fates = ORDER_FATES.filter(
      ({ ageDays: [youngest, oldest] }) => youngest <= Math.max(key, 0.05) && edge <= oldest + 1,
    );
    byDay.set(key, fates);
  }
  return fates;
}

/** The fate of this name. Throws when there is none. */
export function findFate(name: string): OrderFate {
  const found = ORDER_FATES.find((each) => each.name === name);
  if (!found) throw new Error(`No fate ${name}`);
  return found;
}
