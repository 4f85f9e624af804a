import { SHOP, type ShopSql } from "#app/platform/db/raw-sql.server.ts";
import { toOrderRow } from "./order-row.ts";
import type { Order } from "./order.ts";

/**
 * Keeps orders as they were read at `readAt`, with their tracking and article numbers, in one statement, notes their
 * state on the tickets about them, and on who bought them what Shopify calls them and where they are rung. The newest
 * `updatedAt` wins, and of equal ones the later read: what comes late or twice changes nothing. A mark of staleness set
 * while the read was under way stays.
 * @returns the ids of those that were kept
 */
export async function saveOrders(sql: ShopSql, orders: readonly Order[], readAt: Date): Promise<string[]> {
  if (!orders.length) return [];
  const rows = JSON.stringify(orders.map(toOrderRow)).replaceAll("\\u0000", "");
  const saved = await sql<{ id: string }>`
    with given as (
      select * from jsonb_to_recordset(${rows}::jsonb) as g(
        id bigint, name text, email text, phone text, shopify_customer_id bigint, created_at timestamptz,
        updated_at timestamptz, financial_status text, fulfillment_status text, cancelled_at timestamptz,
        total_minor bigint, currency text, data jsonb, tracking jsonb, skus jsonb, customer_email text,
        customer_phone text)
    ), saved as (
      insert into order_snapshot as s (
        shop_id, id, name, email, phone, shopify_customer_id, created_at, updated_at, financial_status,
        fulfillment_status, cancelled_at, total_minor, currency, data, read_at)
      select ${SHOP}, id, name, email, phone, shopify_customer_id, created_at, updated_at, financial_status,
             fulfillment_status, cancelled_at, total_minor, currency, data, ${readAt}::timestamptz
      from given
      on conflict (shop_id, id) do update set
        name = excluded.name, email = excluded.email, phone = excluded.phone,
        shopify_customer_id = excluded.shopify_customer_id, created_at = excluded.created_at,
        updated_at = excluded.updated_at, financial_status = excluded.financial_status,
        fulfillment_status = excluded.fulfillment_status, cancelled_at = excluded.cancelled_at,
        total_minor = excluded.total_minor, currency = excluded.currency, data = excluded.data,
        read_at = excluded.read_at, deleted_at = null,
        stale_since = case when s.stale_since > excluded.read_at then s.stale_since end
      where excluded.updated_at > s.updated_at
         or (excluded.updated_at = s.updated_at and excluded.read_at >= s.read_at)
      returning s.id
    ), gone as (
      delete from order_tracking t using given g join saved using (id)
      where t.shop_id = ${SHOP} and t.order_id = g.id and not g.tracking ? t.number
    ), added as (
      insert into order_tracking (shop_id, number, order_id)
      select ${SHOP}, number, g.id
      from given g join saved using (id) cross join jsonb_array_elements_text(g.tracking) as number
      on conflict do nothing
    ), gone_skus as (
      delete from order_sku k using given g join saved using (id)
      where k.shop_id = ${SHOP} and k.order_id = g.id and not g.skus ? k.sku
    ), added_skus as (
      insert into order_sku (shop_id, sku, order_id)
      select ${SHOP}, sku, g.id
      from given g join saved using (id) cross join jsonb_array_elements_text(g.skus) as sku
      on conflict do nothing
    ), learned as (
      update customer c set shopify_customer_id = coalesce(c.shopify_customer_id, n.shopify_customer_id),
        phone = coalesce(c.phone, n.customer_phone)
      from (
        -- Whoever is held by somebody else just now is learned the next time: nobody waits for it.
        select k.id, b.shopify_customer_id, b.customer_phone
        from (
          select distinct on (customer_email) customer_email, g.shopify_customer_id, customer_phone
          from given g join saved using (id)
          where customer_email is not null and g.shopify_customer_id is not null
          order by customer_email, created_at desc
        ) b
        join customer k on k.shop_id = ${SHOP} and k.email = b.customer_email
        where k.merged_into_id is null and k.erased_at is null
          and (k.shopify_customer_id is null or (k.phone is null and b.customer_phone is not null
                                                 and k.shopify_customer_id = b.shopify_customer_id))
        for no key update of k skip locked
      ) n
      where c.shop_id = ${SHOP} and c.id = n.id
    ), told as (
      update ticket t set order_payment = g.financial_status, order_fulfilment = g.fulfillment_status
      from given g join saved using (id)
      where t.shop_id = ${SHOP} and t.order_id = g.id
        and (t.order_payment, t.order_fulfilment) is distinct from (g.financial_status, g.fulfillment_status)
    )
    select id::text from saved`;
  return saved.map(({ id }) => id);
}
