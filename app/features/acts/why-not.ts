import type { Order } from "../orders/order.ts";
import type { ActKind } from "./act-kind.ts";

/** The acts behind "More", in its order. */
export const moreKinds = [
  "edit",
  "return",
  "exchange",
  "address",
  "hold",
  "invoice",
  "duplicate",
  "credit",
  "discount",
  "note",
] as const satisfies readonly ActKind[];
export type MoreKind = (typeof moreKinds)[number];

export type WhyNot = "fulfilled" | "unfulfilled" | "cancelled" | "no_customer";

/**
 * Why such an act is not to be had, by what we know of the order; null: it may be. Only Shopify's live answer knows for
 * certain: what is chosen all the same says it once more, and offers what helps.
 */
export function whyNot(kind: MoreKind, order: Order): WhyNot | null {
  if (kind === "credit" || kind === "discount")
    return order.customer || order.withheld.includes("customer") ? null : "no_customer";
  if (kind === "note" || kind === "invoice" || kind === "duplicate") return null;
  if (kind === "return" || kind === "exchange") return order.fulfillmentStatus === "UNFULFILLED" ? "unfulfilled" : null;
  if (order.cancelledAt) return "cancelled";
  // Something can be added also to an order that was sent.
  if (kind === "edit") return null;
  return order.fulfillmentStatus === "FULFILLED" ? "fulfilled" : null;
}

/**
 * What can be given where nothing can be refunded, one click away. Both are goodwill, and said to be. What was never paid
 * can be cancelled: that button stands beside.
 */
export function insteadOfRefund(problem: string, order: Order | null): ("discount" | "credit")[] {
  if (!order || (problem !== "nothing_left" && problem !== "cancelled")) return [];
  return (["discount", "credit"] as const).filter((kind) => whyNot(kind, order) === null);
}
