import type { Minor, MoneyPair } from "../state.ts";

/** How many of each currency one euro buys, in ten-thousandths. Plausible, not today's. */
const PER_EURO: Record<string, number> = {
  EUR: 10_000,
  USD: 10_900,
  GBP: 8_520,
  PLN: 42_800,
  BRL: 61_300,
  JPY: 1_712_000,
  KWD: 3_340,
};

/** Foreign prices are rounded to a multiple of this many minor units, as shops set it. */
const PRICE_STEP: Record<string, Minor> = { JPY: 10, KWD: 50, BRL: 10, PLN: 10 };

/** Decimal places of a currency: 0 for yen, 3 for Kuwaiti dinar, else 2. */
export function findExponent(currency: string): number {
  if (currency === "JPY") return 0;
  return currency === "KWD" ? 3 : 2;
}

/** Whole-number division, rounding halves up. */
export function divideRounded(dividend: number, divisor: number): number {
  const rest = ((dividend % divisor) + divisor) % divisor;
  const floor = (dividend - rest) / divisor;
  return rest * 2 >= divisor ? floor + 1 : floor;
}

/** Converts minor units of one currency into minor units of another. Throws on a currency without a rate. */
export function convertMinor(amount: Minor, from: string, to: string): Minor {
  if (from === to) return amount;
  const [fromRate, toRate] = [PER_EURO[from], PER_EURO[to]];
  if (fromRate === undefined || toRate === undefined) throw new Error(`No rate from ${from} to ${to}`);
  const shift = findExponent(to) - findExponent(from);
  return shift >= 0
    ? divideRounded(amount * toRate * 10 ** shift, fromRate)
    : divideRounded(amount * toRate, fromRate * 10 ** -shift);
}

/** A price that the shop set in its own currency, as shown in another. A price above zero never becomes zero. */
export function convertPrice(amount: Minor, from: string, to: string): Minor {
  if (from === to || amount === 0) return amount;
  const step = PRICE_STEP[to] ?? 1;
  return Math.max(step, divideRounded(convertMinor(amount, from, to), step) * step);
}

/**
 * What `part` units take of `rest`, which still covers `units` of them. Taken one after the other from what is left,
 * all parts together are exactly the whole: the last unit takes the remainder.
 */
export function takeUnits(rest: Minor, units: number, part: number): Minor {
  if (part < 0 || part > units) throw new Error(`No ${part} of ${units} units`);
  return part === units ? rest : divideRounded(rest * part, units);
}

/** Nothing, in both currencies. */
export function makeZero(): MoneyPair {
  return { shop: 0, presentment: 0 };
}

/** The sum, each currency for itself. */
export function addPairs(...pairs: MoneyPair[]): MoneyPair {
  const sum = makeZero();
  for (const pair of pairs) {
    sum.shop += pair.shop;
    sum.presentment += pair.presentment;
  }
  return sum;
}

/** `left` without `right`, each currency for itself. */
export function subtractPairs(left: MoneyPair, right: MoneyPair): MoneyPair {
  return { shop: left.shop - right.shop, presentment: left.presentment - right.presentment };
}

/** Applies the same rule to both currencies. */
export function mapPair(pair: MoneyPair, rule: (amount: Minor) => Minor): MoneyPair {
  return { shop: rule(pair.shop), presentment: rule(pair.presentment) };
}
