import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { isPicture } from "#app/features/files/file-kinds.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { AttachmentView, DeliveryState, EventView, MessageView, TimelineItem } from "./ticket-view.ts";
import { mergeTimeline, timelinePageSize, writeTimelineCursor, type TimelineCursor } from "./timeline-page.ts";

/** What of a message stands on the page at once, in characters; the rest is read when somebody asks. */
export const shownText = 20_000;
export const shownHtml = 100_000;

export interface MessageRow {
  id: bigint;
  kind: MessageView["kind"];
  author_name: string;
  author_email: string | null;
  body_text: string;
  body_cut: boolean;
  quoted_text: string | null;
  body_html: string | null;
  html_omitted: boolean;
  has_remote_content: boolean;
  sender_trust: MessageView["senderTrust"];
  automatic: boolean;
  parse_problem: string | null;
  delivery_state: DeliveryState | null;
  delivery_detail: string | null;
  sent_at: Date | null;
  at: Date;
  staff_id: bigint | null;
  to_emails: string[];
  cc: string[];
  bcc: string[];
  undo_until: Date | null;
  attachments: (Omit<AttachmentView, "isPicture"> & { storedType: string | null })[] | null;
}

interface EventRow {
  id: bigint;
  kind: EventView["kind"];
  staff_name: string | null;
  data: Record<string, unknown>;
  at: Date;
}

/** The page of the ticket's timeline that ends before `before`, oldest first. Two statements. */
export async function readTimeline(
  desk: Desk,
  ticketId: bigint,
  before: TimelineCursor,
): Promise<{ timeline: TimelineItem[]; earlierCursor: string | null }> {
  const [messages, events] = await Promise.all([
    readMessages(desk, ticketId, 0n, before.messageId, timelinePageSize + 1),
    readEvents(desk, ticketId, before.eventId),
  ]);
  const { items, earlier } = mergeTimeline(messages, events, before);
  return { timeline: items.map(toItem), earlierCursor: earlier && writeTimelineCursor(earlier) };
}

/** Messages with ids between the two, both excluded, newest first. One statement. */
export const readMessages = (desk: Pick<Desk, "sql">, ticketId: bigint, after: bigint, before: bigint, limit: number) =>
  desk.sql<MessageRow>`
    select m.id, m.kind, m.author_name, m.author_email,
           left(m.body_text, ${shownText}::int) as body_text, length(m.body_text) > ${shownText}::int as body_cut,
           left(m.quoted_text, ${shownText}::int) as quoted_text,
           case when length(m.body_html) <= ${shownHtml}::int then m.body_html end as body_html,
           coalesce(length(m.body_html) > ${shownHtml}::int, false) as html_omitted,
           m.has_remote_content, m.sender_trust, m.automatic, m.parse_problem,
           m.delivery_state, m.delivery_detail, m.sent_at, m.created_at as at,
           m.staff_id, m.to_emails, m.cc, m.bcc, m.undo_until,
           (select jsonb_agg(jsonb_build_object('id', a.id::text, 'fileName', a.file_name,
                     'contentType', a.content_type, 'sizeBytes', a.size_bytes, 'contentId', a.content_id,
                     'storedType', f.content_type) order by a.position)
            from attachment a left join stored_file f on f.shop_id = a.shop_id and f.id = a.file_id
            where a.shop_id = m.shop_id and a.message_id = m.id) as attachments
    from message m
    where m.shop_id = ${SHOP} and m.ticket_id = ${ticketId} and m.id > ${after} and m.id < ${before}
    order by m.id desc
    limit ${limit}::int`;

const readEvents = (desk: Desk, ticketId: bigint, before: bigint) =>
  desk.sql<EventRow>`
    select e.id, e.kind, s.name as staff_name, e.data - 'before' as data, e.at
    from ticket_event e left join staff s on s.shop_id = e.shop_id and s.id = e.staff_id
    where e.shop_id = ${SHOP} and e.ticket_id = ${ticketId} and e.id < ${before}
    order by e.id desc
    limit ${timelinePageSize + 1}::int`;

const toItem = (item: { message: MessageRow } | { event: EventRow }): TimelineItem =>
  "message" in item
    ? { type: "message", message: toMessageView(item.message) }
    : { type: "event", event: toEventView(item.event) };

export const toMessageView = (row: MessageRow): MessageView => ({
  id: row.id.toString(),
  kind: row.kind,
  authorName: row.author_name,
  authorEmail: row.author_email,
  bodyText: row.body_text,
  bodyCut: row.body_cut,
  quotedText: row.quoted_text,
  bodyHtml: row.body_html,
  htmlOmitted: row.html_omitted,
  hasRemoteContent: row.has_remote_content,
  senderTrust: row.sender_trust,
  automatic: row.automatic,
  parseProblem: row.parse_problem,
  staffId: row.staff_id?.toString() ?? null,
  to: row.to_emails,
  cc: row.cc,
  bcc: row.bcc,
  undoUntil: row.undo_until?.toISOString() ?? null,
  attachments: (row.attachments ?? []).map(({ storedType, ...one }) => ({ ...one, isPicture: isPicture(storedType) })),
  delivery: row.delivery_state && {
    state: row.delivery_state,
    detail: row.delivery_detail,
    sentAt: row.sent_at?.toISOString() ?? null,
  },
  at: row.at.toISOString(),
});

const toEventView = (row: EventRow): EventView => ({
  id: row.id.toString(),
  kind: row.kind,
  staffName: row.staff_name,
  data: row.data,
  at: row.at.toISOString(),
});
