import { moneyToJson } from "#app/features/shared/money.ts";
import type { ActOutcome } from "../act-outcome.ts";
import type { ActionResult } from "../action-record.ts";
import type { MadeRefundAnswer, RefundCreateAnswer } from "./refund-documents.ts";
import { idOf, readShown } from "./refund-facts.ts";
import { describePayment } from "./refund-method.ts";

/** A refund as Shopify lists it. */
export const readMadeRefund = (
  refund: MadeRefundAnswer,
): ActionResult & { total: NonNullable<ActionResult["total"]> } => {
  const total = readShown(refund.totalRefundedSet);
  return {
    madeId: refund.legacyResourceId,
    createdAt: refund.createdAt,
    total: { presentment: moneyToJson(total.presentment), shop: moneyToJson(total.shop) },
    transactions: refund.transactions.nodes
      .filter(({ kind }) => kind === "REFUND")
      .map((transaction) => {
        const amount = readShown(transaction.amountSet);
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
export function outcomeOfAnswer({ refundCreate }: RefundCreateAnswer): ActOutcome {
  if (refundCreate?.refund) return { kind: "done", result: readMadeRefund(refundCreate.refund) };
  const errors = refundCreate?.userErrors ?? [];
  if (!errors.length) return { kind: "unknown", detail: "an answer without a refund" };
  return { kind: "failed", problem: "refused", detail: errors.map(({ message }) => message).join("\n") };
}
