import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { isTicketNumber } from "../tickets/row-ids.ts";
import type { OrderMatch } from "../tickets/ticket-view.ts";
import { buildActionView, type ActionColumns, type ActionView } from "../acts/action-view.ts";
import type { ImportState } from "./find-order-import.server.ts";
import type { MatchEventData } from "./match-ticket-order.server.ts";
import type { Order, OrderCustomer } from "./order.ts";

/** A ticket's side of its order: who wrote, what was matched, and the snapshot of the order, if there is one. */
export interface TicketOrderRow {
  ticketId: bigint;
  orderId: bigint | null;
  match: OrderMatch;
  customerId: bigint;
  customerName: string;
  email: string;
  shopifyCustomerId: bigint | null;
  /** Counted up to 1,000. */
  ticketCount: number;
  /** The customer asked for something from their order without writing. */
  hasRequests: boolean;
  data: Order | null;
  orderCreatedAt: Date | null;
  readAt: Date | null;
  staleSince: Date | null;
  deletedAt: Date | null;
  /** Of the last match that changed anything. */
  matched: MatchEventData | null;
  importState: ImportState | null;
  importDone: number | null;
  importTotal: number | null;
}

/** One statement; null when there is no such ticket. */
export async function readTicketOrder(desk: Desk, number: number): Promise<TicketOrderRow | null> {
  if (!isTicketNumber(number)) return null;
  const [row] = await desk.sql<TicketOrderRow>`
    select t.id as "ticketId", t.order_id as "orderId", t.order_match as match,
           c.id as "customerId", coalesce(nullif(c.name, ''), c.email) as "customerName", c.email, c.shopify_customer_id as "shopifyCustomerId",
           (select count(*)::int from (select from ticket other
            where other.shop_id = t.shop_id and other.customer_id = t.customer_id limit 1000) as own) as "ticketCount",
           exists(select 1 from shopper_request r where r.shop_id = t.shop_id and r.ticket_id = t.id) as "hasRequests",
           o.data, o.created_at as "orderCreatedAt", o.read_at as "readAt", o.stale_since as "staleSince",
           o.deleted_at as "deletedAt",
           (select e.data from ticket_event e
            where e.shop_id = t.shop_id and e.ticket_id = t.id and e.kind = 'order_matched'
            order by e.id desc limit 1) as matched,
           i.state as "importState", i.done as "importDone", i.total as "importTotal"
    from ticket t
    join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    left join order_snapshot o on o.shop_id = t.shop_id and o.id = t.order_id
    left join order_import i on i.shop_id = t.shop_id
    where t.shop_id = ${SHOP} and t.number = ${number}::int`;
  return row ?? null;
}

/** One of the sender's orders, as the lists beside the ticket need it. */
export interface SendersOrder {
  id: string;
  name: string;
  createdAt: Date;
  totalMinor: bigint;
  currency: string;
  financialStatus: string | null;
  fulfillmentStatus: string;
  customer: OrderCustomer | null;
  city: string | null;
  country: string | null;
}

/** The sender's latest orders, newest first. One statement. */
export async function listSendersOrders(desk: Desk, row: TicketOrderRow): Promise<SendersOrder[]> {
  return desk.sql<SendersOrder>`
    with own as (
      (select id from order_snapshot where shop_id = ${SHOP} and email = ${row.email} order by created_at desc limit 21)
      union
      (select id from order_snapshot where shop_id = ${SHOP} and shopify_customer_id = ${row.shopifyCustomerId}::bigint
       order by created_at desc limit 21)
    )
    select o.id::text, o.name, o.created_at as "createdAt", o.total_minor as "totalMinor", o.currency,
           o.financial_status as "financialStatus", o.fulfillment_status as "fulfillmentStatus",
           o.data->'customer' as customer, o.data->'shippingAddress'->>'city' as city,
           o.data->'shippingAddress'->>'countryCode' as country
    from own join order_snapshot o on o.shop_id = ${SHOP} and o.id = own.id
    where o.deleted_at is null
    order by o.created_at desc, o.id desc
    limit 21`;
}

/** What was done to the ticket's order, or from this ticket, newest first. Drafts are nobody's business. One statement. */
export async function listActions(desk: Desk, row: TicketOrderRow): Promise<ActionView[]> {
  const found = await desk.sql<ActionColumns & { staffName: string | null }>`
    select a.id, a.kind, a.state, a.money_state as "moneyState", a.order_name as "orderName", a.amount_minor as "amountMinor",
           a.currency, a.shop_amount_minor as "shopAmountMinor", a.shop_currency as "shopCurrency", a.input, a.result, a.progress,
           a.problem, a.problem_detail as "problemDetail", a.created_at as "createdAt", a.finished_at as "finishedAt",
           s.name as "staffName",
           case when p.id is not null then jsonb_build_object('state', p.state, 'askedAt', p.asked_at, 'word', p.word,
             'over', p.over, 'decidedAt', p.decided_at, 'decisionWord', p.decision_word,
             'decidedBy', case when d.id is not null then jsonb_build_object('name', d.name) end) end as approval
    from order_action a left join staff s on s.shop_id = a.shop_id and s.id = a.staff_id
    left join approval p on p.shop_id = a.shop_id and p.action_id = a.id
    left join staff d on d.shop_id = p.shop_id and d.id = p.decided_by_id
    where a.shop_id = ${SHOP} and (a.ticket_id = ${row.ticketId} or a.order_id = ${row.orderId}::bigint)
      and a.state <> 'drafted'
    order by a.id desc
    limit 20`;
  return found.map((action) => buildActionView(action, action.staffName));
}
