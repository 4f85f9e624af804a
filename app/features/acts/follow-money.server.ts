import type { Desk } from "../shared/desk.ts";
import { nextMoneyLook } from "./action-timing.ts";
import { followMoneyJob } from "./order-action-jobs.ts";
import { refreshOrder } from "../orders/refresh-order.server.ts";

/**
 * Asks Shopify what became of a refund's money, for as long as the payment provider has not decided: the webhook that
 * tells it may be lost, and nobody opens a solved ticket. Job; twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function followMoney(desk: Desk, { actionId }: { actionId: string }): Promise<void> {
  const id = BigInt(actionId);
  const undecided = () => desk.db.orderAction.findFirst({ where: { id, state: "succeeded", moneyState: "sent" } });
  const row = await undecided();
  if (!row) return;
  await refreshOrder(desk, { orderId: row.orderId.toString() });
  const startAfter = nextMoneyLook(row.finishedAt ?? row.createdAt, desk.now());
  if (startAfter && (await undecided()))
    await desk.tx((tx) => tx.enqueue(followMoneyJob, { actionId }, { startAfter }));
}
