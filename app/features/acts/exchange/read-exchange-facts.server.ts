import type { ActingDesk } from "../../shared/desk.ts";
import { ReplacementVariants } from "../replacement/replacement-documents.ts";
import { readVariants } from "../replacement/replacement-facts.ts";
import type { ReplacementVariant } from "../replacement/replacement-preview.ts";
import { readReturnFacts } from "../return/read-return-facts.server.ts";
import type { ReturnFacts } from "../return/return-facts.ts";
import type { ReturnChoice } from "../return/return-preview.ts";

export interface ExchangeFacts extends ReturnFacts {
  /** By Shopify's numeric id of the product. */
  variants: ReadonlyMap<string, ReplacementVariant[]>;
}

/** Products whose variants are asked for: more would cost more than Shopify allows for one call. */
const mostProducts = 20;

/**
 * Asks Shopify what can come back, what it is worth, and what is in stock to go out for it: two calls.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readExchangeFacts(
  desk: ActingDesk,
  orderId: string,
  choice: ReturnChoice | null,
): Promise<ExchangeFacts | null> {
  const facts = await readReturnFacts(desk, orderId, choice);
  if (!facts) return null;
  const wanted = facts.lines.filter(({ sentId }) => !choice || choice.lines.some((line) => line.sentId === sentId));
  const products = [...new Set(wanted.flatMap(({ productId }) => productId ?? []))].slice(0, mostProducts);
  const ids = products.map((id) => `gid://shopify/Product/${id}`);
  const variants = ids.length ? readVariants((await desk.shopify.read(ReplacementVariants, { ids })).data) : new Map();
  return { ...facts, variants };
}
