import type { MoneyJson } from "../shared/money.ts";
import type { MoneyState } from "./action-states.ts";
import type { RefundInput } from "./refund/refund-input.ts";
import type { PaymentMethod } from "./refund/refund-method.ts";

/** What the column `order_action.input` holds. */
export interface ActionInput {
  /** Exactly what Shopify is asked for, each time it is asked. */
  sent: RefundInput;
  /** What was confirmed, in words and sums for people. */
  shown: ActionShown;
  /** What the preview was based on: whether it still holds is asked before it is sent. */
  basis: ActionBasis;
}

export interface ActionShown {
  lines: { lineId: string; title: string; quantity: number }[];
  payments: (PaymentMethod & { amount: MoneyJson; shopAmount: MoneyJson })[];
  reason: string;
  note: string;
}

export interface ActionBasis {
  /** Shopify's `updatedAt` of the order. */
  updatedAt: string;
  /** Minor units that could at most be refunded, money in flight taken off. */
  leftMinor: string;
  /** Refundable units of the chosen lines, units in flight taken off. */
  refundable: Record<string, number>;
  /** Our acts on the order that Shopify had been asked for by then. */
  knownIds: string[];
}

/** What the column `order_action.result` holds where a person decided: nothing that Shopify told. */
export interface PersonsWord {
  decidedBy: { staffId: string; name: string };
}

/** The refund that the column `order_action.result` holds; null where there is none, or only a person's word for it. */
export const refundResultOf = (column: unknown): RefundResult | null =>
  column !== null && "refundId" in (column as object) ? (column as RefundResult) : null;

/** Who decided what no machine could find out; null: nobody had to. */
export const decidedByOf = (column: unknown): string | null =>
  column !== null && "decidedBy" in (column as object) ? (column as PersonsWord).decidedBy.name : null;

/** What the column `order_action.result` holds: the refund as Shopify made it. */
export interface RefundResult {
  refundId: string;
  createdAt: string | null;
  total: { presentment: MoneyJson; shop: MoneyJson };
  transactions: RefundResultTransaction[];
}

export interface RefundResultTransaction extends PaymentMethod {
  id: string;
  /** As Shopify last told: SUCCESS, PENDING, FAILURE, ERROR, AWAITING_RESPONSE, UNKNOWN, or one that came later. */
  status: string;
  amount: MoneyJson;
  shopAmount: MoneyJson;
}

export const failedStatuses: ReadonlySet<string> = new Set(["FAILURE", "ERROR"]);

/** Whether the payment provider has decided: such a status never changes again. */
export const isSettled = (status: string): boolean => status === "SUCCESS" || failedStatuses.has(status);

/**
 * Where the money of a refund is. Store credit makes no transaction and is there at once.
 * @param sent what Shopify was asked for: a payment that it does not list yet is not confirmed
 */
export function moneyStateOf(
  { transactions }: Pick<RefundResult, "transactions">,
  sent: Pick<RefundInput, "transactions">,
): MoneyState {
  if (transactions.some(({ status }) => failedStatuses.has(status))) return "failed";
  const allThere = transactions.length >= (sent.transactions?.length ?? 0);
  return allThere && transactions.every(({ status }) => status === "SUCCESS") ? "confirmed" : "sent";
}

/**
 * The result after news of one transaction. Old news changes nothing: what is settled stays.
 * @returns null when nothing changes
 */
export function withTransactionStatus(
  result: RefundResult,
  transactionId: string,
  status: string,
): RefundResult | null {
  const known = result.transactions.find(({ id }) => id === transactionId);
  if (!known || known.status === status || isSettled(known.status)) return null;
  return { ...result, transactions: result.transactions.map((one) => (one === known ? { ...one, status } : one)) };
}
