import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { lookBackMs } from "./link-tickets.server.ts";

/**
 * Finds the sessions that began while a ticket of the same order or customer was open: people are at it, so that nothing
 * was solved without them. The newest such ticket counts; spam does not, nor what
 * only records what was done at once. By the clock; twice does no harm.
 */
export const linkOpenTickets = (desk: Desk): Promise<unknown[]> => desk.sql`
  with late as materialized (
    select id, order_id, customer_id, started_at from self_service_session
    where shop_id = ${SHOP} and started_at > ${new Date(desk.now().getTime() - lookBackMs)}::timestamptz
      and ticket_id is null and (order_id is not null or customer_id is not null)
  ), found as (
    select s.id, s.started_at, t.id as ticket_id from late s
    join ticket t on t.shop_id = ${SHOP} and t.order_id = s.order_id
    union
    select s.id, s.started_at, t.id from late s
    join customer c on c.shop_id = ${SHOP} and c.shopify_customer_id = s.customer_id
    join ticket t on t.shop_id = ${SHOP} and t.customer_id = c.id
  ), newest as (
    select f.id, max(f.ticket_id) as ticket_id from found f
    join ticket t on t.shop_id = ${SHOP} and t.id = f.ticket_id
    where t.created_at < f.started_at and t.status <> 'spam' and t.merged_into_id is null
      and (t.is_open or coalesce(t.solved_at, t.closed_at) > f.started_at)
      and exists (select 1 from message m where m.shop_id = t.shop_id and m.ticket_id = t.id and m.kind = 'customer')
      and not exists (select 1 from done_at_once(t.shop_id, t.id))
    group by f.id
  )
  update self_service_session s set ticket_id = newest.ticket_id from newest
  where s.shop_id = ${SHOP} and s.id = newest.id and s.ticket_id is null
  returning s.id`;
