import { mayReadDelivery } from "./delivery.ts";

/** Parts of an order that may not be null, so that asking for one that is withheld costs the whole order. */
const fields = { statusPage: "statusPageUrl", delivery: "fulfillmentOrders" } as const;
/** The parts to ask for, as variables of `OrderFields`. */
export type OrderParts = Record<keyof typeof fields, boolean>;
const parts = Object.keys(fields) as (keyof OrderParts)[];

/**
 * What shops do not let us have with the permissions of the moment. Forgotten with the process: approval may come. New
 * permissions are tried anew.
 */
const withheldIn = new Set<string>();
const keyOf = (shopDomain: string, scopes: readonly string[], part: keyof OrderParts): string =>
  [shopDomain, part, ...scopes].join(" ");

export const partsToAsk = (shopDomain: string, scopes: readonly string[]): OrderParts => ({
  statusPage: !withheldIn.has(keyOf(shopDomain, scopes, "statusPage")),
  delivery: mayReadDelivery(scopes) && !withheldIn.has(keyOf(shopDomain, scopes, "delivery")),
});

/**
 * Notes which of the parts that were asked for Shopify names as withheld.
 * @param named names of fields, among anything else
 * @returns whether to ask once more, without them
 */
export function noteWithheld(
  shopDomain: string,
  scopes: readonly string[],
  asked: OrderParts,
  named: readonly (string | number)[],
): boolean {
  const refused = parts.filter((part) => asked[part] && named.includes(fields[part]));
  if (withheldIn.size > 10_000) withheldIn.clear();
  for (const part of refused) withheldIn.add(keyOf(shopDomain, scopes, part));
  return refused.length > 0;
}
