import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { normaliseAddress } from "#app/platform/mail/address.ts";
import { mergeCustomers } from "../customers/merge-customers.server.ts";
import type { Desk } from "../shared/desk.ts";
import { done, type Delivery, type Worked } from "./delivery.ts";
import { readId, readText } from "./read-payload.ts";

/**
 * customers/*: who writes from the customer's address is that customer. What the orders' snapshots say of their customer is
 * out of date. They are read again when somebody looks at them, which spares a customer of a thousand orders a thousand
 * reads; the address alone is noted at once, because the customer is answered there.
 */
export async function workCustomer(desk: Desk, { topic, payload, at }: Delivery): Promise<Worked> {
  const id = readId(payload.id);
  if (!id) return { state: "failed", problem: "names no customer" };
  await desk.sql`
    update order_snapshot set stale_since = ${desk.now()}::timestamptz
    where shop_id = ${SHOP} and shopify_customer_id = ${id}::bigint and deleted_at is null
    returning id`;
  if (topic === "customers/delete")
    await desk.db.customer.updateMany({
      where: { shopifyCustomerId: BigInt(id) },
      data: { shopifyCustomerId: null, shopifyEmail: null, shopifyEmailAt: null },
    });
  const email = normaliseAddress(readText(payload.email) ?? "");
  if (email !== null && topic !== "customers/delete") {
    const phone = readText(payload.phone)?.replace(/\D/g, "");
    await desk.db.customer.updateMany({
      where: { email, mergedIntoId: null, erasedAt: null },
      data: { shopifyCustomerId: BigInt(id), ...(phone && { phone }) },
    });
    await noteAddress(desk, id, email, at);
  }
  return done;
}

/** The address that Shopify's customer has had since `at`, unless something later is known. */
async function noteAddress(desk: Desk, customerId: string, email: string, at: Date): Promise<void> {
  await desk.sql`
    update order_snapshot set data = jsonb_set(data, '{customer}', data->'customer' ||
      jsonb_build_object('email', ${email}::text, 'emailAt', ${at.toISOString()}::text))
    where shop_id = ${SHOP} and shopify_customer_id = ${customerId}::bigint and deleted_at is null
      and jsonb_typeof(data->'customer') = 'object'
      and lower(data->'customer'->>'email') is distinct from ${email}
      and coalesce((data->'customer'->>'emailAt')::timestamptz, read_at) <= ${at}::timestamptz
    returning id`;
  await desk.sql`
    update customer set shopify_email = ${email}, shopify_email_at = ${at}::timestamptz
    where shop_id = ${SHOP} and shopify_customer_id = ${customerId}::bigint and erased_at is null
      and (shopify_email_at is null or shopify_email_at <= ${at}::timestamptz)
    returning id`;
}

/**
 * customers/merge: two of Shopify's customers became one, and with them their conversations here. Snapshots of the orders
 * of the one that is gone are read again when somebody looks at them.
 */
export async function workCustomerMerge(desk: Desk, { payload, at }: Delivery): Promise<Worked> {
  const kept = readGid(payload.admin_graphql_api_customer_kept_id);
  const gone = readGid(payload.admin_graphql_api_customer_deleted_id);
  // Shopify also tells of a merge that is under way, or failed.
  if (readText(payload.status) === "failed") return { state: "done", problem: "the merge failed" };
  if (!kept || !gone || kept === gone) return { state: "failed", problem: "names no two customers" };
  await desk.sql`
    update order_snapshot set shopify_customer_id = ${kept}::bigint, stale_since = ${desk.now()}::timestamptz
    where shop_id = ${SHOP} and shopify_customer_id = ${gone}::bigint and deleted_at is null
    returning id`;
  await desk.sql`
    update customer c set shopify_customer_id = ${kept}::bigint
    where c.shop_id = ${SHOP} and c.erased_at is null and c.merged_into_id is null
      and (c.shopify_customer_id = ${gone}::bigint
           or (c.shopify_customer_id is null and c.email in
                 (select coalesce(lower(o.data->'customer'->>'email'), o.email) from order_snapshot o
                  where o.shop_id = ${SHOP} and o.shopify_customer_id = ${kept}::bigint)))`;
  const records = await desk.db.customer.findMany({
    where: { shopifyCustomerId: BigInt(kept), mergedIntoId: null, erasedAt: null },
    select: { id: true, email: true },
    orderBy: { id: "asc" },
  });
  const email = normaliseAddress(readText(payload.email) ?? "");
  const into = records.find((record) => record.email === email) ?? records[0];
  for (const { id } of records) if (into && id !== into.id) await mergeCustomers(desk, id, into.id);
  if (email !== null) await noteAddress(desk, kept, email, at);
  return done;
}

const readGid = (value: unknown): string | null => readId(readText(value)?.split("/").at(-1));
