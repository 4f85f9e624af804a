import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { isTicketNumber } from "../tickets/row-ids.ts";
import type { TicketStatus } from "../tickets/ticket-status.ts";
import type { CustomerHistory, CustomerTwin, EarlierTicket } from "./customer-history.ts";

const mostTickets = 20;
const mostTwins = 5;

interface Row {
  number: number;
  subject: string;
  status: TicketStatus;
  last_activity_at: Date;
  order_name: string | null;
  acts: { kind: EarlierTicket["acts"][number]["kind"]; minor: string; currency: string }[] | null;
}

/**
 * The other tickets of this ticket's customer with what was done in them, and other records of the same person. `null`
 * when there is no ticket of this number. Three statements.
 */
export async function readCustomerHistory(desk: StaffDesk, number: number): Promise<CustomerHistory | null> {
  if (!isTicketNumber(number)) return null;
  const ticket = await desk.db.ticket.findFirst({ where: { number }, select: { id: true, customerId: true } });
  if (!ticket) return null;
  const [rows, twins] = await Promise.all([
    desk.sql<Row>`
      select t.number, t.subject, t.status, t.last_activity_at, t.order_name,
        (select jsonb_agg(jsonb_build_object('kind', a.kind, 'minor', a.amount_minor::text, 'currency', a.currency)
                          order by a.id)
         from order_action a
         where a.shop_id = t.shop_id and a.ticket_id = t.id and a.state = 'succeeded') as acts
      from ticket t
      where t.shop_id = ${SHOP} and t.customer_id = ${ticket.customerId} and t.id <> ${ticket.id}
        and t.merged_into_id is null
      order by t.last_activity_at desc, t.id desc
      limit ${mostTickets + 1}::int`,
    listTwins(desk, ticket.customerId),
  ]);
  return {
    customerId: ticket.customerId.toString(),
    tickets: rows.slice(0, mostTickets).map(toEarlier),
    more: rows.length > mostTickets,
    twins,
  };
}

const listTwins = (desk: StaffDesk, customerId: bigint): Promise<CustomerTwin[]> =>
  desk.sql<CustomerTwin>`
    select o.id::text as id, o.name, o.email,
      (select count(*)::int from ticket t where t.shop_id = o.shop_id and t.customer_id = o.id) as "ticketCount",
      case when o.shopify_customer_id = c.shopify_customer_id then 'shopify' else 'phone' end as because
    from customer c
    join customer o on o.shop_id = c.shop_id and o.id <> c.id and o.merged_into_id is null and o.erased_at is null
      and (o.shopify_customer_id = c.shopify_customer_id or o.phone = c.phone)
    where c.shop_id = ${SHOP} and c.id = ${customerId}
    order by o.id
    limit ${mostTwins}::int`;

const toEarlier = (row: Row): EarlierTicket => ({
  number: row.number,
  subject: row.subject,
  status: row.status,
  lastActivityAt: row.last_activity_at.toISOString(),
  orderName: row.order_name,
  acts: (row.acts ?? []).map(({ kind, minor, currency }) => ({ kind, amount: { minor, currency } })),
});
