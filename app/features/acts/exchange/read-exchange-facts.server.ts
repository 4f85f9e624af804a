import type { ActingDesk } from "../../shared/desk.ts";
import { readStock, readVariants } from "../replacement/replacement-facts.ts";
import type { ReplacementVariant } from "../replacement/replacement-preview.ts";
import { askForReturnable, readReturn } from "../return/read-return-facts.server.ts";
import type { ReturnFound } from "../return/return-documents.ts";
import { numberOf, type ReturnFacts } from "../return/return-facts.ts";
import type { ReturnChoice } from "../return/return-preview.ts";

export interface ExchangeFacts extends ReturnFacts {
  /** What may go out, by Shopify's numeric id of the product that came; where something is chosen: nothing. */
  variants: ReadonlyMap<string, ReplacementVariant[]>;
  /** What is chosen to go out, as far as the shop has it. */
  out: (ReplacementVariant & { productTitle: string })[];
}

/**
 * Asks Shopify what can come back, what it is worth, and what is in stock to go out for it: one call, as with a return.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readExchangeFacts(
  desk: ActingDesk,
  orderId: string,
  choice: ReturnChoice | null,
): Promise<ExchangeFacts | null> {
  const answer = await askForReturnable(desk, orderId, choice, true);
  return (
    answer && { ...(await readReturn(desk, answer, choice)), variants: listVariants(answer), out: listOut(answer) }
  );
}

const listVariants = ({ order }: ReturnFound) =>
  new Map(
    (order.bought?.nodes ?? []).flatMap(({ product }) =>
      product ? [[numberOf(product.id), readVariants(product)] as const] : [],
    ),
  );

const listOut = ({ out }: ReturnFound) =>
  out.flatMap((node) =>
    node?.__typename === "ProductVariant" ? [{ ...readStock(node), productTitle: node.product.title }] : [],
  );
