import type { Minor, MoneyPair } from "../state.ts";
import { formatDecimal, formatMoney } from "./currency.ts";

export const zero: MoneyPair = { shop: 0, presentment: 0 };

/** The currencies that a pair's two halves are in. */
export interface CurrencyPair {
  shop: string;
  presentment: string;
}

export function addPairs(...pairs: MoneyPair[]): MoneyPair {
  const sum = { ...zero };
  for (const pair of pairs) {
    sum.shop += pair.shop;
    sum.presentment += pair.presentment;
  }
  return sum;
}

export function subtractPair(from: MoneyPair, what: MoneyPair): MoneyPair {
  return { shop: from.shop - what.shop, presentment: from.presentment - what.presentment };
}

export function timesPair(pair: MoneyPair, times: number): MoneyPair {
  return { shop: pair.shop * times, presentment: pair.presentment * times };
}

/** Neither half below nothing. */
export function atLeastZero(pair: MoneyPair): MoneyPair {
  return { shop: Math.max(0, pair.shop), presentment: Math.max(0, pair.presentment) };
}

/**
 * `part` of `whole` parts of `amount` (which is not negative), rounded half up with whole numbers. All parts together give
 * exactly `amount` when each is taken from what the earlier ones left: the last one gets the remainder.
 */
export function takeShare(amount: Minor, whole: number, part: number): Minor {
  if (part <= 0 || whole <= 0) return 0;
  if (part >= whole) return amount;
  const divisor = 2n * BigInt(whole);
  return Number((2n * BigInt(amount) * BigInt(part) + BigInt(whole)) / divisor);
}

/** `takeShare` on both halves, each rounded on its own. */
export function takePairShare(amount: MoneyPair, whole: number, part: number): MoneyPair {
  return { shop: takeShare(amount.shop, whole, part), presentment: takeShare(amount.presentment, whole, part) };
}

/** A part of `pair` that is given in presentment money; the shop's half follows in proportion. */
export function takePresentment(pair: MoneyPair, presentment: Minor): MoneyPair {
  return { shop: takeShare(pair.shop, pair.presentment, presentment), presentment };
}

/** GraphQL's `MoneyV2`. */
export function moneyV2(minor: Minor, currency: string) {
  return { __typename: "MoneyV2", amount: formatDecimal(minor, currency), currencyCode: currency };
}

/** GraphQL's `MoneyBag`. */
export function moneyBag(pair: MoneyPair, currencies: CurrencyPair) {
  return {
    __typename: "MoneyBag",
    shopMoney: moneyV2(pair.shop, currencies.shop),
    presentmentMoney: moneyV2(pair.presentment, currencies.presentment),
  };
}

/** REST's `…_set`. */
export function restMoneySet(pair: MoneyPair, currencies: CurrencyPair) {
  return {
    shop_money: { amount: formatMoney(pair.shop, currencies.shop), currency_code: currencies.shop },
    presentment_money: {
      amount: formatMoney(pair.presentment, currencies.presentment),
      currency_code: currencies.presentment,
    },
  };
}
