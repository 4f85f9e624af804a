import type { RefundInput } from "./refund/refund-input.ts";
import type { PaymentMethod } from "./refund/refund-method.ts";
import type { StoredVerdict } from "../policies/stored-verdict.ts";
import type { Ability } from "../team/role.ts";
import type { TypedForm } from "./authority/typed-form.ts";
import type { MoneyJson } from "../shared/money.ts";
import type { LineTitle } from "./line-title.ts";
import type { MoneyState } from "./action-states.ts";

/**
 * What the column `order_action.input` holds, of whatever kind: each kind says more exactly what its `Sent` and `Basis`
 * are.
 */
export interface ActionInput<Sent = unknown, Basis extends ActionBasis = ActionBasis> {
  /** Exactly what Shopify is asked for, each time it is asked. */
  sent: Sent;
  /** What was confirmed, in words and sums for people. */
  shown: ActionShown;
  /** What the preview was based on: whether it still holds is asked before it is sent. */
  basis: Basis;
  /** Payments that Shopify will list a transaction for; left out: as many as the refund names. */
  awaitedPayments?: number;
  /** What it needs of a role beside its kind. */
  needs?: Ability[];
  /** Nobody knows what it will give away: it counts nothing in sums, and is above every limit. */
  isWorthUnknown?: true;
  /** The form as it was filled in. */
  typed?: TypedForm;
  /** What the merchant's policies said, and why it steps outside of one. */
  policy?: StoredVerdict;
}

/** How many transactions Shopify will list once all of the money has been moved. */
export function awaitedPaymentsOf({ awaitedPayments, sent }: Pick<ActionInput, "awaitedPayments" | "sent">): number {
  return awaitedPayments ?? (sent as Pick<RefundInput, "transactions">).transactions?.length ?? 0;
}

export interface ActionShown {
  lines: (LineTitle & { lineId: string; quantity: number })[];
  payments: (PaymentMethod & { amount: MoneyJson; shopAmount: MoneyJson })[];
  reason: string;
  /** Of several things that come back, each reason once; left out: `reason` is the only one. */
  reasons?: string[];
  note: string;
  /** Which of several things an act of its kind does: the texts have words for each. */
  variant?: string;
  /** What else its texts and sentences name; nothing personal but the `recipient` of a mail, which an erasure takes. */
  about?: Record<string, string>;
}

export interface ActionBasis {
  /** Shopify's `updatedAt` of the order. */
  updatedAt: string;
  /** Our acts on the order that Shopify had been asked for by then. */
  knownIds: string[];
}

/** What the column `order_action.result` holds where a person decided: nothing that Shopify told. */
export interface PersonsWord {
  /** `word`: why they say so. */
  decidedBy: { staffId: string; name: string; word: string };
}

/** What the column `order_action.result` holds: what Shopify made. */
export interface ActionResult {
  /** Shopify's numeric id of what came of it: the refund, the new order; null: nothing with an id of its own. */
  madeId: string | null;
  createdAt: string | null;
  /** Money that went back; null: the act is not about money. */
  total: { presentment: MoneyJson; shop: MoneyJson } | null;
  transactions: MadeTransaction[];
  /** The new order, where one came of it. */
  order?: { id: string; name: string };
  /** The draft order, where one was prepared. */
  draft?: { id: string; name: string };
  /** Of what a customer is asked to pay: whether they have; gone: nobody can any more. */
  payment?: "awaited" | "made" | "gone";
  /** When what can be paid was first looked for and not there any more, ISO 8601; left out: it was there. */
  missingSince?: string;
  /** What Shopify calls it, where that is no order: "#1001-R1". */
  name?: string;
  /** Of a label that was given as a file: where Shopify shows its copy to customers; left out: it did not say. */
  label?: string;
  /** It was made, and this did not come to it. */
  lacks?: Lacking;
  /** What it came to where that is not what was shown, in all and for its texts, in place of what was shown. */
  otherwise?: { shown: MoneyJson; made: MoneyJson; variant: string; about: Record<string, string> };
  /** Money was to go back, and Shopify gave none. */
  isMoneyMissing?: true;
}

/**
 * What may be missing from an act that was made: the label of a return, the invoice of what a customer owes, a part of
 * what was to change.
 */
export type Lacking = "label" | "invoice" | "part";

/** What stands with an act of which only the label is not known yet. */
export const labelAwaited = "no answer about the label";

export interface MadeTransaction extends PaymentMethod {
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
 * Where the money of an act is. Store credit makes no transaction and is there at once.
 * @param awaitedPayments a payment that Shopify does not list yet is not confirmed
 */
export function moneyStateOf(
  {
    total,
    transactions,
    isMoneyMissing,
    payment,
  }: Pick<ActionResult, "total" | "transactions" | "isMoneyMissing" | "payment">,
  awaitedPayments: number,
): MoneyState {
  if (payment === "gone") return "none";
  if (payment) return payment === "made" ? "confirmed" : "sent";
  if (isMoneyMissing || transactions.some(({ status }) => failedStatuses.has(status))) return "failed";
  if (total === null) return "none";
  const allThere = transactions.length >= awaitedPayments;
  return allThere && transactions.every(({ status }) => status === "SUCCESS") ? "confirmed" : "sent";
}

/**
 * The result after news of one transaction. Old news changes nothing: what is settled stays.
 * @returns null when nothing changes
 */
export function withTransactionStatus(
  result: ActionResult,
  transactionId: string,
  status: string,
): ActionResult | null {
  const known = result.transactions.find(({ id }) => id === transactionId);
  if (!known || known.status === status || isSettled(known.status)) return null;
  return { ...result, transactions: result.transactions.map((one) => (one === known ? { ...one, status } : one)) };
}
