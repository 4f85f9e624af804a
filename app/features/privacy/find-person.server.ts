import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { isTelling, type Person } from "./person.ts";

/** Everything that leads to a person's data in this shop. */
export interface FoundPerson {
  customerIds: bigint[];
  shopifyCustomerIds: bigint[];
  emails: string[];
  names: string[];
  /** Those of them that Shopify's customers and orders have. */
  shopifyNames: string[];
  phones: string[];
  orderIds: bigint[];
  /** Conversations that are theirs. */
  ownTickets: bigint[];
  /** Other people's, in which they wrote or were in copy. */
  otherTickets: bigint[];
}

interface CustomerRow {
  id: bigint;
  email: string;
  name: string;
  phone: string | null;
  shopify_customer_id: bigint | null;
  merged_into_id: bigint | null;
}

/** Addresses lead to records and records to addresses: after so many rounds nothing new is expected. */
const mostRounds = 6;

/**
 * Who is meant: by Shopify's id, address, other addresses, merged records; by phone only where the record is not known
 * to be somebody else. Also people Shopify does not know, by the addresses in messages. Reads only; not fast, for jobs.
 */
export async function findPerson(desk: Desk, person: Person): Promise<FoundPerson> {
  const emails = new Set(person.emails);
  const shopifyIds = new Set(person.shopifyCustomerId ? [BigInt(person.shopifyCustomerId)] : []);
  const rows = new Map<bigint, CustomerRow>();
  for (let round = 0; round < mostRounds; round++) {
    const before = rows.size + emails.size + shopifyIds.size;
    for (const row of await readCustomers(desk, [...rows.keys()], [...emails], [...shopifyIds], person.phone)) {
      rows.set(row.id, row);
      if (row.email.includes("@")) emails.add(row.email);
      if (row.shopify_customer_id !== null) shopifyIds.add(row.shopify_customer_id);
    }
    for (const { email } of await readAliases(desk, [...rows.keys()])) emails.add(email);
    if (rows.size + emails.size + shopifyIds.size === before) break;
  }
  const customerIds = [...rows.keys()];
  const orders = await readOrders(desk, [...shopifyIds], [...emails], person.orderIds.map(BigInt));
  const ownTickets = await readOwnTickets(desk, customerIds);
  const others = await readOtherTickets(desk, [...emails], customerIds);
  const own = new Set(ownTickets);
  const orderNames = orders.flatMap(({ names }) => names);
  const customers = [...rows.values()];
  const known = customers.filter((row) => row.shopify_customer_id !== null);
  const writtenAs = await readAuthorNames(desk, [...emails], customerIds);
  return {
    customerIds,
    shopifyCustomerIds: [...shopifyIds],
    emails: [...emails],
    names: [...new Set([...customers.map(({ name }) => name), ...orderNames, ...writtenAs])],
    shopifyNames: [...new Set([...known.map(({ name }) => name), ...orderNames])],
    phones: [
      ...new Set([person.phone, ...customers.map(({ phone }) => phone), ...orders.flatMap(({ phones }) => phones)]),
    ].filter((phone): phone is string => phone !== null && isTelling(phone)),
    orderIds: orders.map(({ id }) => id),
    ownTickets,
    otherTickets: others.filter((id) => !own.has(id)),
  };
}

/** The person's own records, and what they were merged with in either direction. */
const readCustomers = (desk: Desk, ids: bigint[], emails: string[], shopifyIds: bigint[], phone: string | null) =>
  desk.sql<CustomerRow>`
    select c.id, c.email, c.name, c.phone, c.shopify_customer_id, c.merged_into_id
    from customer c
    where c.shop_id = ${SHOP} and c.erased_at is null and (
      c.email = any(${emails}::text[])
      or c.shopify_customer_id = any(${shopifyIds}::bigint[])
      or c.id in (select a.customer_id from customer_alias a where a.shop_id = ${SHOP} and a.email = any(${emails}::text[]))
      or c.id in (select k.merged_into_id from customer k where k.shop_id = ${SHOP} and k.id = any(${ids}::bigint[]))
      or c.merged_into_id = any(${ids}::bigint[])
      or (c.phone = ${phone}::text and (c.shopify_customer_id is null or c.shopify_customer_id = any(${shopifyIds}::bigint[]))
          and not exists (select 1 from customer twin where twin.shop_id = ${SHOP} and twin.phone = c.phone and twin.id <> c.id)))`;

const readAliases = (desk: Desk, ids: bigint[]) =>
  desk.sql<{ email: string }>`
    select email from customer_alias where shop_id = ${SHOP} and customer_id = any(${ids}::bigint[])`;

async function readOrders(desk: Desk, shopifyIds: bigint[], emails: string[], ids: bigint[]) {
  const rows = await desk.sql<{ id: bigint; names: (string | null)[]; phones: (string | null)[] }>`
    select id, array[data->'customer'->>'name', data->'shippingAddress'->>'name'] as names,
           array[phone, data->>'phone', data->'customer'->>'phone', data->'shippingAddress'->>'phone'] as phones
    from order_snapshot
    where shop_id = ${SHOP} and (shopify_customer_id = any(${shopifyIds}::bigint[])
      or email = any(${emails}::text[]) or id = any(${ids}::bigint[]))`;
  const present = (texts: (string | null)[]) => texts.filter((text): text is string => !!text);
  return rows.map(({ id, names, phones }) => ({ id, names: present(names), phones: present(phones) }));
}

async function readOwnTickets(desk: Desk, customerIds: bigint[]): Promise<bigint[]> {
  const rows = await desk.sql<{ id: bigint }>`
    select id from ticket where shop_id = ${SHOP} and customer_id = any(${customerIds}::bigint[]) order by id`;
  return rows.map(({ id }) => id);
}

async function readOtherTickets(desk: Desk, emails: string[], customerIds: bigint[]): Promise<bigint[]> {
  const rows = await desk.sql<{ id: bigint }>`
    select ticket_id as id from message
    where shop_id = ${SHOP} and (author_email = any(${emails}::text[]) or customer_id = any(${customerIds}::bigint[])
      or to_emails && ${emails}::text[] or cc && ${emails}::text[] or bcc && ${emails}::text[])
    union
    select id from ticket where shop_id = ${SHOP} and cc && ${emails}::text[]
    order by id`;
  return rows.map(({ id }) => id);
}

/** The names they wrote under. */
async function readAuthorNames(desk: Desk, emails: string[], customerIds: bigint[]): Promise<string[]> {
  const rows = await desk.sql<{ name: string }>`
    select distinct author_name as name from message
    where shop_id = ${SHOP} and kind in ('customer', 'guest')
      and (author_email = any(${emails}::text[]) or (author_email is null and customer_id = any(${customerIds}::bigint[])))`;
  return rows.map(({ name }) => name);
}
