import { readShown } from "../refund/refund-facts.ts";
import type { Money, MoneyBag } from "../../shared/money.ts";
import type { ReturnOrderAnswer } from "./return-documents.ts";
import type { ReturnFormLine } from "./return-preview.ts";

/** An order and what can come back of it, as Shopify says now. */
export interface ReturnFacts extends NonNullable<ReturnOrderAnswer["order"]> {
  lines: ReturnFactLine[];
  /** More can come back than these. */
  hasMore: boolean;
  reasons: { id: string; name: string; handle: string }[];
  /** What is chosen, by Shopify's calculation; null: nothing is, or it did not say. */
  calculated: CalculatedReturn | null;
  /** As they were written the last time. */
  instructions: string;
}

export interface ReturnFactLine extends ReturnFormLine {
  /** Shopify's numeric ids, of the order's line and of what was bought; null: it is no longer sold. */
  lineId: string;
  variantId: string | null;
  productId: string | null;
}

/** In the currency the customer paid in, tax contained; `shop`: in the shop's. */
export interface CalculatedReturn extends ReturnSums {
  shop: ReturnSums;
}

export interface ReturnSums {
  back: Money;
  out: Money;
  fee: Money;
}

export const numberOf = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

/** The lines that can still come back; those of several parcels each by itself. */
export const readReturnable = ({ returnableFulfillments }: ReturnOrderAnswer): ReturnFactLine[] =>
  returnableFulfillments.nodes
    .flatMap(({ returnableFulfillmentLineItems }) => returnableFulfillmentLineItems.nodes)
    .filter(({ quantity }) => quantity > 0)
    .map(({ quantity, fulfillmentLineItem: { id, lineItem } }) => ({
      sentId: numberOf(id),
      lineId: numberOf(lineItem.id),
      title: lineItem.title,
      variantTitle: lineItem.variantTitle,
      imageUrl: lineItem.image?.url ?? null,
      returnable: quantity,
      variantId: lineItem.variant && numberOf(lineItem.variant.id),
      productId: lineItem.product && numberOf(lineItem.product.id),
    }));

/** Parcels or lines that were not read. */
export const hasMoreReturnable = ({ returnableFulfillments: { nodes, pageInfo } }: ReturnOrderAnswer): boolean =>
  pageInfo.hasNextPage ||
  nodes.some(({ returnableFulfillmentLineItems }) => returnableFulfillmentLineItems.pageInfo.hasNextPage);

/** Shopify's reasons, without those the merchant uses no longer. */
export const readReasons = ({ returnReasonDefinitions }: ReturnOrderAnswer): ReturnFacts["reasons"] =>
  returnReasonDefinitions.nodes
    .filter(({ deleted }) => !deleted)
    .map(({ id, name, handle }) => ({ id: numberOf(id), name, handle }));

type Part = Pick<
  NonNullable<ReturnOrderAnswer["returnCalculate"]>["returnLineItems"][number],
  "subtotalSet" | "totalTaxSet"
>;

/**
 * Sums up parts of a calculation in one of the two moneys, shares of discounts as near as it goes; tax comes on top only
 * where prices do not contain it.
 */
export function sumParts(
  order: Pick<NonNullable<ReturnOrderAnswer["order"]>, "taxesIncluded" | "currencyCode" | "presentmentCurrencyCode">,
  parts: readonly Part[],
  side: keyof MoneyBag,
): Money {
  const worthOf = ({ subtotalSet, totalTaxSet }: Part): bigint =>
    readShown(subtotalSet)[side].minor + (order.taxesIncluded ? 0n : readShown(totalTaxSet)[side].minor);
  return {
    currency: side === "shop" ? order.currencyCode : order.presentmentCurrencyCode,
    minor: parts.reduce((total, part) => total + worthOf(part), 0n),
  };
}

/** Sums up what Shopify calculated. */
export function readCalculated({ order, returnCalculate }: ReturnOrderAnswer): CalculatedReturn | null {
  if (!order || !returnCalculate) return null;
  const { returnLineItems, exchangeLineItems, returnShippingFee } = returnCalculate;
  const sumUp = (side: keyof MoneyBag, currency: string): ReturnSums => ({
    back: sumParts(order, returnLineItems, side),
    out: sumParts(order, exchangeLineItems, side),
    fee: returnShippingFee ? readShown(returnShippingFee.amountSet)[side] : { currency, minor: 0n },
  });
  return { ...sumUp("presentment", order.presentmentCurrencyCode), shop: sumUp("shop", order.currencyCode) };
}
