import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/** Who is signed in to the shop, as their newest order or their record with us knows them: by the address they have now. */
export interface Writer {
  email: string;
  name: string;
}

/** The customer who is signed in; null: a guest, or somebody of whom we know no address yet. */
export async function findWriter(desk: Desk, customerId: bigint | null): Promise<Writer | null> {
  if (customerId === null) return null;
  const [found] = await desk.sql<Writer>`
    select lower(email) as email, name from (
      (select coalesce(data->'customer'->>'email', email) as email, coalesce(data->'customer'->>'name', '') as name, 1 as place
       from order_snapshot
       where shop_id = ${SHOP} and shopify_customer_id = ${customerId}::bigint and deleted_at is null
         and coalesce(data->'customer'->>'email', email) is not null
       order by created_at desc limit 1)
      union all
      (select coalesce(shopify_email, email), name, 2 from customer
       where shop_id = ${SHOP} and shopify_customer_id = ${customerId}::bigint and erased_at is null
         and merged_into_id is null
       order by id desc limit 1)
    ) known order by place limit 1`;
  return found ?? null;
}
