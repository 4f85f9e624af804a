import type { ActionProblem } from "./act-problems.ts";
import type { MoneyState } from "./action-states.ts";
import { awaitedPaymentsOf, moneyStateOf, type ActionInput, type ActionResult } from "./action-record.ts";

/** What the row holds of what was confirmed: minor units, in the currency the customer paid in. */
interface Confirmed {
  amountMinor: bigint;
  currency: string;
}

/** Whether Shopify gave back exactly what was confirmed. */
export const isAsConfirmed = ({ total }: ActionResult, { amountMinor, currency }: Confirmed): boolean =>
  total === null
    ? amountMinor === 0n
    : total.presentment.minor === amountMinor.toString() && total.presentment.currency === currency;

function problemOf({ payment, isMoneyMissing }: ActionResult, moneyState: MoneyState): ActionProblem | null {
  if (payment === "gone") return "draft_gone";
  if (moneyState !== "failed") return null;
  return isMoneyMissing ? "refund_missing" : "payment_failed";
}

/**
 * The columns of an act that was made, by what Shopify lists of it.
 * @param input null: it cannot be read, and nothing more is waited for
 */
export function resultColumns(result: ActionResult, confirmed: Confirmed, input: ActionInput | null) {
  const { total, order, madeId } = result;
  const moneyState = moneyStateOf(result, input ? awaitedPaymentsOf(input) : 0);
  return {
    result: result as object,
    shopifyId: madeId === null ? null : BigInt(madeId),
    ...(order && { relatedOrderId: BigInt(order.id) }),
    moneyState,
    problem: problemOf(result, moneyState),
    problemDetail: null,
    ...(isAsConfirmed(result, confirmed) &&
      total && { shopAmountMinor: BigInt(total.shop.minor), shopCurrency: total.shop.currency }),
  };
}
