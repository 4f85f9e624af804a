import type { OrderAnswer } from "./order-document.ts";
import type { Delivery } from "./order.ts";

/**
 * Whether all of an order's fulfilment orders may be read. With one of the two permissions Shopify shows only those of that
 * kind of place, and an order that is fetched in part would pass for one that is not. Writing includes reading.
 */
export const mayReadDelivery = (scopes: readonly string[]): boolean => scopesForDelivery(scopes) === null;

/** The permissions that are still to be asked for, as one text with commas; null: none. What holding orders needs, too. */
export function scopesForDelivery(held: readonly string[]): string | null {
  const missing = ["merchant_managed", "third_party"].filter(
    (whose) => !["read", "write"].some((how) => held.includes(`${how}_${whose}_fulfillment_orders`)),
  );
  return missing.map((whose) => `write_${whose}_fulfillment_orders`).join(",") || null;
}

/** Shopify's `DeliveryMethodType`. A pickup point is a carrier's: the goods are sent there. */
const methods: Readonly<Record<string, Delivery["method"]>> = {
  SHIPPING: "shipping",
  PICKUP_POINT: "shipping",
  PICK_UP: "pickup",
  LOCAL: "local",
  NONE: "none",
  RETAIL: "none",
};

/**
 * How an order reaches its buyer; null where that is not told. With `read_orders` alone Shopify tells only that nothing has
 * to be sent: what stands in shipping lines is the merchant's own words, and their `deliveryCategory` has been out of use
 * since 2020.
 */
export function readDelivery(answer: Pick<OrderAnswer, "requiresShipping" | "fulfillmentOrders">): Delivery | null {
  if (!answer.requiresShipping) return { method: "none", place: null };
  const { nodes, pageInfo } = answer.fulfillmentOrders ?? { nodes: [] };
  if (pageInfo?.hasNextPage) return null;
  const going = nodes.filter(({ status }) => status !== "CANCELLED");
  const parts = going.length ? going : nodes;
  const ways = new Set(parts.map(({ deliveryMethod }) => wayOf(deliveryMethod?.methodType)));
  const [way] = ways;
  if (way === undefined || ways.has(null)) return null;
  const method = ways.size > 1 ? "mixed" : way!;
  const places = new Set(parts.map(({ assignedLocation }) => placeOf(assignedLocation)));
  return { method, place: method === "pickup" && places.size === 1 ? ([...places][0] ?? null) : null };
}

const wayOf = (type: string | undefined): Delivery["method"] | null =>
  type !== undefined && Object.hasOwn(methods, type) ? (methods[type] ?? null) : null;

type Place = NonNullable<OrderAnswer["fulfillmentOrders"]>["nodes"][number]["assignedLocation"];
const placeOf = ({ name, address1, zip, city }: Place): string =>
  [name, address1, [zip, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
