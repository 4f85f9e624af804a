import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { join, part, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { InboxCursor } from "./inbox-cursor.ts";
import type { SearchAsk } from "./search-words.ts";
import type { Arm } from "./sort-sql.server.ts";

/** So many of the newest tickets are looked through before the index of words is asked: common words are among them. */
export const recentTickets = 1_000;

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

/** What is searched by words: the same as a list of the latest, so that its indexes lead through it. */
export interface WordsScope {
  /** Of the list by the latest message, from the cursor on. */
  arms: Arm[];
  /** The filter as a whole, the shop included. */
  where: SqlFragment;
  /** Behind the last hit of the page before; null: the first page. */
  after: InboxCursor | null;
}

/**
 * Tickets in which all the words stand, the latest first. The latest tickets are looked through first, so that a common
 * word never asks the index for half of all tickets; only where that does not fill the page is the index asked: for the
 * words and their other forms, and only where nothing has these, for their beginnings.
 */
export const ticketsByWords = (ask: SearchAsk, { arms, where, after }: WordsScope, most: number): SqlFragment => {
  const [time = 0n, id = 0n] = after?.keys ?? [];
  const older = after
    ? part`and (t.last_activity_at, t.id) < (${new Date(Number(time))}::timestamptz, ${id}::bigint)`
    : part``;
  const exact = ask.words.map(() => "");
  const begun = part`(select search_query(${ask.words}::text[], ${ask.prefixes}::text[]))`;
  const whole = part`(select search_query(${ask.words}::text[], ${exact}::text[]))`;
  const far = (query: SqlFragment, condition: SqlFragment) => part`
    select t.id, t.last_activity_at
    from (select s.ticket_id from ticket_search s
          where s.shop_id = ${SHOP} and s.document @@ ${query} and ${condition} offset 0) s
    join ticket t on t.shop_id = ${SHOP} and t.id = s.ticket_id
    where ${where} ${older}
    order by t.last_activity_at desc, t.id desc limit ${most}::int`;
  return part`
    with latest as materialized (
      select t.id, t.last_activity_at from (${join(
        arms.map((arm) => latestOf(arm, where)),
        " union all ",
      )}) t
      order by t.last_activity_at desc, t.id desc limit ${recentTickets}::int
    ), near as materialized (
      select t.id, t.last_activity_at
      from latest t join ticket_search s on s.shop_id = ${SHOP} and s.ticket_id = t.id
      where s.document @@ ${begun}
      order by t.last_activity_at desc, t.id desc limit ${most}::int
    ), whole as materialized (
      ${far(whole, part`(select count(*) from near) < ${most}::int and (select count(*) from latest) >= ${recentTickets}::int`)}
    ), begun as materialized (
      ${far(
        begun,
        part`not exists (select from near) and not exists (select from whole)
             and (select count(*) from latest) >= ${recentTickets}::int`,
      )}
    )
    select id, last_activity_at from (
      select * from near union select * from whole union select * from begun) found
    order by last_activity_at desc, id desc limit ${most}::int`;
};

const latestOf = ({ where: arm, order }: Arm, where: SqlFragment): SqlFragment => part`
  (select t.id, t.last_activity_at from ticket t where ${where} and ${arm}
   order by ${order} limit ${recentTickets}::int)`;
