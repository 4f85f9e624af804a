import type { OrderRecord, RefundRecord, ShopState, TransactionRecord } from "../../state.ts";
import { formatMoney } from "../currency.ts";
import { currenciesOf } from "../engine/request-context.ts";
import type { ShopEvent } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { restMoneySet } from "../money.ts";

/** A payment or refund transaction as REST prints it, in the currency the customer paid in. */
export function restTransaction(order: OrderRecord, transaction: TransactionRecord): Record<string, unknown> {
  return {
    id: transaction.id,
    admin_graphql_api_id: gid("OrderTransaction", transaction.id),
    order_id: order.id,
    parent_id: transaction.parentId,
    kind: transaction.kind.toLowerCase(),
    status: transaction.status.toLowerCase(),
    gateway: transaction.gateway,
    amount: formatMoney(transaction.amount.presentment, order.presentmentCurrency),
    currency: order.presentmentCurrency,
    error_code: transaction.errorCode?.toLowerCase() ?? null,
    created_at: formatInstant(transaction.createdAt),
    processed_at: formatInstant(transaction.processedAt),
    test: false,
  };
}

export function restTransactionEvent(_state: ShopState, order: OrderRecord, transaction: TransactionRecord): ShopEvent {
  return {
    topic: "order_transactions/create",
    payload: restTransaction(order, transaction),
    updatedAt: transaction.processedAt,
  };
}

/** A refund as REST prints it. Amounts without `_set` are in the shop's currency. */
export function restRefund(state: ShopState, order: OrderRecord, refund: RefundRecord): Record<string, unknown> {
  const currencies = currenciesOf(state, order);
  return {
    id: refund.id,
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: order.id,
    created_at: formatInstant(refund.createdAt),
    processed_at: formatInstant(refund.createdAt),
    note: refund.note,
    restock: refund.lines.some((part) => part.restockType !== "NO_RESTOCK"),
    user_id: refund.staffId,
    duties: [],
    refund_duties: [],
    refund_line_items: refund.lines.map((part) => ({
      id: part.id,
      line_item_id: part.lineId,
      quantity: part.quantity,
      restock_type: part.restockType.toLowerCase(),
      location_id: part.locationId,
      subtotal: formatMoney(part.subtotal.shop, currencies.shop),
      subtotal_set: restMoneySet(part.subtotal, currencies),
      total_tax: formatMoney(part.tax.shop, currencies.shop),
      total_tax_set: restMoneySet(part.tax, currencies),
    })),
    refund_shipping_lines:
      refund.shipping.presentment === 0
        ? []
        : [
            {
              id: refund.id,
              subtotal_amount_set: restMoneySet(refund.shipping, currencies),
              tax_amount_set: restMoneySet(refund.shippingTax, currencies),
            },
          ],
    transactions: order.transactions
      .filter((transaction) => refund.transactionIds.includes(transaction.id))
      .map((transaction) => restTransaction(order, transaction)),
    order_adjustments: [],
  };
}

export function restRefundEvent(state: ShopState, order: OrderRecord, refund: RefundRecord): ShopEvent {
  return { topic: "refunds/create", payload: restRefund(state, order, refund), updatedAt: refund.updatedAt };
}
