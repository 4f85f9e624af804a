import { markOrderStale } from "../orders/mark-order-stale.server.ts";
import { noteMoneyMovement } from "../acts/note-money-movement.server.ts";
import { noteDeleted } from "../orders/refresh-order.server.ts";
import type { Desk } from "../shared/desk.ts";
import { done, type Delivery, type Worked } from "./delivery.ts";
import { readId, readInstant, readText } from "./read-payload.ts";

const noOrder: Worked = { state: "failed", problem: "names no order" };

/** orders/*: the payload is the order. It is taken as a hint only; what it says is read from Shopify. */
export async function workOrder(desk: Desk, { payload, at }: Delivery): Promise<Worked> {
  const orderId = readId(payload.id);
  if (!orderId) return noOrder;
  await markOrderStale(desk, { orderId, at, updatedAt: readInstant(payload.updated_at) });
  return done;
}

export async function workOrderDeleted(desk: Desk, { payload }: Delivery): Promise<Worked> {
  const orderId = readId(payload.id);
  if (!orderId) return noOrder;
  await noteDeleted(desk, orderId, desk.now());
  return done;
}

/** refunds/*, fulfillments/*, fulfillment_events/*: something that belongs to an order. */
export async function workPartOfOrder(desk: Desk, { payload, at }: Delivery): Promise<Worked> {
  const orderId = readId(payload.order_id);
  if (!orderId) return noOrder;
  await markOrderStale(desk, { orderId, at, updatedAt: null });
  return done;
}

/** order_transactions/create: also the only news of whether a refund's money arrived. */
export async function workTransaction(desk: Desk, delivery: Delivery): Promise<Worked> {
  const { payload } = delivery;
  const orderId = readId(payload.order_id);
  const transactionId = readId(payload.id);
  const status = readText(payload.status);
  if (readText(payload.kind)?.toLowerCase() === "refund" && orderId && transactionId && status)
    await noteMoneyMovement(desk, { orderId, transactionId, status });
  return workPartOfOrder(desk, delivery);
}
