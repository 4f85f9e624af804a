import { sameSecret } from "#app/platform/crypto/secret-box.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Order } from "#app/features/orders/order.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { countRequests } from "../count-requests.server.ts";
import { comparablePhones, readContact, readOrderNumber, type Contact } from "./contact.ts";
import type { Paces } from "./delivery-pace.ts";
import { describeOrder, type OrderStory } from "./describe-order.ts";

/** An order and what is told of it. */
export interface TrackedOrder {
  order: Order;
  story: OrderStory;
  /** The address on the order, by which its buyer is reached; null: none. */
  email: string | null;
}

export type Finding =
  | { found: "order"; tracked: TrackedOrder }
  /** No such order, or not this person's: nobody is told which. `other`: an order to work on instead, and to show to nobody. */
  | { found: "nothing"; other: TrackedOrder | null }
  | { found: "too_often"; retryAfterSeconds: number };

interface Candidate {
  id: bigint;
  email: string | null;
  phone: string | null;
}

/** So many orders of one name are looked at, and always as many comparisons made. */
const mostCandidates = 3;

/**
 * Finds the order that a guest names by its number and the e-mail address or telephone number on it.
 *
 * Every question costs the same, whether there is such an order, whether it is theirs, or neither: the same statements
 * read as many rows, as many comparisons are made in constant time, and where nothing was found the shop's newest order
 * takes its place for whoever goes on working. No comparison knows wildcards, and Shopify is not asked.
 */
export async function findGuestOrder(
  desk: Desk,
  address: string,
  typed: { number: string; contact: string },
): Promise<Finding> {
  const number = readOrderNumber(typed.number) ?? { names: [], digits: "" };
  const contact = readContact(typed.contact);
  const limits = (wrong: 0 | 1, asked: 0 | 1) =>
    countRequests(desk, [
      { kind: "address", whose: address, by: asked },
      { kind: "order", whose: number.digits, by: wrong },
      { kind: "shop", whose: "", by: wrong },
    ]);
  const [wait, { candidates, newest }] = await Promise.all([limits(0, 1), listCandidates(desk, number)]);
  if (wait) return { found: "too_often", retryAfterSeconds: wait };

  let own: bigint | null = null;
  for (let place = 0; place < mostCandidates; place++) {
    const candidate = candidates[place];
    if (isTheirs(candidate ?? nobody, contact) && candidate) own ??= candidate.id;
  }
  const [tracked] = await Promise.all([readTracked(desk, own ?? newest), limits(own === null ? 1 : 0, 0)]);
  return own !== null && tracked ? { found: "order", tracked } : { found: "nothing", other: tracked };
}

const nobody: Pick<Candidate, "email" | "phone"> = { email: null, phone: null };

function isTheirs({ email, phone }: Pick<Candidate, "email" | "phone">, contact: Contact | null): boolean {
  const typed = contact?.kind === "email" ? contact.email : "";
  const phones = comparablePhones(phone ?? "", contact?.kind === "phone" ? contact.digits : "") ?? ["", "-"];
  const sameEmail = sameSecret(email ?? "-", typed);
  const samePhone = sameSecret(...phones);
  return (sameEmail && typed !== "") || samePhone;
}

async function listCandidates(
  desk: Desk,
  { names, digits }: { names: string[]; digits: string },
): Promise<{ candidates: Candidate[]; newest: bigint | null }> {
  // The shop's own way to write a number is that of its newest order: "EN1001-PL".
  const rows = await desk.sql<Candidate & { named: boolean }>`
    with newest as materialized (
      select id, name, email, phone from order_snapshot where shop_id = ${SHOP} order by id desc limit 1
    ), named as (
      select id, email, phone from order_snapshot
      where shop_id = ${SHOP} and deleted_at is null
        and name = any(${names}::text[] || array(select regexp_replace(name, '[0-9]+', ${digits}) from newest))
      order by created_at desc limit ${mostCandidates}::int
    )
    select id, email, phone, true as named from named
    union all
    select id, email, phone, false from newest`;
  return { candidates: rows.filter((row) => row.named), newest: rows.find((row) => !row.named)?.id ?? null };
}

/** One order of the shop with what is told of it; null: there is none (any more). */
export async function readTracked(desk: Desk, orderId: bigint | null): Promise<TrackedOrder | null> {
  const [row] = await desk.sql<{ data: Order; email: string | null; paces: Paces | null }>`
    select o.data, o.email, p.paces
    from order_snapshot o left join delivery_pace p on p.shop_id = o.shop_id
    where o.shop_id = ${SHOP} and o.id = ${orderId}::bigint and o.deleted_at is null`;
  return row ? { order: row.data, story: describeOrder(row.data, row.paces, desk.now()), email: row.email } : null;
}

/** The newest orders of a customer who is signed in to the shop; at most twenty. */
export async function listOwnOrders(desk: Desk, customerId: bigint): Promise<TrackedOrder[]> {
  const rows = await desk.sql<{ data: Order; email: string | null; paces: Paces | null }>`
    select o.data, o.email, p.paces
    from order_snapshot o left join delivery_pace p on p.shop_id = o.shop_id
    where o.shop_id = ${SHOP} and o.shopify_customer_id = ${customerId}::bigint and o.deleted_at is null
    order by o.created_at desc limit 20`;
  return rows.map(({ data, email, paces }) => ({
    order: data,
    story: describeOrder(data, paces, desk.now()),
    email,
  }));
}

/** An order of a customer who is signed in; null: it is not theirs, or there is none. */
export async function findOwnOrder(desk: Desk, customerId: bigint, orderId: bigint): Promise<TrackedOrder | null> {
  const own = await desk.db.orderSnapshot.count({ where: { id: orderId, shopifyCustomerId: customerId } });
  return own ? readTracked(desk, orderId) : null;
}
