import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { normaliseAddress } from "#app/platform/mail/address.ts";
import type { Desk } from "../shared/desk.ts";
import { done, type Delivery, type Worked } from "./delivery.ts";
import { readId, readText } from "./read-payload.ts";

/**
 * customers/*: what the orders' snapshots say of their customer is out of date. They are read again when somebody looks
 * at them, which spares a customer of a thousand orders a thousand reads.
 */
export async function workCustomer(desk: Desk, { topic, payload }: Delivery): Promise<Worked> {
  const id = readId(payload.id) ?? readId(payload.admin_graphql_api_customer_kept_id);
  if (!id) return { state: "failed", problem: "names no customer" };
  await desk.sql`
    update order_snapshot set stale_since = ${desk.now()}::timestamptz
    where shop_id = ${SHOP} and shopify_customer_id = ${id}::bigint and deleted_at is null
    returning id`;
  if (topic === "customers/delete")
    await desk.db.customer.updateMany({
      where: { shopifyCustomerId: BigInt(id) },
      data: { shopifyCustomerId: null },
    });
  const email = normaliseAddress(readText(payload.email) ?? "");
  if (email !== null && topic === "customers/update")
    await desk.db.customer.updateMany({ where: { email }, data: { shopifyCustomerId: BigInt(id) } });
  return done;
}
