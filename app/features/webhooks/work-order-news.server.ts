import { noteMoneyMovement } from "../acts/note-money-movement.server.ts";
import type { OrderHint } from "../orders/mark-order-stale.server.ts";
import { noteDeleted } from "../orders/refresh-order.server.ts";
import type { Desk } from "../shared/desk.ts";
import { done, type Delivery, type Worked } from "./delivery.ts";
import { readId, readInstant, readText } from "./read-payload.ts";

const noOrder: Worked = { state: "failed", problem: "names no order" };

/** orders/*: the payload is the order. It is taken as a hint only; what it says is read from Shopify. */
export function readOrderHint({ payload, at }: Delivery): OrderHint | Worked {
  const orderId = readId(payload.id);
  return orderId ? { orderId, at, updatedAt: readInstant(payload.updated_at) } : noOrder;
}

/** refunds/*, fulfillments/*, fulfillment_events/*, order_transactions/*: something that belongs to an order. */
export function readPartOfOrderHint({ payload, at }: Delivery): OrderHint | Worked {
  const orderId = readId(payload.order_id);
  return orderId ? { orderId, at, updatedAt: null } : noOrder;
}

export async function workOrderDeleted(desk: Desk, { payload }: Delivery): Promise<Worked> {
  const orderId = readId(payload.id);
  if (!orderId) return noOrder;
  await noteDeleted(desk, orderId, desk.now());
  return done;
}

/** order_transactions/create: also the only news of whether a refund's money arrived. */
export async function workTransaction(desk: Desk, delivery: Delivery): Promise<OrderHint | Worked> {
  const { payload } = delivery;
  const orderId = readId(payload.order_id);
  const transactionId = readId(payload.id);
  const status = readText(payload.status);
  if (readText(payload.kind)?.toLowerCase() === "refund" && orderId && transactionId && status)
    await noteMoneyMovement(desk, { orderId, transactionId, status });
  return readPartOfOrderHint(delivery);
}
