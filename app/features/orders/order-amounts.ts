import { decimalsOf, moneyToJson, parseDecimal, type Money } from "../shared/money.ts";
import type { AmountPair } from "./order.ts";

/** An amount in both currencies as Shopify answers it. */
export interface AnsweredAmounts {
  shopMoney: { amount: string; currencyCode: string };
  presentmentMoney: { amount: string; currencyCode: string };
}

/**
 * Both amounts, exact.
 * @throws RangeError on a fraction that the currency does not have
 */
export const parseAmounts = ({ shopMoney, presentmentMoney }: AnsweredAmounts): AmountPair => ({
  shop: moneyToJson(parseDecimal(shopMoney.amount, shopMoney.currencyCode)),
  presentment: moneyToJson(parseDecimal(presentmentMoney.amount, presentmentMoney.currencyCode)),
});

/** A share of a discount, which Shopify may answer with more decimals than the currency has. To show, never to send. */
export const parseApproximate = ({ shopMoney, presentmentMoney }: AnsweredAmounts): AmountPair => ({
  shop: moneyToJson(parseRounded(shopMoney.amount, shopMoney.currencyCode)),
  presentment: moneyToJson(parseRounded(presentmentMoney.amount, presentmentMoney.currencyCode)),
});

/** Rounded half up, away from zero. */
export function parseRounded(amount: string, currency: string): Money {
  const places = decimalsOf(currency);
  const [whole = "", fraction = ""] = amount.split(".");
  const kept = fraction.slice(0, places);
  const exact = parseDecimal(kept ? `${whole}.${kept}` : whole, currency);
  if (!/^[5-9]/.test(fraction.slice(places))) return exact;
  return { minor: exact.minor + (amount.startsWith("-") ? -1n : 1n), currency };
}
