import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { moneyToJson } from "#app/features/shared/money.ts";
import type { RefundResult } from "../action-record.ts";
import type { MadeRefundAnswer, RefundCreateAnswer } from "./refund-documents.ts";
import { idOf, readAmounts } from "./refund-facts.ts";
import { describePayment } from "./refund-method.ts";
import type { ActionProblem } from "./refund-problems.ts";

/** What asking Shopify for a refund came to. */
export type RefundOutcome =
  | { kind: "done"; result: RefundResult }
  /** It was not made, and will not be. */
  | { kind: "failed"; problem: ActionProblem; detail: string | null }
  /** It may have been made, or may still be. Asking again with the same key and the same input is safe. */
  | { kind: "unknown"; detail: string }
  /** Nothing a machine should go on with. */
  | { kind: "needs_person"; problem: ActionProblem; detail: string };

/** A refund as Shopify lists it. */
export const readMadeRefund = (refund: MadeRefundAnswer): RefundResult => {
  const total = readAmounts(refund.totalRefundedSet);
  return {
    refundId: refund.legacyResourceId,
    createdAt: refund.createdAt,
    total: { presentment: moneyToJson(total.presentment), shop: moneyToJson(total.shop) },
    transactions: refund.transactions.nodes
      .filter(({ kind }) => kind === "REFUND")
      .map((transaction) => {
        const amount = readAmounts(transaction.amountSet);
        return {
          ...describePayment(transaction),
          id: idOf(transaction.id),
          status: transaction.status,
          amount: moneyToJson(amount.presentment),
          shopAmount: moneyToJson(amount.shop),
        };
      }),
  };
};

/** Reads Shopify's answer to `refundCreate`. */
export function outcomeOfAnswer({ refundCreate }: RefundCreateAnswer): RefundOutcome {
  if (refundCreate?.refund) return { kind: "done", result: readMadeRefund(refundCreate.refund) };
  const errors = refundCreate?.userErrors ?? [];
  if (!errors.length) return { kind: "unknown", detail: "an answer without a refund" };
  return { kind: "failed", problem: "refused", detail: errors.map(({ message }) => message).join("\n") };
}

/**
 * Reads what was thrown instead of an answer.
 * @param isFirst no earlier attempt was made: only then does "certainly nothing happened" speak of the whole act
 */
export function outcomeOfFailure(error: unknown, isFirst: boolean): RefundOutcome {
  if (!(error instanceof ShopifyUnavailable)) return { kind: "unknown", detail: (error as Error).message };
  const { kind, codes, mayHaveActed, message } = error;
  if (codes.includes("IDEMPOTENCY_KEY_PARAMETER_MISMATCH"))
    return { kind: "needs_person", problem: "key_mismatch", detail: message };
  // Shopify speaks of an attempt with this key that it has finished with.
  if (codes.includes("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"))
    return { kind: "failed", problem: "refused", detail: message };
  if (mayHaveActed || !isFirst) return { kind: "unknown", detail: message };
  if (codes.includes("ACCESS_DENIED")) return { kind: "failed", problem: "scope_missing", detail: message };
  if (kind === "token_refused") return { kind: "failed", problem: "token_refused", detail: message };
  return { kind: "failed", problem: kind === "bad_answer" ? "refused" : "not_reached", detail: message };
}
