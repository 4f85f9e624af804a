import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { logAccess } from "./log-access.server.ts";
import { readTimeline } from "./read-timeline.server.ts";
import { isTicketNumber } from "./row-ids.ts";
import type { TicketStatus } from "./ticket-status.ts";
import type { OrderMatch, StaffOption, TicketView } from "./ticket-view.ts";
import { timelineEnd } from "./timeline-page.ts";

interface Row {
  id: bigint;
  number: number;
  subject: string;
  status: TicketStatus;
  unread: boolean;
  waiting_since: Date | null;
  created_at: Date;
  order_id: bigint | null;
  order_match: OrderMatch;
  assignee_id: bigint | null;
  customer_name: string;
  customer_email: string;
  drafts: Record<string, string> | null;
  staff: StaffOption[] | null;
}

/**
 * The ticket as its page shows it, with the latest part of the timeline; `null` when there is none of this number.
 * Marks it as read and logs who looked. Three statements, up to two more when it was unread or not looked at lately.
 */
export async function openTicket(desk: StaffDesk, number: number): Promise<TicketView | null> {
  const row = await readTicket(desk, number);
  if (!row) return null;
  const [{ timeline, earlierCursor }] = await Promise.all([
    readTimeline(desk, row.id, timelineEnd),
    row.unread ? markRead(desk, row.id) : null,
    logAccess(desk, "ticket", row.id.toString()),
  ]);
  const staff = row.staff ?? [];
  return {
    number: row.number,
    subject: row.subject,
    status: row.status,
    customer: { name: row.customer_name, email: row.customer_email },
    assignee: staff.find(({ id }) => id === row.assignee_id?.toString()) ?? null,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    timeline,
    earlierCursor,
    drafts: { reply: row.drafts?.reply ?? "", note: row.drafts?.note ?? "" },
    staff,
    orderId: row.order_id?.toString() ?? null,
    orderMatch: row.order_match,
  };
}

async function readTicket(desk: StaffDesk, number: number): Promise<Row | null> {
  if (!isTicketNumber(number)) return null;
  const [row] = await desk.sql<Row>`
    select t.id, t.number, t.subject, t.status, t.unread, t.waiting_since, t.created_at, t.order_id, t.order_match,
           t.assignee_id, c.name as customer_name, c.email as customer_email,
           (select jsonb_object_agg(d.kind, d.body) from draft d
            where d.shop_id = t.shop_id and d.ticket_id = t.id and d.staff_id = ${desk.staff.id}) as drafts,
           (select jsonb_agg(jsonb_build_object('id', s.id::text, 'name', s.name) order by lower(s.name), s.id)
            from staff s where s.shop_id = t.shop_id) as staff
    from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where t.shop_id = ${SHOP} and t.number = ${number}::int`;
  return row ?? null;
}

const markRead = (desk: StaffDesk, ticketId: bigint) =>
  desk.sql`update ticket set unread = false where shop_id = ${SHOP} and id = ${ticketId} and unread`;
