import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { followMs } from "./step.ts";

/** Longer than a ticket may follow by: what a stopped worker missed, and whose customer was learned late, is found. Ours. */
const lookBackMs = followMs + 24 * 3_600_000;

/**
 * Finds the sessions that were followed by a ticket: of the same order or customer, by whatever way it came, within 72
 * hours of the session's beginning. The first ticket counts. Spam does not, nor does one that only records what a shopper
 * had done at once. By the clock; twice does no harm.
 */
export const linkTickets = (desk: Desk): Promise<unknown[]> => desk.sql`
  with recent as materialized (
    select t.id, t.created_at, t.order_id, c.shopify_customer_id
    from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where t.shop_id = ${SHOP} and t.created_at > ${new Date(desk.now().getTime() - lookBackMs)}::timestamptz
      and t.status <> 'spam' and (t.order_id is not null or c.shopify_customer_id is not null)
      and not exists (select 1 from done_at_once(t.shop_id, t.id))
  ), followed as (
    select s.id, t.id as ticket_id, t.created_at from recent t
    join self_service_session s on s.shop_id = ${SHOP} and s.order_id = t.order_id
    where s.ticket_id is null and s.started_at <= t.created_at
      and s.started_at > t.created_at - ${followMs}::bigint * interval '1 millisecond'
    union all
    select s.id, t.id, t.created_at from recent t
    join self_service_session s on s.shop_id = ${SHOP} and s.customer_id = t.shopify_customer_id
    where s.ticket_id is null and s.started_at <= t.created_at
      and s.started_at > t.created_at - ${followMs}::bigint * interval '1 millisecond'
  ), first as (select distinct on (id) id, ticket_id from followed order by id, created_at, ticket_id)
  update self_service_session s set ticket_id = first.ticket_id from first
  where s.shop_id = ${SHOP} and s.id = first.id and s.ticket_id is null
  returning s.id`;
