import type { Desk } from "../shared/desk.ts";
import type { Order } from "../orders/order.ts";
import { noteMovements } from "./note-money-movement.server.ts";
import { resolveOrderActionJob } from "./order-action-jobs.ts";
import { bearsMark } from "./refund/refund-note.ts";

/**
 * Compares our acts on an order with what Shopify just told of it on its own: refunds of ours that it lists are marked as
 * seen, news of their money is noted, and one of unknown outcome that bears our mark is handed to the job that ends it.
 * One statement where nothing of ours is open.
 */
export async function reconcileActionsWithOrder(desk: Desk, order: Order): Promise<void> {
  const orderId = BigInt(order.id);
  const open = await desk.db.orderAction.findMany({
    where: {
      orderId,
      OR: [
        { state: { in: ["unknown", "needs_person"] } },
        { state: "succeeded", reconciled: false },
        { state: "succeeded", moneyState: "sent" },
      ],
    },
    select: { id: true, state: true, idempotencyKey: true, shopifyId: true, reconciled: true },
  });
  if (!open.length) return;
  const refundIds = new Set(order.refunds.map(({ id }) => id));
  const seen = open.filter(
    ({ state, reconciled, shopifyId }) => state === "succeeded" && !reconciled && refundIds.has(String(shopifyId)),
  );
  const found = open.filter(
    (row) => row.state !== "succeeded" && order.refunds.some(({ note }) => bearsMark(note, row.idempotencyKey)),
  );
  const movements = order.transactions
    .filter(({ kind }) => kind === "REFUND")
    .map(({ id, status }) => ({ transactionId: id, status }));
  await desk.tx(async (tx) => {
    if (seen.length)
      await tx.db.orderAction.updateMany({
        where: { id: { in: seen.map(({ id }) => id) } },
        data: { reconciled: true },
      });
    for (const { id } of found) {
      await tx.db.orderAction.updateMany({ where: { id }, data: { leaseUntil: null } });
      await tx.enqueue(resolveOrderActionJob, { actionId: id.toString() });
    }
    if (movements.length) await noteMovements(desk, tx, orderId, movements);
  });
}
