import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { toComposeView, type ComposeRow } from "#app/features/replies/compose-view.ts";
import type { TagView } from "#app/features/tags/tag-name.ts";
import { logAccess } from "./log-access.server.ts";
import { staleBefore } from "./presence.ts";
import { readTimeline } from "./read-timeline.server.ts";
import { isTicketNumber } from "./row-ids.ts";
import type { TicketPriority } from "./ticket-priority.ts";
import type { TicketStatus } from "./ticket-status.ts";
import type { OrderMatch, PresentPerson, StaffOption, TicketView } from "./ticket-view.ts";
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
  priority: TicketPriority;
  snoozed: boolean;
  snoozed_until: Date | null;
  tags: TagView[] | null;
  followers: StaffOption[] | null;
  present: PresentPerson[] | null;
  blocked: boolean;
  merged_into: number | null;
  compose: ComposeRow;
}

/**
 * The ticket as its page shows it, with the latest part of the timeline; `null` when there is none of this number.
 * Marks it as read, which open pages are told, and logs who looked. Three statements, up to three more when it was unread
 * or not looked at lately.
 */
export async function openTicket(desk: StaffDesk, number: number): Promise<TicketView | null> {
  const row = await readTicket(desk, number);
  if (!row) return null;
  const [{ timeline, earlierCursor }] = await Promise.all([
    readTimeline(desk, row.id, timelineEnd),
    row.unread ? markRead(desk, row) : null,
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
    drafts: { reply: row.drafts?.reply ?? "", note: row.drafts?.note ?? "", forward: row.drafts?.forward ?? "" },
    compose: toComposeView(row.compose, row.customer_email),
    staff,
    orderId: row.order_id?.toString() ?? null,
    orderMatch: row.order_match,
    myId: desk.staff.id.toString(),
    priority: row.priority,
    snoozed: row.snoozed,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    tags: row.tags ?? [],
    followers: row.followers ?? [],
    present: row.present ?? [],
    blocked: row.blocked,
    mergedInto: row.merged_into,
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
            from staff s
            where s.shop_id = t.shop_id and (s.removed_at is null or s.id in (t.assignee_id, ${desk.staff.id}::bigint))
           ) as staff,
           t.priority, t.snoozed, t.snoozed_until,
           (select jsonb_agg(jsonb_build_object('id', g.id::text, 'name', g.name) order by g.key)
            from tag g where g.shop_id = t.shop_id and g.id = any(t.tag_ids)) as tags,
           (select jsonb_agg(jsonb_build_object('id', s.id::text, 'name', s.name) order by lower(s.name), s.id)
            from ticket_follower f join staff s on s.shop_id = f.shop_id and s.id = f.staff_id
            where f.shop_id = t.shop_id and f.ticket_id = t.id) as followers,
           (select jsonb_agg(jsonb_build_object('id', s.id::text, 'name', s.name, 'typing', p.typing)
                             order by lower(s.name), s.id)
            from ticket_presence p join staff s on s.shop_id = p.shop_id and s.id = p.staff_id
            where p.shop_id = t.shop_id and p.ticket_id = t.id and p.staff_id <> ${desk.staff.id}::bigint
              and p.seen_at > ${staleBefore(desk.now())}::timestamptz) as present,
           exists (select 1 from blocked_sender b
                   where b.shop_id = t.shop_id and (b.pattern = c.email or (b.pattern like '@%' and (
                     split_part(c.email, '@', 2) = substr(b.pattern, 2)
                     or right(split_part(c.email, '@', 2), length(b.pattern)) = '.' || substr(b.pattern, 2))))
           ) as blocked,
           jsonb_build_object(
             'files', (select jsonb_agg(jsonb_build_object('id', d.id::text, 'kind', d.kind, 'fileName', d.file_name,
                                 'sizeBytes', f.size_bytes, 'contentType', f.content_type) order by d.id)
                       from draft_file d join stored_file f on f.shop_id = d.shop_id and f.id = d.file_id
                       where d.shop_id = t.shop_id and d.ticket_id = t.id and d.staff_id = ${desk.staff.id}
                         and d.kind <> 'label'),
             'recipients', (select jsonb_object_agg(d.kind, d.recipients) from draft d
                            where d.shop_id = t.shop_id and d.ticket_id = t.id and d.staff_id = ${desk.staff.id}),
             'cc', to_jsonb(t.cc),
             'people', (select jsonb_agg(distinct p.address)
                        from message m, unnest(m.cc || m.to_emails || m.author_email) as p(address)
                        where m.shop_id = t.shop_id and m.ticket_id = t.id and p.address is not null),
             'staff_signature', (select s.signature from staff s
                                 where s.shop_id = t.shop_id and s.id = ${desk.staff.id}),
             'mailbox_signature', (select b.signature from mailbox b
                                   where b.shop_id = t.shop_id and b.id = t.mailbox_id)) as compose,
           (select m.number from ticket m where m.shop_id = t.shop_id and m.id = t.merged_into_id) as merged_into
    from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where t.shop_id = ${SHOP} and t.number = ${number}::int`;
  return row ?? null;
}

/** Without a transaction: that a page is told of it late or not at all does no harm, and opening a ticket is fast. */
async function markRead(desk: StaffDesk, { id, number }: Row): Promise<void> {
  await desk.sql`update ticket set unread = false where shop_id = ${SHOP} and id = ${id} and unread`;
  await desk.announce({ kind: "ticket", ticketId: id.toString(), number, isRead: true });
}
