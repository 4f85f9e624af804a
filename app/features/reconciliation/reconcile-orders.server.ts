import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { isTooOld } from "../orders/order-age.ts";
import type { Order } from "../orders/order.ts";
import { rematchTicketsJob } from "../orders/order-jobs.ts";
import { readOrderPage } from "../orders/read-order-page.server.ts";
import { noteMissing, refreshOrder } from "../orders/refresh-order.server.ts";
import { readOrder } from "../orders/read-order.server.ts";
import { saveOrders } from "../orders/save-order.server.ts";
import { compareActs } from "../acts/compare-acts.server.ts";
import { reconcileActionsWithOrder } from "../acts/reconcile-order-actions.server.ts";
import type { Desk } from "../shared/desk.ts";
import {
  addMissed,
  compareOrder,
  isMissed,
  missedKinds,
  nothingMissed,
  type KnownOrder,
  type Missed,
} from "./compare-orders.ts";
import { findRun, keepRun, type Run } from "./keep-run.server.ts";
import { graceMs, reconcileOrdersJob, type ReconciliationKind } from "./reconciliation-jobs.ts";

/** Pages of one run of the job; then it enqueues itself, so that others get their turn. */
const pagesPerRun = 20;
/** Orders that are asked for one by one at the end of a nightly pass. */
const singlesPerRun = 200;

/**
 * Compares what Shopify changed lately with what we know, keeps what is newer, settles our own acts with it, and counts
 * what no webhook had told. Stops where Shopify has no time for us, and goes on from there next time. Job.
 */
export async function reconcileOrders(desk: Desk, { kind }: { kind: ReconciliationKind }): Promise<void> {
  const run = await findRun(desk, kind);
  if (!run) return;
  try {
    for (let page = 1; run.cursor !== null; page++) {
      await comparePage(desk, run);
      if (page === pagesPerRun && run.cursor !== null)
        return await desk.tx((tx) => tx.enqueue(reconcileOrdersJob, { kind }, { key: kind }));
    }
    if (kind === "nightly") await findDeleted(desk, run);
    await settleActs(desk);
    if (kind === "nightly") await compareActs(desk);
    await keepRun(desk, run, "done");
    if (isMissed(run.missed)) desk.log.warn({ kind, missed: run.missed }, "webhooks had lost something");
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    // A cursor that Shopify no longer takes, or an answer nobody understands: the next run begins anew.
    const over = error.kind === "bad_answer";
    await keepRun(desk, run, over ? "failed" : "running", error.message.slice(0, 500));
    desk.log.warn({ err: error, kind }, "the comparison with Shopify waits");
  }
}

/** Begin of the list; `null` is its end. */
const firstPage = "";

async function comparePage(desk: Desk, run: Run): Promise<void> {
  const readAt = desk.now();
  const query = `updated_at:>='${run.since.toISOString()}'`;
  const page = await readOrderPage(desk.shopify, desk.shop.domain, run.cursor === firstPage ? null : run.cursor, query);
  const known = await readKnown(desk, page.orders);
  const settled = page.orders.filter(({ updatedAt }) => readAt.getTime() - Date.parse(updatedAt) >= graceMs);
  let missed = nothingMissed;
  const changed: Order[] = [];
  for (const order of settled) {
    const one = compareOrder(order, known.get(order.id) ?? null);
    if (isMissed(one)) changed.push(order);
    missed = addMissed(missed, one);
  }
  await desk.tx(async (tx) => {
    await saveOrders(tx.sql, settled, readAt);
    for (const { id } of changed) tx.announce({ kind: "order", orderId: id });
    if (missed.orders) await tx.enqueue(rematchTicketsJob, {}, { key: "all" });
    Object.assign(run, {
      cursor: page.nextCursor,
      checked: run.checked + page.orders.length,
      missed: addMissed(run.missed, missed),
    });
    await keepRun(tx, run, "running");
  });
  countMissed(missed);
  for (const order of changed) await reconcileActionsWithOrder(desk, order);
}

function countMissed(missed: Missed): void {
  for (const what of missedKinds) metrics.reconciled.inc({ what }, missed[what]);
}

async function readKnown(desk: Desk, orders: Order[]): Promise<Map<string, KnownOrder>> {
  const rows = await desk.sql<{
    id: string;
    updated_at: Date;
    stale: boolean;
    refund_ids: string[] | null;
    transactions: string[] | null;
  }>`
    select id::text, updated_at, stale_since is not null as stale,
      (select jsonb_agg(r->>'id') from jsonb_array_elements(data->'refunds') r) as refund_ids,
      (select jsonb_agg((t->>'id') || ':' || (t->>'status')) from jsonb_array_elements(data->'transactions') t) as transactions
    from order_snapshot where shop_id = ${SHOP} and id = any(${orders.map(({ id }) => BigInt(id))}::bigint[])`;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        updatedAt: row.updated_at,
        isStale: row.stale,
        refundIds: row.refund_ids ?? [],
        transactions: row.transactions ?? [],
      },
    ]),
  );
}

/** Orders of ours in the span that the list did not bring: Shopify is asked for each, and has perhaps none. */
async function findDeleted(desk: Desk, run: Run): Promise<void> {
  const unseen = await desk.sql<{ id: string; created_at: Date }>`
    select id::text, created_at from order_snapshot
    where shop_id = ${SHOP} and deleted_at is null and updated_at >= ${run.since}::timestamptz
      and updated_at < ${run.until}::timestamptz and read_at < ${run.startedAt}::timestamptz
    order by id limit ${singlesPerRun}::int`;
  for (const { id, created_at } of unseen) {
    const at = desk.now();
    if (isTooOld(created_at, desk.shopify.scopes, at)) continue;
    const reading = await readOrder(desk.shopify, desk.shop.domain, id);
    if (reading.kind === "found") await saveOrders(desk.sql, [reading.order], at);
    if (reading.kind !== "missing" || (await noteMissing(desk, id, at)) !== "deleted") continue;
    run.missed = addMissed(run.missed, { ...nothingMissed, deleted: 1 });
    metrics.reconciled.inc({ what: "deleted" });
  }
}

/**
 * Acts of ours that Shopify has not shown on its own within the hour: the orders that would show them are read again. Of
 * one that made an order that is the new one.
 */
async function settleActs(desk: Desk): Promise<void> {
  const hourAgo = new Date(desk.now().getTime() - 3_600_000);
  const weekAgo = new Date(desk.now().getTime() - 7 * 86_400_000);
  const orders = await desk.sql<{ order_id: bigint }>`
    select distinct coalesce(related_order_id, order_id) as order_id from order_action
    where shop_id = ${SHOP} and state = 'succeeded' and not reconciled
      and finished_at < ${hourAgo}::timestamptz and created_at > ${weekAgo}::timestamptz
    limit ${singlesPerRun}::int`;
  for (const { order_id } of orders) await refreshOrder(desk, { orderId: order_id.toString() });
}
