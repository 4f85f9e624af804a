import type { ShopChange } from "../engine/request-context.ts";
import { isUndecided } from "../order-money.ts";
import { restOrderEvent } from "../rest/rest-order.ts";
import { restTransactionEvent } from "../rest/rest-refund.ts";
import { writeRefundToLedger } from "./ledger.ts";

/**
 * The payment provider decides a transaction that was under way. Money moves, and the ledger says so, only now.
 * Throws when there is no such transaction or it was decided before.
 */
export function settleTransaction(change: ShopChange, transactionId: number, status: "SUCCESS" | "FAILURE"): void {
  const { state, now } = change;
  for (const order of state.orders) {
    const transaction = order.transactions.find((candidate) => candidate.id === transactionId);
    if (!transaction) continue;
    if (!isUndecided(transaction)) throw new Error(`Transaction ${transactionId} is already ${transaction.status}`);
    transaction.status = status;
    transaction.processedAt = now.toISOString();
    transaction.errorCode = status === "FAILURE" ? "GENERIC_ERROR" : null;
    order.updatedAt = now.toISOString();
    const refund = order.refunds.find((candidate) => candidate.transactionIds.includes(transactionId));
    if (refund && status === "SUCCESS") {
      const record = Object.entries(state.idempotency ?? {}).find(([, { madeId }]) => madeId === refund.id);
      writeRefundToLedger(change, order, refund, transaction, record ? record[0].split(":").slice(2).join(":") : null);
    }
    change.emit(restTransactionEvent(state, order, transaction));
    change.emit(restOrderEvent(state, order, "orders/updated"));
    return;
  }
  throw new Error(`No transaction ${transactionId} in ${state.shop.domain}`);
}
