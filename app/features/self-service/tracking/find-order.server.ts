import { createHmac } from "node:crypto";
import { keyFor, sameSecret } from "#app/platform/crypto/secret-box.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Order } from "#app/features/orders/order.ts";
import { readShopNameFormat } from "#app/features/orders/shop-name-format.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { windowStarts } from "#app/features/policies/policy.ts";
import { countAsked, type Counted } from "../../shared/count-asked.server.ts";
import { keepReports, mayRequest, type Offer } from "../requests/may-request.ts";
import { isRequestKind, requestKinds, type RequestKind } from "../requests/request-kind.ts";
import { rulesOf, type RuleColumns } from "../requests/request-rule.ts";
import type { AnsweringAct, AskedRequest } from "../requests/request-state.ts";
import { comparablePhones, readContact, readOrderNumber, type Contact, type TypedNumber } from "./contact.ts";
import type { Paces } from "./delivery-pace.ts";
import { describeOrder, standingOf, type OrderStory, type StageBasis } from "./describe-order.ts";

/** An order and what is told of it. */
export interface ToldOrder {
  order: Order;
  story: OrderStory;
  /** The address on the order, by which its buyer is reached; null: none. */
  email: string | null;
}

/** An order that is open, with what was asked for from it, newest first, and what can be. */
export interface TrackedOrder extends ToldOrder {
  asked: AskedRequest[];
  offers: Record<RequestKind, Offer>;
}

export type Finding =
  | { found: "order"; tracked: TrackedOrder }
  /**
   * No such order, or not this person's: nobody is told which. `other`: an order to work on instead, and to show to nobody.
   */
  | { found: "nothing"; other: TrackedOrder | null }
  | { found: "too_often"; retryAfterSeconds: number };

interface Candidate {
  id: bigint;
  email: string | null;
  phone: string | null;
}

const key = keyFor("order instead");

/** So many orders of one name are looked at, and always as many comparisons made. */
const mostCandidates = 3;

/**
 * Finds the order that a guest names by its number and the e-mail address or telephone number on it.
 *
 * Every question costs the same, whether there is such an order, whether it is theirs, or neither: the same statements
 * read as many rows, as many comparisons are made in constant time, and where nothing was found another order of the shop
 * takes its place for whoever goes on working: always the same one for a number, and any of them, because orders differ in
 * how much there is to say of them. No comparison knows wildcards, and Shopify is not asked.
 */
export async function findGuestOrder(
  desk: Desk,
  address: string,
  typed: { number: string; contact: string },
): Promise<Finding> {
  const number = readOrderNumber(typed.number, await readShopNameFormat(desk)) ?? { names: [], key: "" };
  const contact = readContact(typed.contact);
  const tries = (by: -1 | 0 | 1): Counted[] => [
    { kind: "order", whose: number.key, by },
    { kind: "shop", whose: "", by },
  ];
  // Each counts as wrong until it is known to be right: of many at once none is let in before it is counted.
  const [wait, { candidates, other }] = await Promise.all([
    countAsked(desk, [{ kind: "address", whose: address, by: 1 }, ...tries(1)]),
    listCandidates(desk, number),
  ]);
  if (wait) {
    // Who is not let in tries nothing: one who asks on and on shuts nobody else out.
    await countAsked(desk, tries(-1));
    return { found: "too_often", retryAfterSeconds: wait };
  }

  let own: bigint | null = null;
  for (let place = 0; place < mostCandidates; place++) {
    const candidate = candidates[place];
    if (isTheirs(candidate ?? nobody, contact) && candidate) own ??= candidate.id;
  }
  const [tracked] = await Promise.all([
    readTracked(desk, own ?? other),
    countAsked(desk, tries(own === null ? 0 : -1)),
  ]);
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

/** Theirs by the number that somebody who is signed in typed; null: none of their orders is called so, or several are. */
export async function findOwnOrderNamed(desk: Desk, customerId: bigint, typed: string): Promise<Order | null> {
  const number = readOrderNumber(typed, await readShopNameFormat(desk));
  if (!number) return null;
  const rows = await desk.sql<{ data: Order }>`
    select data from order_snapshot
    where shop_id = ${SHOP} and shopify_customer_id = ${customerId}::bigint and deleted_at is null
      and name = any(${number.names}::text[])
    limit 2`;
  return rows.length === 1 ? (rows[0]?.data ?? null) : null;
}

async function listCandidates(
  desk: Desk,
  { names, key: limitKey }: TypedNumber,
): Promise<{ candidates: Candidate[]; other: bigint | null }> {
  // Which order takes the place of one that is not found: nobody can know it.
  const place = parseInt(createHmac("sha256", key).update(limitKey).digest("hex").slice(0, 8), 16) / 2 ** 32;
  const rows = await desk.sql<Candidate & { named: boolean }>`
    with newest as materialized (
      select id from order_snapshot where shop_id = ${SHOP} order by id desc limit 1
    ), other as (
      select id from order_snapshot where shop_id = ${SHOP} and deleted_at is null and id >= (
        select min + floor((newest.id - min) * ${place}::float8)::bigint
        from newest, (select min(id) as min from order_snapshot where shop_id = ${SHOP}) oldest)
      order by id limit 1
    ), named as (
      select id, email, phone from order_snapshot
      where shop_id = ${SHOP} and deleted_at is null and name = any(${names}::text[])
      order by created_at desc limit ${mostCandidates}::int
    )
    select id, email, phone, true as named from named
    union all
    select id, null, null, false from other`;
  return { candidates: rows.filter((row) => row.named), other: rows.find((row) => !row.named)?.id ?? null };
}

/** `made`: of the order that came of an act only what decides how it stands; its goods and prices go no further. */
type AskedRow = Omit<AskedRequest, "acts"> & { acts: (Omit<AnsweringAct, "made"> & { made: StageBasis | null })[] };

interface TrackedRow {
  data: Order;
  email: string | null;
  paces: Paces | null;
  rules: RuleColumns[] | null;
  return_days: number | null;
  return_from: string | null;
  asked: AskedRow[] | null;
}

/** One order of the shop with what is told of it; null: there is none (any more). One statement. */
export async function readTracked(
  desk: Pick<Desk, "sql" | "now" | "shop">,
  orderId: bigint | null,
): Promise<TrackedOrder | null> {
  const [row] = await desk.sql<TrackedRow>`
    select o.data, o.email, p.paces, s.return_window_days as return_days, s.return_window_from as return_from,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'mode', mode, 'windowDays', window_days,
         'nowMinutes', now_minutes, 'nowDays', now_days, 'mostMinor', most_minor::text, 'askTags', ask_tags))
       from request_rule where shop_id = ${SHOP}) as rules,
      (select jsonb_agg(jsonb_build_object('id', r.id::text, 'kind', r.kind, 'createdAt', r.created_at,
         'ticketNumber', t.number, 'ticketStatus', t.status, 'actionId', r.action_id::text,
         'lineIds', jsonb_path_query_array(r.input, '$.lines[*].lineId ? (@ != "")'),
         'parcel', r.input->>'parcel',
         'acts', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id::text, 'kind', a.kind, 'state', a.state,
             'moneyState', a.money_state, 'problem', a.problem,
             'amount', coalesce(a.result->'total'->'presentment',
               jsonb_build_object('minor', a.amount_minor::text, 'currency', a.currency)),
             'instructions', a.input->'shown'->'about'->>'instructions',
             'label', coalesce(a.result->>'label', a.input->'shown'->'about'->>'label'),
             'madeOrder', a.result->'order'->>'name',
             'made', (select jsonb_object_agg(part.key, part.value)
               from order_snapshot m, jsonb_each(m.data) part
               where m.shop_id = a.shop_id and m.id = a.related_order_id and part.key in (
                 'cancelledAt', 'delivery', 'financialStatus', 'fulfillments', 'fulfillmentStatus', 'lines')),
             'lineIds', jsonb_path_query_array(a.input, '$.shown.lines[*].lineId ? (@ != "")')) order by a.id desc), '[]')
           from order_action a
           where a.shop_id = r.shop_id and a.ticket_id = r.ticket_id and a.order_id = r.order_id
             and a.created_at >= r.created_at and a.state not in ('drafted', 'awaiting_approval')
             and not exists (select 1 from shopper_request other
               where other.shop_id = a.shop_id and other.action_id = a.id and other.id <> r.id))
         ) order by r.id desc)
       from (select * from shopper_request where shop_id = ${SHOP} and order_id = o.id order by id desc limit 20) r
       join ticket t on t.shop_id = r.shop_id and t.id = r.ticket_id) as asked
    from order_snapshot o
    left join delivery_pace p on p.shop_id = o.shop_id
    left join shop_settings s on s.shop_id = o.shop_id
    where o.shop_id = ${SHOP} and o.id = ${orderId}::bigint and o.deleted_at is null`;
  if (!row) return null;
  const { data: order, email, paces } = row;
  const now = desk.now();
  const zone = desk.shop.timezone;
  const from = windowStarts.find((one) => one === row.return_from);
  const returnWindow = row.return_days !== null && from ? { days: row.return_days, from } : null;
  const rules = rulesOf(row.rules ?? []);
  const story = keepReports(describeOrder(order, paces, now), rules, now, zone);
  const basis = { order, story, returnWindow, now, zone };
  const offers = Object.fromEntries(
    requestKinds.map((kind) => [kind, mayRequest(kind, { ...basis, rule: rules[kind] })]),
  ) as TrackedOrder["offers"];
  const asked = (row.asked ?? []).filter(({ kind }) => isRequestKind(kind)).map(readAsked);
  return { order, story, email, asked, offers };
}

const readAsked = ({ acts, ...asked }: AskedRow): AskedRequest => ({
  ...asked,
  acts: acts.map(({ made, ...act }) => ({ ...act, made: made && standingOf(made) })),
});

export interface OwnOrders {
  orders: ToldOrder[];
  /** The last of them, where there are older ones. */
  next: string | null;
}

const ownAtOnce = 20;

/**
 * The orders of a customer who is signed in to the shop, newest first, twenty at a time.
 * @param before only those older than this one of theirs; null: from the newest on
 */
export async function listOwnOrders(desk: Desk, customerId: bigint, before: bigint | null = null): Promise<OwnOrders> {
  const rows = await desk.sql<{ data: Order; email: string | null; paces: Paces | null }>`
    select o.data, o.email, p.paces
    from order_snapshot o left join delivery_pace p on p.shop_id = o.shop_id
    where o.shop_id = ${SHOP} and o.shopify_customer_id = ${customerId}::bigint and o.deleted_at is null
      and (${before}::bigint is null or (o.created_at, o.id) < (select b.created_at, b.id from order_snapshot b
        where b.shop_id = ${SHOP} and b.id = ${before}::bigint and b.shopify_customer_id = ${customerId}::bigint))
    order by o.created_at desc, o.id desc limit ${ownAtOnce + 1}::int`;
  const orders = rows.slice(0, ownAtOnce).map(({ data, email, paces }) => ({
    order: data,
    story: describeOrder(data, paces, desk.now()),
    email,
  }));
  return { orders, next: rows.length > ownAtOnce ? (orders.at(-1)?.order.id ?? null) : null };
}

/** An order of a customer who is signed in; null: it is not theirs, or there is none. */
export async function findOwnOrder(desk: Desk, customerId: bigint, orderId: bigint): Promise<TrackedOrder | null> {
  const own = await desk.db.orderSnapshot.count({ where: { id: orderId, shopifyCustomerId: customerId } });
  return own ? readTracked(desk, orderId) : null;
}
