import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { refreshOrderJob } from "./order-jobs.ts";

export interface OrderHint {
  orderId: string;
  /** When it happened, by Shopify's clock. */
  at: Date;
  /** The order's own stamp, where the hint has it. */
  updatedAt: Date | null;
}

/**
 * Takes note that something about an order changed at Shopify: its snapshot counts as stale, and one read of it is
 * enqueued, however many hints come. A hint that is older than what we have read changes nothing. An order that we do
 * not know is read too.
 */
export async function markOrderStale(desk: Desk, { orderId, at, updatedAt }: OrderHint): Promise<void> {
  await desk.tx(async (tx) => {
    // The clocks of both sides may differ: what was read within five seconds of the event is read again.
    const [known] = await tx.sql<{ marked: boolean }>`
      with marked as (
        update order_snapshot set stale_since = ${desk.now()}::timestamptz
        where shop_id = ${SHOP} and id = ${orderId}::bigint and deleted_at is null
          and (${updatedAt}::timestamptz > updated_at
               or (coalesce(${updatedAt}::timestamptz, updated_at) = updated_at
                   and ${at}::timestamptz >= read_at - interval '5 seconds'))
        returning id
      )
      select exists (select 1 from marked) as marked
      from order_snapshot where shop_id = ${SHOP} and id = ${orderId}::bigint`;
    if (known && !known.marked) return;
    await tx.enqueue(refreshOrderJob, { orderId }, { key: orderId });
    tx.announce({ kind: "order", orderId });
  });
}
