import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { SearchAsk } from "./search-words.ts";

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
