import type { OrderRecord, RefundRecord, TransactionRecord } from "../../state.ts";
import { addCredit } from "./give-credit.ts";
import { calculateLines } from "../calculate-refund.ts";
import type { CalculatedLine } from "../calculate-refund.ts";
import type { ShopChange } from "../engine/request-context.ts";
import type { UserError } from "../errors.ts";
import { restOrderEvent } from "../rest/rest-order.ts";
import { restRefundEvent, restTransactionEvent } from "../rest/rest-refund.ts";
import { checkRefundLines } from "./check-refund-lines.ts";
import { checkRefundMoney } from "./check-refund-money.ts";
import type { RefundMoney } from "./check-refund-money.ts";
import { moveStock, writeRefundToLedger } from "./ledger.ts";
import type { RefundInput } from "./refund-input.ts";

/** Longest note on a refund, in characters. */
const longestNote = 5000;

export interface RefundRequest {
  input: RefundInput;
  /** The staff member behind an online token. */
  staffId: number | null;
  idempotencyKey: string | null;
  /** What the payment provider answers. */
  transactionStatus: TransactionRecord["status"];
}

export type RefundResult = { ok: true; refund: RefundRecord } | { ok: false; errors: UserError[] };

function addTransactions(
  change: ShopChange,
  order: OrderRecord,
  money: RefundMoney,
  status: TransactionRecord["status"],
) {
  const at = change.now.toISOString();
  return money.payments.map(({ payment, amount }) => {
    const transaction: TransactionRecord = {
      id: change.takeId(),
      kind: "REFUND",
      status,
      gateway: payment.gateway,
      formattedGateway: payment.formattedGateway,
      amount,
      parentId: payment.id,
      createdAt: at,
      processedAt: at,
      paymentDetails: payment.paymentDetails,
      errorCode: status === "FAILURE" || status === "ERROR" ? "GENERIC_ERROR" : null,
    };
    order.transactions.push(transaction);
    return transaction;
  });
}

function restock(change: ShopChange, order: OrderRecord, refundId: number, lines: readonly CalculatedLine[]): void {
  for (const { line, quantity, restockType, locationId } of lines) {
    if (restockType === "CANCEL") line.removedQuantity += quantity;
    if (locationId === null || line.variantId === null) continue;
    const because = `refund of ${order.name}, ${restockType.toLowerCase()}`;
    moveStock(change, { variantId: line.variantId, locationId, units: quantity, because, refundId });
  }
}

/**
 * Checks a refund and, when nothing is wrong with it, makes it: record, transactions, stock, store credit and ledger in
 * one step that nothing can come between.
 */
export function createRefund(change: ShopChange, order: OrderRecord, request: RefundRequest): RefundResult {
  const { input } = request;
  const lineCheck = checkRefundLines(change.state, order, input.refundLineItems ?? []);
  const money = checkRefundMoney(order, change.state.shop.currencyCode, input);
  const errors = [...lineCheck.errors, ...money.errors];
  if ((input.note?.length ?? 0) > longestNote)
    errors.push({ field: ["note"], message: `Note is too long (maximum is ${longestNote} characters)` });
  const isEmpty =
    lineCheck.wanted.length === 0 &&
    money.payments.length === 0 &&
    money.shipping.price.presentment === 0 &&
    money.storeCredit.presentment === 0;
  if (errors.length === 0 && isEmpty)
    errors.push({ field: null, message: "Refund must contain line items, shipping, transactions or refund methods" });
  if (errors.length > 0) return { ok: false, errors };

  const lines = calculateLines(order, lineCheck.wanted);
  const at = change.now.toISOString();
  const refundId = change.takeId();
  const transactions = addTransactions(change, order, money, request.transactionStatus);
  const refund: RefundRecord = {
    id: refundId,
    createdAt: at,
    updatedAt: at,
    note: input.note ?? null,
    staffId: request.staffId,
    lines: lines.map(({ line, quantity, restockType, locationId, subtotal, tax }) => ({
      id: change.takeId(),
      lineId: line.id,
      quantity,
      restockType,
      locationId,
      subtotal,
      tax,
    })),
    shipping: money.shipping.price,
    shippingTax: money.shipping.tax,
    transactionIds: transactions.map((transaction) => transaction.id),
    storeCredit: money.storeCredit,
  };
  order.refunds.push(refund);
  order.updatedAt = at;
  restock(change, order, refundId, lines);
  if (money.storeCredit.presentment > 0) {
    const to = { customerId: order.customerId!, currency: order.presentmentCurrency };
    addCredit(change, to, money.storeCredit.presentment, "ORDER_REFUND");
    writeRefundToLedger(change, order, refund, null, request.idempotencyKey);
  }
  for (const transaction of transactions)
    if (transaction.status === "SUCCESS")
      writeRefundToLedger(change, order, refund, transaction, request.idempotencyKey);

  change.emit(restRefundEvent(change.state, order, refund));
  for (const transaction of transactions)
    if (transaction.status !== "PENDING") change.emit(restTransactionEvent(change.state, order, transaction));
  change.emit(restOrderEvent(change.state, order, "orders/updated"));
  return { ok: true, refund };
}
