import type { Desk } from "#app/features/shared/desk.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";

/**
 * How many units of each line of the order were sent again free of charge, by Shopify's line id; what may have been, as
 * nobody knows yet, counts. One statement.
 */
export async function countSentAgain(desk: Desk, orderId: bigint): Promise<ReadonlyMap<string, number>> {
  const rows = await desk.sql<{ line_id: string; count: number }>`
    select line->>'lineId' as line_id, sum((line->>'quantity')::int)::int as count
    from order_action a, jsonb_array_elements(a.input->'shown'->'lines') as line
    where a.shop_id = ${SHOP} and a.order_id = ${orderId}::bigint and a.kind = 'replacement'
      and a.state in ('running', 'unknown', 'needs_person', 'succeeded')
      and jsonb_typeof(a.input->'shown'->'lines') = 'array'
    group by 1`;
  return new Map(rows.map(({ line_id, count }) => [line_id, count]));
}
