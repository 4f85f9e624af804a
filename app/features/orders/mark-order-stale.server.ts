import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { refreshOrderJob } from "./order-jobs.ts";

/** Something about an order changed at Shopify. */
export interface OrderHint {
  orderId: string;
  /** When it happened, by Shopify's clock. */
  at: Date;
  /** The order's own stamp, where the hint has it. */
  updatedAt: Date | null;
}

/**
 * Takes note that something about these orders changed at Shopify: their snapshots count as stale, and one read of each
 * is enqueued, however many hints come. A hint that is older than what we have read changes nothing. An order that we do
 * not know is read too. Two statements, however many hints.
 */
export async function markOrdersStale(desk: Desk, hints: readonly OrderHint[]): Promise<void> {
  const said = hints.map(({ orderId, at, updatedAt }) => ({ order_id: orderId, at, updated_at: updatedAt }));
  await desk.tx(async (tx) => {
    // The clocks of both sides may differ: what was read within five seconds of the event is read again.
    const stale = await tx.sql<{ order_id: string }>`
      with hint as (
        select order_id, at, updated_at
        from jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
          as h(order_id bigint, at timestamptz, updated_at timestamptz)
      ), news as (
        select o.id from order_snapshot o
        where o.shop_id = ${SHOP} and o.deleted_at is null and o.id in (
          select h.order_id from hint h
          where h.order_id = o.id
            and (h.updated_at > o.updated_at
                 or (coalesce(h.updated_at, o.updated_at) = o.updated_at and h.at >= o.read_at - interval '5 seconds')))
        order by o.id for update
      ), marked as (
        update order_snapshot set stale_since = ${desk.now()}::timestamptz
        where shop_id = ${SHOP} and id in (select id from news)
        returning id
      )
      select id::text as order_id from marked
      union
      select h.order_id::text from hint h
      where not exists (select 1 from order_snapshot o where o.shop_id = ${SHOP} and o.id = h.order_id)`;
    for (const { order_id: orderId } of stale) {
      await tx.enqueue(refreshOrderJob, { orderId }, { key: orderId });
      tx.announce({ kind: "order", orderId });
    }
  });
}
