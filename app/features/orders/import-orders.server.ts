import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "../shared/desk.ts";
import { readOrderPage, type OrderPageReading } from "./read-order-page.server.ts";
import { OrderCount } from "./order-document.ts";
import { importOrdersJob, rematchTicketsJob } from "./order-jobs.ts";
import { saveOrders } from "./save-order.server.ts";

/** Pages of one run of the job; then it enqueues itself, so that no run is long and others get their turn. */
const pagesPerRun = 20;

/**
 * Reads the shop's orders, newest first, from where the last run stopped. Each page is kept together with the place it
 * ends at, so a run that is cut off goes on there. Without `read_all_orders` Shopify shows the last 60 days.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function importOrders(desk: Desk): Promise<void> {
  const standing = await desk.db.orderImport.findFirst({ select: { state: true, cursor: true, total: true } });
  if (!standing || standing.state === "done" || standing.state === "failed") return;
  try {
    if (standing.total === null) await begin(desk);
    let cursor = standing.cursor;
    for (let page = 1; page <= pagesPerRun; page++) {
      const readAt = desk.now();
      const reading = await readOrderPage(desk.shopify, desk.shop.domain, cursor);
      cursor = await keepPage(desk, reading, readAt, page === pagesPerRun);
      if (cursor === null) return;
    }
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    if (error.kind === "token_refused")
      return pause(desk, error.codes.includes("ACCESS_DENIED") ? "scope_missing" : "no_token");
    if (error.kind === "bad_answer" && !error.mayHaveActed) return fail(desk, error);
    throw error;
  }
}

async function begin(desk: Desk): Promise<void> {
  const { data } = await desk.shopify.read(OrderCount, {});
  await desk.tx(async (tx) => {
    await tx.sql`
      update order_import set state = 'running', total = ${data.ordersCount?.count ?? null}::int, problem = null,
             started_at = ${desk.now()}::timestamptz
      where shop_id = ${SHOP}`;
    tx.announce({ kind: "shop" });
  });
}

/** Keeps the orders and the place where they end; null when there are no more. */
async function keepPage(desk: Desk, page: OrderPageReading, readAt: Date, isLast: boolean): Promise<string | null> {
  return desk.tx(async (tx) => {
    await saveOrders(tx.sql, page.orders, readAt);
    const finished = page.nextCursor === null;
    await tx.sql`
      update order_import set cursor = ${page.nextCursor}, done = done + ${page.orders.length}::int,
             state = ${finished ? "done" : "running"}, problem = null,
             finished_at = case when ${finished}::boolean then ${desk.now()}::timestamptz end
      where shop_id = ${SHOP}`;
    if (finished) await tx.enqueue(rematchTicketsJob, {}, { key: "all" });
    else if (isLast) await tx.enqueue(importOrdersJob, {}, { key: "all" });
    tx.announce({ kind: "shop" });
    return page.nextCursor;
  });
}

/** It goes on from here when somebody opens the app and with it brings a token. */
async function pause(desk: Desk, problem: string): Promise<void> {
  desk.log.warn({ problem }, "the import of orders waits");
  await desk.sql`update order_import set state = 'waiting', problem = ${problem} where shop_id = ${SHOP}`;
}

async function fail(desk: Desk, error: Error): Promise<void> {
  desk.log.error({ err: error }, "the import of orders failed");
  await desk.tx(async (tx) => {
    await tx.sql`
      update order_import set state = 'failed', problem = ${error.message.slice(0, 500)},
             finished_at = ${desk.now()}::timestamptz
      where shop_id = ${SHOP}`;
    tx.announce({ kind: "shop" });
  });
}
