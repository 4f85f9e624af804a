import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "../shared/desk.ts";
import { isTooOld } from "./order-age.ts";
import type { Order } from "./order.ts";
import { readOrder } from "./read-order.server.ts";
import { reconcileActionsWithOrder } from "../acts/reconcile-order-actions.server.ts";
import { saveOrders } from "./save-order.server.ts";

/**
 * Reads one order from Shopify and keeps what it says now. Job; twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function refreshOrder(desk: Desk, { orderId }: { orderId: string }): Promise<void> {
  const readAt = desk.now();
  try {
    const reading = await readOrder(desk.shopify, desk.shop.domain, orderId);
    if (reading.kind === "found" && (await keepOrder(desk, reading.order, readAt))) await announceOrder(desk, orderId);
    if (reading.kind === "missing") await noteMissing(desk, orderId, readAt);
    if (reading.kind === "refused") desk.log.warn({ orderId, problem: reading.problem }, "order not shown to us");
  } catch (error) {
    // The app has no token: the mark stays, and the order is read when somebody opens it.
    if (error instanceof ShopifyUnavailable && error.kind === "token_refused") return;
    throw error;
  }
}

/**
 * Keeps an order that was just read, and settles what we did to it with what Shopify says of it. Two statements where
 * nothing of ours is open.
 * @returns whether it was kept: what is known may be newer
 */
export async function keepOrder(desk: Desk, order: Order, readAt: Date): Promise<boolean> {
  const saved = await saveOrders(desk.sql, [order], readAt);
  await reconcileActionsWithOrder(desk, order);
  return saved.length > 0;
}

/** Tells open pages that something about the order is new. */
export const announceOrder = (desk: Desk, orderId: string): Promise<void> =>
  desk.tx(async (tx) => tx.announce({ kind: "order", orderId }));

/** Shopify has no such order for us: it was deleted, unless it is merely too old to be shown. */
export async function noteMissing(desk: Desk, orderId: string, at: Date): Promise<"deleted" | "too_old" | "unknown"> {
  const [row] = await desk.sql<{ created_at: Date }>`
    select created_at from order_snapshot where shop_id = ${SHOP} and id = ${orderId}::bigint`;
  if (!row) return "unknown";
  if (isTooOld(row.created_at, desk.shopify.scopes, at)) return "too_old";
  await noteDeleted(desk, orderId, at);
  return "deleted";
}

/** Shopify no longer has the order. What we know of it is kept; the page says so. */
export async function noteDeleted(desk: Desk, orderId: string, at: Date): Promise<void> {
  await desk.tx(async (tx) => {
    const [changed] = await tx.sql<{ id: bigint }>`
      update order_snapshot set deleted_at = ${at}::timestamptz, stale_since = null
      where shop_id = ${SHOP} and id = ${orderId}::bigint and deleted_at is null
      returning id`;
    if (changed) tx.announce({ kind: "order", orderId });
  });
}
