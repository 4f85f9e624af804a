import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/**
 * Drops sessions that began before, with their steps; as long as the log of accesses is kept. The job of the night does so.
 */
export const dropOldSessions = (desk: Desk, before: Date, rowsAtOnce: number): Promise<unknown[]> => desk.sql`
  delete from self_service_session where shop_id = ${SHOP} and id in (
    select id from self_service_session
    where shop_id = ${SHOP} and started_at < ${before}::timestamptz limit ${rowsAtOnce}::int)
  returning id`;

/** What was done stays, and counts; whose it was does not. Returns how many sessions were a person's. */
export async function forgetVisitors(
  desk: Desk,
  found: { orderIds: readonly bigint[]; shopifyCustomerIds: readonly bigint[] },
): Promise<number> {
  const rows = await desk.sql`
    update self_service_session set order_id = null, customer_id = null, visitor = ''
    where shop_id = ${SHOP} and (order_id = any(${found.orderIds}::bigint[])
      or customer_id = any(${found.shopifyCustomerIds}::bigint[]))
    returning id`;
  return rows.length;
}
