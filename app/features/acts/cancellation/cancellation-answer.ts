import type { Money, MoneyJson } from "#app/features/shared/money.ts";
import { moneyToJson } from "#app/features/shared/money.ts";
import type { ActOutcome, Seen } from "../act-outcome.ts";
import type { ActionResult } from "../action-record.ts";
import { idOf, readShown } from "../refund/refund-facts.ts";
import { describePayment } from "../refund/refund-method.ts";
import { bearsMark, isOurNote } from "../refund/refund-note.ts";
import type { CancellationReadBackAnswer, OrderCancelAnswer } from "./cancellation-documents.ts";
import { jobOf, type CancellationActionInput, type CancellationProgress } from "./cancellation-record.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Shopify's job for it may take so long before somebody should look. */
export const longestJobMilliseconds = 24 * hour;

/** After the job is done, Shopify's answers may show the order as it was for so long. */
const settlingMilliseconds = minute;

/** Once the order is cancelled, its refund is waited for so long; then it is said to be missing, and still looked for. */
const refundWaitMilliseconds = hour;

/** Reads Shopify's answer to `orderCancel`. */
export function outcomeOfAnswer({ orderCancel }: OrderCancelAnswer): ActOutcome {
  if (orderCancel?.job) {
    const { job, jobResult } = orderCancel;
    const progress: CancellationProgress = { jobId: job.id, ...(jobResult && { resultId: jobResult.id }) };
    return { kind: "under_way", progress, lookAgainMilliseconds: second };
  }
  const errors = orderCancel?.orderCancelUserErrors ?? [];
  const detail = errors.map(({ message }) => message).join("\n");
  const isPlain = errors.length > 0 && errors.every(({ code }) => code !== "INTERNAL_ERROR");
  return isPlain
    ? { kind: "failed", problem: "refused", detail }
    : { kind: "unknown", detail: detail || "an answer without a job" };
}

/** What is known of a cancellation beside what Shopify shows. */
export interface AskedCancellation {
  idempotencyKey: string;
  /** Minor units that are to go back, in the currency the customer paid in. */
  amountMinor: bigint;
  input: unknown;
  progress: unknown;
  state: string;
  attempts: number;
  sentAt: Date;
}

/** What Shopify's picture of the order says of a cancellation that it was asked for. */
export function judgeCancellation(
  { order, job, jobResult }: CancellationReadBackAnswer,
  asked: AskedCancellation,
  now: Date,
): Seen {
  if (!order) return { kind: "needs_person", problem: "order_deleted", detail: "" };
  if (!order.cancelledAt && jobResult?.__typename === "OrderCancelJobResult" && jobResult.status === "FAILED")
    return { kind: "failed", problem: "not_done", detail: jobResult.errors.map(({ message }) => message).join("\n") };
  if (!order.cancelledAt) return judgeJob(job?.done ?? false, asked, now);
  // Shopify cancels once: with another note, or none, it was somebody else's doing, and ours comes to nothing.
  if (!bearsMark(order.cancellation?.staffNote ?? null, asked.idempotencyKey))
    return { kind: "failed", problem: "cancelled_elsewhere", detail: null };
  const result = readResult(order, asked);
  // Who has to say whether it was made, or has said so, need not wait for its money.
  if (!result.isMoneyMissing || asked.state === "needs_person" || asked.state === "succeeded")
    return { kind: "done", result };
  const age = now.getTime() - new Date(order.cancelledAt).getTime();
  return age < refundWaitMilliseconds
    ? lookAgain(asked, { ...(asked.progress as object | null), isRefundAwaited: true })
    : { kind: "done", result };
}

/** The order is not cancelled: because Shopify is still at it, or never will be. */
function judgeJob(isDone: boolean, asked: AskedCancellation, now: Date): Seen {
  const progress = jobOf(asked.progress);
  if (!progress) return { kind: "not_seen", since: [] };
  if (!isDone) {
    const isLost = now.getTime() - asked.sentAt.getTime() >= longestJobMilliseconds;
    return isLost ? { kind: "needs_person", problem: "no_sign", detail: "" } : lookAgain(asked, progress);
  }
  const doneAt = progress.doneAt ? new Date(progress.doneAt) : now;
  if (now.getTime() - doneAt.getTime() >= settlingMilliseconds)
    return { kind: "failed", problem: "not_done", detail: null };
  return lookAgain(asked, { ...progress, doneAt: doneAt.toISOString() });
}

/** After 2 s, doubled up to 5 minutes. */
const lookAgain = ({ attempts }: AskedCancellation, progress: object): ActOutcome => ({
  kind: "under_way",
  progress,
  lookAgainMilliseconds: Math.min(2 * second * 2 ** Math.min(Math.max(attempts - 1, 0), 10), 5 * minute),
});

/** What the cancellation gave back: the refunds that the order did not have before, and that no other act of ours made. */
function readResult(order: NonNullable<CancellationReadBackAnswer["order"]>, asked: AskedCancellation): ActionResult {
  const { basis, sent } = asked.input as CancellationActionInput;
  const made = order.refunds.filter(
    ({ legacyResourceId, note }) => !basis.refundIds.includes(legacyResourceId) && !isOurNote(note),
  );
  const none = { madeId: null, createdAt: order.cancelledAt };
  if (!sent.refundMethod) return { ...none, total: null, transactions: [] };
  const parts = made
    .flatMap(({ transactions }) => transactions.nodes)
    .filter(({ kind }) => kind === "REFUND")
    .map((transaction) => ({ transaction, amount: readShown(transaction.amountSet) }));
  const first = parts[0]?.amount;
  const sum = parts.reduce((minor, { amount }) => minor + amount.presentment.minor, 0n);
  return {
    ...none,
    madeId: made[0]?.legacyResourceId ?? null,
    total: first
      ? {
          presentment: addUp(parts.map(({ amount }) => amount.presentment)),
          shop: addUp(parts.map(({ amount }) => amount.shop)),
        }
      : null,
    transactions: parts.map(({ transaction, amount }) => ({
      ...describePayment(transaction),
      id: idOf(transaction.id),
      status: transaction.status,
      amount: moneyToJson(amount.presentment),
      shopAmount: moneyToJson(amount.shop),
    })),
    ...(sum < asked.amountMinor && { isMoneyMissing: true as const }),
  };
}

const addUp = (amounts: Money[]): MoneyJson => ({
  minor: amounts.reduce((sum, { minor }) => sum + minor, 0n).toString(),
  currency: amounts[0]!.currency,
});
