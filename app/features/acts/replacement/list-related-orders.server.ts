import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { Fulfillment, Order } from "#app/features/orders/order.ts";
import type { ActionView } from "../action-view.ts";
import { keysIn } from "../act-mark.ts";
import type { RelatedOrder } from "./replacement-orders.ts";

interface Row {
  id: bigint;
  name: string;
  how: RelatedOrder["how"];
  cancelledAt: Date | null;
  fulfillments: Fulfillment[] | null;
}

/**
 * The orders that were sent for this one, and the one that it was sent for, oldest first. One statement; none where
 * nothing of the order says that there are any.
 */
export async function listRelatedOrders(
  desk: Desk,
  order: Order | null,
  actions: readonly ActionView[],
): Promise<RelatedOrder[]> {
  if (!order) return [];
  const keys = keysIn(order.tags);
  if (!keys.length && !actions.some(({ kind, state }) => kind === "replacement" && state === "succeeded")) return [];
  const rows = await desk.sql<Row>`
    with related as (
      select a.related_order_id as id, a.result->'order'->>'name' as name, 'replacement' as how
      from order_action a
      where a.shop_id = ${SHOP} and a.order_id = ${order.id}::bigint and a.kind = 'replacement'
        and a.state = 'succeeded' and a.related_order_id is not null
      union all
      select a.order_id, a.order_name, 'replaces'
      from order_action a
      where a.shop_id = ${SHOP} and a.idempotency_key = any(${keys}::text[]) and a.related_order_id = ${order.id}::bigint
    )
    select r.id, coalesce(o.name, r.name) as name, r.how, o.cancelled_at as "cancelledAt",
           o.data->'fulfillments' as fulfillments
    from related r left join order_snapshot o on o.shop_id = ${SHOP} and o.id = r.id
    order by r.id`;
  return rows.map(({ id, name, how, cancelledAt, fulfillments }) => ({
    id: id.toString(),
    name,
    how,
    cancelledAt: cancelledAt?.toISOString() ?? null,
    parcels: (fulfillments ?? []).map(({ displayStatus, tracking }) => ({ displayStatus, tracking })),
  }));
}
