import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";

export type MergeCustomersProblem = "same_customer" | "missing" | "erased" | "two_shopify_customers";

/**
 * Makes two records one person: everything of `fromId` becomes `intoId`'s, its addresses lead there from now on, and the
 * timeline of each moved ticket says so. By staff, or because Shopify merged its customers (`shopifyMerged`): only then
 * may both be known to Shopify. Done twice it is done once. Sets of rows in one transaction.
 */
export async function mergeCustomers(
  desk: Desk,
  fromId: bigint,
  intoId: bigint,
  { shopifyMerged = false }: { shopifyMerged?: boolean } = {},
): Promise<Outcome<{ tickets: number }, MergeCustomersProblem>> {
  if (fromId === intoId) return refuse("same_customer");
  return desk.tx(async (tx) => {
    // Held in the order of their ids, so that two merges of the same people do not wait for one another.
    const rows = await tx.sql<CustomerRow>`
      select id, email, name, phone, locale, shopify_customer_id, shopify_email, shopify_email_at, merged_into_id,
        erased_at from customer
      where shop_id = ${SHOP} and id in (${fromId}, ${intoId}) order by id for update`;
    const from = rows.find(({ id }) => id === fromId);
    const into = rows.find(({ id }) => id === intoId);
    if (!from || !into) return refuse("missing");
    if (from.merged_into_id === into.id) return succeed({ tickets: 0 });
    if (from.erased_at || into.erased_at) return refuse("erased");
    if (from.merged_into_id !== null || into.merged_into_id !== null) return refuse("missing");
    const different =
      from.shopify_customer_id !== null &&
      into.shopify_customer_id !== null &&
      from.shopify_customer_id !== into.shopify_customer_id;
    if (different && !shopifyMerged) return refuse("two_shopify_customers");
    return succeed({ tickets: await move(desk, tx, from, into) });
  });
}

interface CustomerRow {
  id: bigint;
  email: string;
  name: string;
  phone: string | null;
  locale: string | null;
  shopify_customer_id: bigint | null;
  shopify_email: string | null;
  shopify_email_at: Date | null;
  merged_into_id: bigint | null;
  erased_at: Date | null;
}

async function move(desk: Desk, tx: DeskTx, from: CustomerRow, into: CustomerRow): Promise<number> {
  const tickets = await tx.sql<{ id: bigint; number: number }>`
    update ticket set customer_id = ${into.id}, customer_name = ${into.name}
    where shop_id = ${SHOP} and customer_id = ${from.id} returning id, number`;
  await tx.sql`update message set customer_id = ${into.id} where shop_id = ${SHOP} and customer_id = ${from.id}`;
  await tx.sql`update customer_alias set customer_id = ${into.id} where shop_id = ${SHOP} and customer_id = ${from.id}`;
  await tx.sql`
    insert into customer_alias (shop_id, email, customer_id) values (${SHOP}, ${from.email}, ${into.id})
    on conflict (shop_id, email) do update set customer_id = excluded.customer_id`;
  await tx.sql`
    update customer set merged_into_id = ${into.id} where shop_id = ${SHOP} and merged_into_id = ${from.id}`;
  await tx.sql`
    update customer set merged_into_id = ${into.id}, shopify_customer_id = null where shop_id = ${SHOP} and id = ${from.id}`;
  await tx.sql`
    update customer set shopify_customer_id = coalesce(shopify_customer_id, ${from.shopify_customer_id}::bigint),
      shopify_email = case when shopify_customer_id is null then ${from.shopify_email}::text else shopify_email end,
      shopify_email_at = case when shopify_customer_id is null then ${from.shopify_email_at}::timestamptz
                              else shopify_email_at end,
      phone = coalesce(phone, ${from.phone}), locale = coalesce(locale, ${from.locale})
    where shop_id = ${SHOP} and id = ${into.id}`;
  // What either was given counts in the limits of both.
  if (from.shopify_customer_id !== null && into.shopify_customer_id !== null)
    await tx.sql`
      update order_action set customer_id = ${into.shopify_customer_id}
      where shop_id = ${SHOP} and customer_id = ${from.shopify_customer_id}`;
  await tx.sql`
    insert into ticket_event (shop_id, ticket_id, kind, staff_id, at)
    select ${SHOP}, id, 'customer_merged', ${desk.staff?.id ?? null}::bigint, ${desk.now()}::timestamptz
    from unnest(${tickets.map(({ id }) => id)}::bigint[]) as id`;
  if (tickets.length > 50) tx.announce({ kind: "shop" });
  else for (const { id, number } of tickets) tx.announce({ kind: "ticket", ticketId: id.toString(), number });
  return tickets.length;
}
