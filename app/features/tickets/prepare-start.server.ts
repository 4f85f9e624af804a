import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { parseRowId } from "./row-ids.ts";
import type { StartDraft, StartMailbox } from "./start-draft.ts";

const blank: StartDraft = { email: "", name: "", subject: "", orderId: null, orderName: null };

/** What a new ticket may be about: an order or a customer of Shopify's, or somebody who is known here only. */
export const startSubjects = ["order", "customer", "person"] as const;
export type StartSubject = (typeof startSubjects)[number];

/**
 * What the form for a new ticket starts from: the order or the customer that somebody came from. An order that we do not
 * have yet is read from Shopify. What is not found leaves the form blank, for typing.
 * @param id of an order or a customer as Shopify's link brings it: the number alone, or a gid; of a person ours
 */
export function prepareStart(desk: StaffDesk, about: StartSubject | null, id: string | null): Promise<StartDraft> {
  const known = parseRowId(/(?:^|\/)(\d+)$/.exec(id ?? "")?.[1] ?? null);
  if (known === null || about === null) return Promise.resolve(blank);
  if (about === "order") return findOrReadOrder(desk, known);
  return about === "customer" ? findByCustomer(desk, known) : findByPerson(desk, known);
}

/** The shop's addresses that it may go from; the first one is taken unless another is chosen. */
export async function listStartMailboxes(desk: StaffDesk): Promise<StartMailbox[]> {
  const select = { id: true, address: true };
  const rows = await desk.db.mailbox.findMany({
    where: { removedAt: null },
    orderBy: { id: "asc" },
    take: 100,
    select,
  });
  return rows.map(({ id, address }) => ({ id: id.toString(), address }));
}

const findOrReadOrder = async (desk: StaffDesk, id: bigint): Promise<StartDraft> =>
  (await findByOrder(desk, id)) ?? readFromShopify(desk, id);

async function findByPerson(desk: StaffDesk, id: bigint): Promise<StartDraft> {
  const customer = await desk.db.customer.findFirst({
    where: { id, mergedIntoId: null, erasedAt: null },
    select: { email: true, name: true },
  });
  return { ...blank, ...customer };
}

async function readFromShopify(desk: StaffDesk, id: bigint): Promise<StartDraft> {
  try {
    await refreshOrder(desk, { orderId: id.toString() });
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    return blank;
  }
  return (await findByOrder(desk, id)) ?? blank;
}

async function findByOrder(desk: StaffDesk, id: bigint): Promise<StartDraft | null> {
  const [order] = await desk.sql<{ name: string; email: string | null; customer: string | null }>`
    select o.name, o.email, coalesce(nullif(c.name, ''), o.data->'customer'->>'name') as customer
    from order_snapshot o left join customer c on c.shop_id = o.shop_id and c.email = o.email
    where o.shop_id = ${SHOP} and o.id = ${id} and o.deleted_at is null`;
  if (!order) return null;
  return {
    ...blank,
    email: order.email ?? "",
    name: order.customer ?? "",
    orderId: id.toString(),
    orderName: order.name,
  };
}

async function findByCustomer(desk: StaffDesk, shopifyCustomerId: bigint): Promise<StartDraft> {
  const [customer] = await desk.sql<{ email: string; name: string }>`
    (select email, name, 1 as rank, created_at from customer
     where shop_id = ${SHOP} and shopify_customer_id = ${shopifyCustomerId} and merged_into_id is null
       and erased_at is null)
    union all
    (select email, coalesce(data->'customer'->>'name', ''), 2, created_at from order_snapshot
     where shop_id = ${SHOP} and shopify_customer_id = ${shopifyCustomerId} and email is not null)
    order by rank, created_at desc
    limit 1`;
  return customer ? { ...blank, email: customer.email, name: customer.name } : blank;
}
