import type { StaffDesk } from "#app/features/shared/desk.ts";
import { ReplacementOrder, ReplacementVariants } from "./replacement-documents.ts";
import { readOrderFacts, withVariants, type ReplacementFacts } from "./replacement-facts.ts";

/** Products whose variants are asked for at once: more would cost more than Shopify allows for one call. */
const productsAtOnce = 20;

/**
 * Asks Shopify what of an order can be sent again, and what is in stock of it: two calls for up to 20 products.
 * @param lineIds only the products of these lines; left out: of all
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readReplacementFacts(
  desk: StaffDesk,
  orderId: bigint,
  lineIds?: readonly string[],
): Promise<ReplacementFacts | null> {
  const { data } = await desk.shopify.read(ReplacementOrder, { id: `gid://shopify/Order/${orderId}` });
  if (!data.order) return null;
  let facts = readOrderFacts(data.order);
  const wanted = facts.lines.filter(({ lineId }) => !lineIds || lineIds.includes(lineId));
  const products = [...new Set(wanted.flatMap(({ productId }) => productId ?? []))];
  const nodes = [];
  for (let from = 0; from < products.length; from += productsAtOnce) {
    const ids = products.slice(from, from + productsAtOnce).map((id) => `gid://shopify/Product/${id}`);
    nodes.push(...(await desk.shopify.read(ReplacementVariants, { ids })).data.nodes);
  }
  facts = withVariants(facts, { nodes });
  return facts;
}
