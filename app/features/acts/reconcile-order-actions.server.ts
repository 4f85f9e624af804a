import type { Desk } from "../shared/desk.ts";
import type { Order } from "../orders/order.ts";
import { kindOf } from "./act-kinds.server.ts";
import { followedSince } from "./action-timing.ts";
import { lookForMoney } from "./look-for-money.server.ts";
import { noteMovements } from "./note-money-movement.server.ts";
import { moneyIsOpen } from "./open-money.ts";
import { resolveOrderActionJob } from "./order-action-jobs.ts";
import { readInput, readResult } from "./read-record.ts";
import { keysIn } from "./act-mark.ts";

/**
 * Compares our acts on an order with what Shopify just told of it on its own: those of ours that it shows are marked as
 * seen, news of their money is noted, a refund that is missing is looked for (for as long as money is followed), and one
 * of unknown outcome that it shows is handed to the job that ends it. One statement where nothing of ours is open.
 */
export async function reconcileActionsWithOrder(desk: Desk, order: Order): Promise<void> {
  const orderId = BigInt(order.id);
  // An order that replaces another names the act that it came of.
  const cameOf = keysIn(order.tags);
  const open = await desk.db.orderAction.findMany({
    where: {
      ...(cameOf.length ? { AND: { OR: [{ orderId }, { idempotencyKey: { in: cameOf } }] } } : { orderId }),
      OR: [
        { state: { in: ["running", "unknown", "needs_person"] } },
        { state: "succeeded", reconciled: false },
        moneyIsOpen,
      ],
    },
    select: {
      id: true,
      kind: true,
      state: true,
      progress: true,
      input: true,
      result: true,
      idempotencyKey: true,
      shopifyId: true,
      reconciled: true,
      problem: true,
      finishedAt: true,
    },
  });
  if (!open.length) return;
  const shown = open.filter((row) => readInput(row.input) && kindOf(row).isIn(order, row));
  const seen = shown.filter(({ state, reconciled }) => state === "succeeded" && !reconciled);
  // One that is still being asked for is left to who asks.
  const found = shown.filter(
    (row) => row.state !== "succeeded" && (row.state !== "running" || kindOf(row).isUnderWay(row)),
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
  const missing = open.filter(
    ({ problem, finishedAt }) => problem === "refund_missing" && finishedAt && finishedAt > followedSince(desk.now()),
  );
  // The order that came of an invoice: whether it is paid is told beside the draft.
  missing.push(...shown.filter((row) => row.state === "succeeded" && readResult(row.result)?.payment === "awaited"));
  // The order itself has been read: that its money could not be asked for as well must not fail that.
  for (const { id } of missing)
    await lookForMoney(desk, id).catch((error: unknown) =>
      desk.log.warn({ err: error, actionId: id.toString() }, "a missing refund could not be looked for"),
    );
}
