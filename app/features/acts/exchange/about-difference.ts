import type { ExchangePlan } from "./exchange-preview.ts";

/** What an act's `about` keeps of a difference, for useSwapLines. */
export const aboutDifference = ({ way, amount }: ExchangePlan["difference"]): Record<string, string> => ({
  difference: way,
  differenceMinor: amount.minor,
  differenceCurrency: amount.currency,
});
