import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, planAnew, runParts, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { FoundThings } from "./search-result.ts";
import { exactCustomers, exactOrders, exactTickets } from "./search-sql.server.ts";
import { readSearch, type SearchAsk } from "./search-words.ts";
import { ticketsByWords } from "./words-sql.server.ts";

/** So many of each kind. */
const most = 5;
/** Names shorter than this fit nearly everybody. */
const shortestName = 3;

/**
 * What the command palette finds while one types: tickets, customers, orders, at most five of each, each by one
 * statement, all at once.
 */
export async function findAnything(desk: StaffDesk, q: string): Promise<FoundThings> {
  const ask = readSearch(q, desk.staff.locale.startsWith("pl"));
  if (!ask.words.length) return { tickets: [], customers: [], orders: [] };
  const run = <Row>(statement: SqlFragment) => runParts<Row>(desk.sql, part`${planAnew}${statement}`);
  const [tickets, customers, orders] = await Promise.all([
    run<FoundThings["tickets"][number]>(ticketsStatement(ask)),
    run<FoundThings["customers"][number]>(customersStatement(ask)),
    run<FoundThings["orders"][number]>(ordersStatement(ask)),
  ]);
  return { tickets, customers, orders };
}

const shopTickets = part`t.shop_id = ${SHOP} and t.merged_into_id is null`;

const ticketsStatement = (ask: SearchAsk): SqlFragment => part`
  select t.number, t.subject, t.customer_name as "customerName", t.status
  from (
    select id, min(rank) as rank, max(at) as at from (
      (select id, 0 as rank, last_activity_at as at from (${exactTickets(ask, shopTickets, most)}) exact)
      union all
      (select id, 1, last_activity_at from (${ticketsByWords(ask, null, most)}) words)
    ) found group by id
  ) hit join ticket t on t.shop_id = ${SHOP} and t.id = hit.id
  order by hit.rank, hit.at desc limit ${most}::int`;

const latestTicket = (of: SqlFragment): SqlFragment => part`
  (select t.number from ticket t where t.shop_id = ${SHOP} and ${of} and t.merged_into_id is null
   order by t.last_activity_at desc limit 1) as "ticketNumber"`;

/** By key; then whose name or address has this in it; where nobody's has, whose name reads alike. */
const customersStatement = (ask: SearchAsk): SqlFragment => part`
  with exact as (${exactCustomers(ask)}),
  within as materialized (${
    [...ask.q].length < shortestName
      ? part`select null::bigint as id where false and ${SHOP}::bigint = 0`
      : part`select id from customer
             where shop_id = ${SHOP} and merged_into_id is null and erased_at is null
               and search_fold(name || ' ' || email) like '%' || search_fold(${escapeLike(ask.q)}) || '%'
             limit ${most}::int`
  }),
  alike as materialized (
    select a.id, a.likeness from find_customers(${SHOP}::bigint, ${ask.name ?? ""}, ${most}::int) a
    where ${ask.name !== null}::boolean and not exists (select from within))
  select c.id::text, c.name, c.email, ${latestTicket(part`t.customer_id = c.id`)}
  from (
    select id, min(rank) as rank from (
      (select id, 0::real as rank from exact) union all (select id, 1 from within) union all
      (select id, 3 - likeness from alike)
    ) found group by id
  ) hit join customer c on c.shop_id = ${SHOP} and c.id = hit.id and c.merged_into_id is null and c.erased_at is null
  order by hit.rank, c.id desc limit ${most}::int`;

const ordersStatement = (ask: SearchAsk): SqlFragment => part`
  select o.id::text, o.name, o.email, ${latestTicket(part`t.order_id = o.id`)}
  from order_snapshot o
  where o.shop_id = ${SHOP} and o.deleted_at is null and o.id in (
    ${exactOrders(ask)}
    union (select id from order_snapshot where shop_id = ${SHOP} and email = ${ask.email}::text
           order by created_at desc limit ${most}::int))
  order by o.created_at desc, o.id desc limit ${most}::int`;

/** In a pattern these stand for themselves. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
