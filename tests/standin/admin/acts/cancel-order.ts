import type { OrderRecord, TransactionRecord } from "../../state.ts";
import { wantEverything } from "../calculate-refund.ts";
import type { WantedLine } from "../calculate-refund.ts";
import { formatMoney } from "../currency.ts";
import type { ShopChange } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { takePresentment } from "../money.ts";
import { listRefundablePayments, netPaymentOf } from "../order-money.ts";
import { restOrderEvent } from "../rest/rest-order.ts";
import { createRefund } from "./create-refund.ts";
import type { RefundInput } from "./refund-input.ts";

export interface Cancellation {
  reason?: NonNullable<OrderRecord["cancelReason"]>;
  /** Give everything back to the original payments. */
  refund?: boolean;
  restock?: boolean;
  staffId?: number | null;
  staffNote?: string | null;
  /** What the payment provider answers; `SUCCESS` unless told. */
  transactionStatus?: TransactionRecord["status"];
  /** The job that does it, if one does. */
  jobId?: string;
}

/** Takes every unit off the order, and with `refund` gives the money back to the payments it came from. */
function undoSale(change: ShopChange, order: OrderRecord, cancellation: Cancellation): void {
  const { refund = false, restock = false } = cancellation;
  const wanted = wantEverything(change.state, order).map((part): WantedLine =>
    restock ? part : { ...part, restockType: "NO_RESTOCK", locationId: null },
  );
  // What the customer has paid goes back, also where the order is worth less by now, because something was taken off it. What
  // went back as store credit stands in no payment, and does not go back once more.
  let open = Math.max(0, netPaymentOf(order).presentment);
  const transactions = (refund ? listRefundablePayments(order) : []).flatMap(({ payment, left }) => {
    const part = takePresentment(left, Math.min(open, left.presentment));
    open -= part.presentment;
    const amount = formatMoney(part.presentment, order.presentmentCurrency);
    const orderId = gid("Order", order.id);
    return part.presentment > 0
      ? [{ orderId, gateway: payment.gateway, kind: "REFUND", amount, parentId: gid("OrderTransaction", payment.id) }]
      : [];
  });
  const input: RefundInput = {
    orderId: gid("Order", order.id),
    currency: order.presentmentCurrency,
    ...(refund && { shipping: { fullRefund: true } }),
    transactions,
    refundLineItems: wanted.map(({ lineId, quantity, restockType, locationId }) => ({
      lineItemId: gid("LineItem", lineId),
      quantity,
      restockType,
      locationId: locationId === null ? null : gid("Location", locationId),
    })),
  };
  const made = createRefund(change, order, {
    input,
    staffId: cancellation.staffId ?? null,
    idempotencyKey: null,
    transactionStatus: cancellation.transactionStatus ?? "SUCCESS",
  });
  if (!made.ok) throw new Error(`Cancelling ${order.name}: ${made.errors.map((error) => error.message).join("; ")}`);
}

/** Cancels an order, by the merchant's hand or by a job. Throws when it was cancelled before. */
export function cancelOrder(change: ShopChange, order: OrderRecord, cancellation: Cancellation): void {
  if (order.cancelledAt) throw new Error(`${order.name} was cancelled before`);
  const hasUnits = wantEverything(change.state, order).length > 0;
  if (cancellation.refund ? hasUnits || listRefundablePayments(order).length > 0 : cancellation.restock && hasUnits)
    undoSale(change, order, cancellation);
  const at = change.now.toISOString();
  order.cancelledAt = at;
  order.cancelReason = cancellation.reason ?? "OTHER";
  order.cancelStaffNote = cancellation.staffNote ?? null;
  order.closedAt ??= at;
  order.updatedAt = at;
  change.state.ledger.push({ at, kind: "cancellation", orderId: order.id, jobId: cancellation.jobId ?? null });
  change.emit(restOrderEvent(change.state, order, "orders/cancelled"));
  change.emit(restOrderEvent(change.state, order, "orders/updated"));
}
