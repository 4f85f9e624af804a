import { mayReadDelivery } from "./delivery.ts";

/** Parts of an order that may not be null, so that asking for one that is withheld costs the whole order. */
const fields = { statusPage: "statusPageUrl", delivery: "fulfillmentOrders" } as const;
/** The parts to ask for, as variables of `OrderFields`. */
export type OrderParts = Record<keyof typeof fields, boolean>;
const parts = Object.keys(fields) as (keyof OrderParts)[];

/** So long a part is not asked for after it was withheld: approval may come. Milliseconds; ours. */
const withheldFor = 6 * 3_600_000;

/** Until when shops do not let us have what, with the permissions of the moment. New permissions are tried anew. */
const withheldIn = new Map<string, number>();
const keyOf = (shopDomain: string, scopes: readonly string[], part: keyof OrderParts): string =>
  [shopDomain, part, ...scopes].join(" ");

/** What of an order to ask a shop for: not what it has just withheld. */
export function partsToAsk(shopDomain: string, scopes: readonly string[]): OrderParts {
  const isGiven = (part: keyof OrderParts) =>
    (withheldIn.get(keyOf(shopDomain, scopes, part)) ?? -Infinity) <= Date.now();
  return { statusPage: isGiven("statusPage"), delivery: mayReadDelivery(scopes) && isGiven("delivery") };
}

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
  for (const part of refused) withheldIn.set(keyOf(shopDomain, scopes, part), Date.now() + withheldFor);
  return refused.length > 0;
}
