import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { FilterChoices } from "./inbox-view.ts";

/**
 * What the filters offer: the people and tags of this shop, and what its latest 5,000 tickets have in channels,
 * languages and states of orders. One statement, of the same cost in the largest shop.
 */
export async function listFilterChoices(desk: StaffDesk): Promise<FilterChoices> {
  const [row] = await desk.sql<FilterChoices>`
    with latest as (
      select channel, language, order_payment, order_fulfilment from ticket
      where shop_id = ${SHOP} order by id desc limit 5000
    )
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', id::text, 'name', name) order by name, id) from staff
        where shop_id = ${SHOP} and removed_at is null), '[]') as staff,
      coalesce((select jsonb_agg(jsonb_build_object('id', id::text, 'name', name) order by name, id) from tag
        where shop_id = ${SHOP} and archived_at is null), '[]') as tags,
      array(select distinct channel from latest order by 1) as channels,
      array(select distinct order_payment from latest where order_payment is not null order by 1) as payments,
      array(select distinct order_fulfilment from latest where order_fulfilment is not null order by 1) as fulfilments,
      array(select distinct language from latest where language is not null order by 1) as languages`;
  if (!row) throw new Error("choices without a row");
  return row;
}
