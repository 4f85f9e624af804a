import type { Order } from "../../orders/order.ts";

import { isSentAgain, type RequestKind } from "./request-kind.ts";

/**
 * Who asks. `guest`: knows the order's number and address. `confirmed`: also had the code that was mailed there.
 * `customer`: is signed in to the shop, and the order is theirs.
 */
export type Asker = "guest" | "confirmed" | "customer";

export const askerOf = (
  trust: "guest" | "confirmed",
  customerId: bigint | null,
  order: Pick<Order, "customer">,
): Asker => {
  if (customerId !== null && order.customer?.id === customerId.toString()) return "customer";
  return trust === "confirmed" ? "confirmed" : "guest";
};

/**
 * What becomes of a request of theirs. `confirm`: first the code that is mailed to the address on the order. Goods come
 * back, or are exchanged, without a person only for customers who are signed in (Shopify's rule for apps); an address is
 * shown and changed only for whom it is confirmed to be; a guest changes nothing, and has nothing sent again, though that
 * only ever goes to the address on the order.
 */
export function wayFor(kind: RequestKind, mode: "now" | "ask", asker: Asker): "now" | "ask" | "confirm" {
  const isGiven = mode === "now" && (kind === "cancel" || isSentAgain(kind));
  if (asker === "guest" && (kind === "address" || isGiven)) return "confirm";
  if ((kind === "return" || kind === "exchange") && asker !== "customer") return "ask";
  return mode;
}
