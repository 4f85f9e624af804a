import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { measurePaces, type DeliveredParcel } from "./delivery-pace.ts";

/** What was usual half a year ago may not be any more; ours, as is the number of orders that are looked at. */
const days = 180;
const mostOrders = 5_000;

/** Counts how long the shop's parcels took of late, by carrier and country, and keeps it. Job; twice does no harm. */
export async function measureShopPaces(desk: Desk): Promise<void> {
  const now = desk.now();
  const parcels = await desk.sql<DeliveredParcel>`
    with lately as materialized (
      select id, data from order_snapshot
      where shop_id = ${SHOP} and deleted_at is null and created_at > ${now}::timestamptz - ${days}::int * interval '1 day'
      order by id desc limit ${mostOrders}::int
    )
    select f->'tracking'->0->>'company' as carrier, o.data->'shippingAddress'->>'countryCode' as country,
      case when place = 1 then o.data->>'createdAt' end as "orderedAt", f->>'createdAt' as "sentAt",
      f->>'deliveredAt' as "deliveredAt",
      array(select e->>'happenedAt' from jsonb_array_elements(f->'events') e) as scans
    from lately o cross join lateral (
      select value as f, row_number() over (order by value->>'createdAt') as place
      from jsonb_array_elements(o.data->'fulfillments')
      where value->>'displayStatus' is distinct from 'CANCELED') parcels`;
  await desk.sql`
    insert into delivery_pace (shop_id, paces, measured_at)
    values (${SHOP}, ${JSON.stringify(measurePaces(parcels))}::jsonb, ${now}::timestamptz)
    on conflict (shop_id) do update set paces = excluded.paces, measured_at = excluded.measured_at`;
}
