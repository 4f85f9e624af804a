import { refreshOrder } from "../orders/refresh-order.server.ts";
import type { Desk } from "../shared/desk.ts";
import { lookForMoney } from "./look-for-money.server.ts";
import { moneyIsOpen } from "./open-money.ts";

/**
 * Asks Shopify what became of an act's money, for as long as it is open: the webhook that tells it may be lost, and
 * nobody opens a solved ticket. When to ask is `sweepMoney`'s to know. Job; twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function followMoney(desk: Desk, { actionId }: { actionId: string }): Promise<void> {
  const id = BigInt(actionId);
  const row = await desk.db.orderAction.findFirst({ where: { id, ...moneyIsOpen }, select: { orderId: true } });
  if (!row) return;
  // Reading the order looks for a refund that is missing; payments that are not listed yet it does not know.
  await refreshOrder(desk, { orderId: row.orderId.toString() });
  const isSent = await desk.db.orderAction.findFirst({ where: { id, moneyState: "sent" }, select: { id: true } });
  if (isSent) await lookForMoney(desk, id);
}
