import type { OrderRecord } from "#tests/standin/state.ts";

const sum = (amounts: number[]): number => amounts.reduce((total, one) => total + one, 0);

/** In minor units of the currency the customer paid in. */
export const moneyPaidFor = ({ transactions }: OrderRecord): number =>
  sum(transactions.filter(({ kind }) => kind === "SALE").map(({ amount }) => amount.presentment));

/** What went back, or is on its way at the payment provider, of it. */
export const moneyBackOf = ({ transactions, refunds }: OrderRecord): number =>
  sum([
    ...transactions
      .filter(({ kind, status }) => kind === "REFUND" && status !== "FAILURE" && status !== "ERROR")
      .map(({ amount }) => amount.presentment),
    ...refunds.map(({ storeCredit }) => storeCredit.presentment),
  ]);
