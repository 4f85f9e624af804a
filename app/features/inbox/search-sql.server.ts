import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { SearchAsk } from "./search-words.ts";

/** So many of the newest tickets are looked through before the index of words is asked: common words are among them. */
export const recentTickets = 1_000;

/** A place in the list of hits by words, which is by the newest message. */
export interface HitPlace {
  recentAt: Date;
  ticketId: bigint;
}

/** Whether one phone number is the other one with a country code, or a zero, before it. */
const phoneFits = (column: SqlFragment, phone: string): SqlFragment =>
  part`right(${column}, 7) = right(${phone}, 7)
    and (ltrim(${column}, '0') like '%' || ${phone} or ${phone} like '%' || ltrim(${column}, '0'))`;

/** Ids of the customers with this address or phone number. */
export const exactCustomers = (ask: SearchAsk): SqlFragment => part`
  (select id from customer where shop_id = ${SHOP} and email = ${ask.email}::text)
  union (select customer_id from customer_alias where shop_id = ${SHOP} and email = ${ask.email}::text)
  ${ask.phone === null ? part`` : part`union (select id from customer where shop_id = ${SHOP} and ${phoneFits(part`phone`, ask.phone)} limit 20)`}`;

/** Ids of the orders with this name, tracking number, article or phone number; of an article's only the newest 200. */
export const exactOrders = (ask: SearchAsk): SqlFragment => part`
  (select id from order_snapshot where shop_id = ${SHOP} and name = any(${ask.orderNames}::text[]) limit 20)
  union (select order_id from order_tracking where shop_id = ${SHOP} and number = ${ask.tracking}::text limit 20)
  union (select order_id from order_sku where shop_id = ${SHOP} and sku = ${ask.sku}::text order by order_id desc limit 200)
  ${ask.phone === null ? part`` : part`union (select id from order_snapshot where shop_id = ${SHOP} and ${phoneFits(part`phone`, ask.phone)} limit 20)`}`;

/** Ids and times of the tickets that a key of the search names, the latest first. */
export const exactTickets = (ask: SearchAsk, where: SqlFragment, most: number): SqlFragment => part`
  select t.id, t.last_activity_at from ticket t
  where ${where} and t.id in (
    (select id from ticket where shop_id = ${SHOP} and number = ${ask.ticketNumber}::int)
    union (select o.id from ticket o where o.shop_id = ${SHOP} and o.order_id in (${exactOrders(ask)}))
    union (select c.id from ticket c where c.shop_id = ${SHOP} and c.customer_id in (${exactCustomers(ask)})
           order by c.last_activity_at desc limit ${most}::int)
  )
  order by t.last_activity_at desc, t.id desc limit ${most}::int`;

/**
 * Tickets in which all the words stand, the newest message first. The newest tickets are looked through first, so that a
 * common word never asks the index for half of all tickets; only where that does not fill the page is the index asked.
 */
export const ticketsByWords = (
  ask: SearchAsk,
  where: SqlFragment,
  after: HitPlace | null,
  most: number,
): SqlFragment => {
  const older = after
    ? part`and (s.recent_at, s.ticket_id) < (${after.recentAt}::timestamptz, ${after.ticketId}::bigint)`
    : part``;
  const query = part`(select search_query(${ask.words}::text[], ${ask.prefixes}::text[]))`;
  return part`
    with near as materialized (
      select s.ticket_id, s.recent_at
      from (select s.ticket_id, s.recent_at, s.document from ticket_search s where s.shop_id = ${SHOP} ${older}
            order by s.recent_at desc, s.ticket_id desc limit ${recentTickets}::int) s
      join ticket t on t.shop_id = ${SHOP} and t.id = s.ticket_id
      where s.document @@ ${query} and ${where}
      order by s.recent_at desc, s.ticket_id desc limit ${most}::int
    ), far as materialized (
      select s.ticket_id, s.recent_at from ticket_search s
      where s.shop_id = ${SHOP} and s.document @@ ${query} ${older} and (select count(*) from near) < ${most}::int
    )
    (select ticket_id, recent_at from near where (select count(*) from near) >= ${most}::int)
    union all
    (select f.ticket_id, f.recent_at from far f join ticket t on t.shop_id = ${SHOP} and t.id = f.ticket_id
     where ${where} order by f.recent_at desc, f.ticket_id desc limit ${most}::int)
    order by recent_at desc, ticket_id desc limit ${most}::int`;
};
