import type { LineRecord, MoneyPair, OrderRecord, TransactionRecord } from "../state.ts";
import { addPairs, atLeastZero, subtractPair, takePairShare, timesPair, zero } from "./money.ts";
import { countUnits } from "./order-quantities.ts";

/** A line's price for all its units after discounts; contains the tax where the order's prices do. */
export function priceOfLine(line: LineRecord): MoneyPair {
  return subtractPair(timesPair(line.unitPrice, line.quantity), line.discount);
}

/** Shipping after discounts, all shipping lines together; contains the tax where the order's prices do. */
export function priceOfShipping(order: OrderRecord): MoneyPair {
  return addPairs(...order.shippingLines.map((line) => subtractPair(line.price, line.discount)));
}

export function taxOfShipping(order: OrderRecord): MoneyPair {
  return addPairs(...order.shippingLines.map((line) => line.tax));
}

/** What of a line is still on the order: its price and tax without refunded and edited-away units. */
export function remainingOfLine(
  order: OrderRecord,
  line: LineRecord,
): { price: MoneyPair; tax: MoneyPair; units: number } {
  const units = countUnits(order, line);
  const parts = order.refunds.flatMap((refund) => refund.lines).filter((part) => part.lineId === line.id);
  const left = (whole: MoneyPair, refunded: MoneyPair[]) =>
    atLeastZero(subtractPair(whole, addPairs(...refunded, takePairShare(whole, line.quantity, units.editedAway))));
  return {
    units: units.refundable,
    price: left(
      priceOfLine(line),
      parts.map((part) => part.subtotal),
    ),
    tax: left(
      line.tax,
      parts.map((part) => part.tax),
    ),
  };
}

/** What of the shipping price has not been refunded. */
export function remainingOfShipping(order: OrderRecord): { price: MoneyPair; tax: MoneyPair } {
  return {
    price: atLeastZero(
      subtractPair(priceOfShipping(order), addPairs(...order.refunds.map((refund) => refund.shipping))),
    ),
    tax: atLeastZero(
      subtractPair(taxOfShipping(order), addPairs(...order.refunds.map((refund) => refund.shippingTax))),
    ),
  };
}

/** Prices and tax summed up: tax comes on top only where prices do not contain it. */
export function withTax(order: OrderRecord, prices: MoneyPair, tax: MoneyPair): MoneyPair {
  return order.taxesIncluded ? prices : addPairs(prices, tax);
}

export interface OrderTotals {
  subtotal: MoneyPair;
  shipping: MoneyPair;
  tax: MoneyPair;
  discounts: MoneyPair;
  total: MoneyPair;
}

/** The order as it was bought, before refunds and edits. */
export function totalAsBought(order: OrderRecord): OrderTotals {
  const subtotal = addPairs(...order.lines.map(priceOfLine));
  const shipping = priceOfShipping(order);
  const tax = addPairs(...order.lines.map((line) => line.tax), taxOfShipping(order));
  const discounts = addPairs(
    ...order.lines.map((line) => line.discount),
    ...order.shippingLines.map((line) => line.discount),
  );
  return { subtotal, shipping, tax, discounts, total: withTax(order, addPairs(subtotal, shipping), tax) };
}

/** The order as it stands now. */
export function totalNow(order: OrderRecord): OrderTotals {
  const lines = order.lines.map((line) => ({ line, left: remainingOfLine(order, line) }));
  const shippingLeft = remainingOfShipping(order);
  const subtotal = addPairs(...lines.map(({ left }) => left.price));
  const tax = addPairs(...lines.map(({ left }) => left.tax), shippingLeft.tax);
  const discounts = addPairs(
    ...lines.map(({ line, left }) => takePairShare(line.discount, line.quantity, left.units)),
    ...order.shippingLines.map((line) => line.discount),
  );
  const total = withTax(order, addPairs(subtotal, shippingLeft.price), tax);
  return { subtotal, shipping: shippingLeft.price, tax, discounts, total };
}

function sumTransactions(order: OrderRecord, wanted: (transaction: TransactionRecord) => boolean): MoneyPair {
  return addPairs(...order.transactions.filter(wanted).map((transaction) => transaction.amount));
}

function isPayment(transaction: TransactionRecord): boolean {
  return transaction.kind === "SALE" || transaction.kind === "CAPTURE";
}

/** Money that came in for good. */
export function receivedFor(order: OrderRecord): MoneyPair {
  return sumTransactions(order, (transaction) => isPayment(transaction) && transaction.status === "SUCCESS");
}

export function storeCreditGivenFor(order: OrderRecord): MoneyPair {
  return addPairs(...order.refunds.map((refund) => refund.storeCredit));
}

/** Money that went back for good: confirmed refund transactions, and store credit. */
export function refundedFor(order: OrderRecord): MoneyPair {
  const paidBack = sumTransactions(
    order,
    (transaction) => transaction.kind === "REFUND" && transaction.status === "SUCCESS",
  );
  return addPairs(paidBack, storeCreditGivenFor(order));
}

/** Refunds that were sent to the payment provider and not yet confirmed. */
export function refundPendingFor(order: OrderRecord): MoneyPair {
  return sumTransactions(order, (transaction) => transaction.kind === "REFUND" && isUndecided(transaction));
}

/** Neither succeeded nor failed: the money may still move. */
export function isUndecided(transaction: TransactionRecord): boolean {
  return ["PENDING", "AWAITING_RESPONSE", "UNKNOWN"].includes(transaction.status);
}

/** Received less refunded, with refunds under way counted as gone: no refund may take more than this. */
export function netPaymentOf(order: OrderRecord): MoneyPair {
  return subtractPair(receivedFor(order), addPairs(refundedFor(order), refundPendingFor(order)));
}

/** What one payment can still give back. Zero for what is not a confirmed payment. */
export function refundableOfPayment(order: OrderRecord, payment: TransactionRecord): MoneyPair {
  if (!isPayment(payment) || payment.status !== "SUCCESS") return zero;
  const taken = sumTransactions(
    order,
    (transaction) =>
      transaction.kind === "REFUND" &&
      transaction.parentId === payment.id &&
      (transaction.status === "SUCCESS" || isUndecided(transaction)),
  );
  return atLeastZero(subtractPair(payment.amount, taken));
}

/** The order's payments that can still give something back, gift cards last, as Shopify suggests them. */
export function listRefundablePayments(order: OrderRecord): { payment: TransactionRecord; left: MoneyPair }[] {
  return order.transactions
    .map((payment) => ({ payment, left: refundableOfPayment(order, payment) }))
    .filter(({ left }) => left.presentment > 0)
    .sort((a, b) => Number(a.payment.gateway === "gift_card") - Number(b.payment.gateway === "gift_card"));
}
