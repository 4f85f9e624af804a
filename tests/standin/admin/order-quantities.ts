import type { LineRecord, OrderRecord } from "../state.ts";

/** Where the units of an order line are. All counts are units of this line. */
export interface LineQuantities {
  ordered: number;
  /** In refunds of whatever kind. */
  refunded: number;
  /** Refunded before they were sent (restock type `CANCEL`). */
  cancelled: number;
  /** Taken off by an edit of the order, without a refund line. */
  editedAway: number;
  /** In fulfilments that stand. */
  fulfilled: number;
  /** Sent and not yet brought back by a refund of type `RETURN`. */
  returnable: number;
  /** Still to be sent. A refund without restocking leaves this as it is. */
  unfulfilled: number;
  /** Neither refunded nor edited away. */
  refundable: number;
}

/** Counts a line's units from the order's refunds and fulfilments. */
export function countUnits(order: OrderRecord, line: LineRecord): LineQuantities {
  let refunded = 0;
  let cancelled = 0;
  let returned = 0;
  for (const refund of order.refunds)
    for (const part of refund.lines) {
      if (part.lineId !== line.id) continue;
      refunded += part.quantity;
      if (part.restockType === "CANCEL") cancelled += part.quantity;
      if (part.restockType === "RETURN") returned += part.quantity;
    }
  let fulfilled = 0;
  for (const fulfillment of order.fulfillments)
    if (fulfillment.status === "SUCCESS" || fulfillment.status === "OPEN" || fulfillment.status === "PENDING")
      for (const part of fulfillment.lines) if (part.lineId === line.id) fulfilled += part.quantity;
  // `removedQuantity` counts both, and cancelled units are known from their refunds.
  const editedAway = Math.max(0, line.removedQuantity - cancelled);
  const gone = Math.max(line.removedQuantity, cancelled);
  return {
    ordered: line.quantity,
    refunded,
    cancelled,
    editedAway,
    fulfilled,
    returnable: Math.max(0, fulfilled - returned),
    unfulfilled: Math.max(0, line.quantity - fulfilled - gone),
    refundable: Math.max(0, line.quantity - refunded - editedAway),
  };
}
