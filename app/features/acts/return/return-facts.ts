import { readAmounts } from "../refund/refund-facts.ts";
import type { Money } from "../../shared/money.ts";
import type { ReturnOrderAnswer } from "./return-documents.ts";
import type { ReturnFormLine } from "./return-preview.ts";

/** An order and what can come back of it, as Shopify says now. */
export interface ReturnFacts extends NonNullable<ReturnOrderAnswer["order"]> {
  lines: ReturnFactLine[];
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

/** Shopify's reasons, without those the merchant uses no longer. */
export const readReasons = ({ returnReasonDefinitions }: ReturnOrderAnswer): ReturnFacts["reasons"] =>
  returnReasonDefinitions.nodes
    .filter(({ deleted }) => !deleted)
    .map(({ id, name, handle }) => ({ id: numberOf(id), name, handle }));

/** Sums up what Shopify calculated; tax comes on top only where prices do not contain it. */
export function readCalculated({ order, returnCalculate }: ReturnOrderAnswer): CalculatedReturn | null {
  if (!order || !returnCalculate) return null;
  type Part = Pick<(typeof returnCalculate.returnLineItems)[number], "subtotalSet" | "totalTaxSet">;
  const { returnLineItems, exchangeLineItems, returnShippingFee } = returnCalculate;
  const sumUp = (side: "shop" | "presentment", currency: string): ReturnSums => {
    const worthOf = ({ subtotalSet, totalTaxSet }: Part): bigint =>
      readAmounts(subtotalSet)[side].minor + (order.taxesIncluded ? 0n : readAmounts(totalTaxSet)[side].minor);
    const sum = (parts: readonly Part[]): Money => ({
      currency,
      minor: parts.reduce((total, part) => total + worthOf(part), 0n),
    });
    return {
      back: sum(returnLineItems),
      out: sum(exchangeLineItems),
      fee: returnShippingFee ? readAmounts(returnShippingFee.amountSet)[side] : { currency, minor: 0n },
    };
  };
  return { ...sumUp("presentment", order.presentmentCurrencyCode), shop: sumUp("shop", order.currencyCode) };
}
