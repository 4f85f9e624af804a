import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { parseInboxCursor, writeInboxCursor, type InboxCursor } from "./inbox-cursor.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";
import type { InboxPage, InboxRow, InboxView } from "#app/features/tickets/ticket-view.ts";

export const inboxPageSize = 50;
const countLimit = 1_000;

/** The status that a view shows; null: everything that stands open. */
const statusOf: Record<InboxView, TicketStatus | null> = {
  open: null,
  waiting: "pending",
  solved: "solved",
  spam: "spam",
};

interface Row {
  id: bigint;
  number: number;
  subject: string;
  status: TicketStatus;
  customer_name: string;
  preview: string;
  last_message_by: "customer" | "staff";
  last_activity_at: Date;
  waiting_since: Date | null;
  unread: boolean;
  order_name: string | null;
  assignee_name: string | null;
}

/**
 * One page of tickets, the latest activity first. `cursor` is one that an earlier page gave; the first page is shown
 * for null and for anything that is none. Two statements, three when one pages back to the beginning.
 */
export async function listInbox(desk: Desk, ask: { view: InboxView; cursor: string | null }): Promise<InboxPage> {
  const cursor = parseInboxCursor(ask.cursor);
  const [found, openCount] = await Promise.all([readRows(desk, ask.view, cursor), countOpen(desk)]);
  const more = found.length > inboxPageSize;
  // Back at the beginning, or rows moved away from under the cursor: the first page, whole.
  if (cursor && !more && (cursor.direction === "newer" || !found.length))
    return toPage(ask.view, await readRows(desk, ask.view, null), null, openCount);
  return toPage(ask.view, found, cursor, openCount);
}

/** One row more than a page holds tells whether there are others. */
function readRows(desk: Desk, view: InboxView, cursor: InboxCursor | null): Promise<Row[]> {
  return cursor?.direction === "newer" ? readNewer(desk, view, cursor) : readOlder(desk, view, cursor);
}

function readOlder(desk: Desk, view: InboxView, cursor: InboxCursor | null): Promise<Row[]> {
  const status = statusOf[view];
  return desk.sql<Row>`
    select t.id, t.number, t.subject, t.status, t.customer_name, t.preview, t.last_message_by, t.last_activity_at,
           t.waiting_since, t.unread, t.order_name, s.name as assignee_name
    from ticket t left join staff s on s.shop_id = t.shop_id and s.id = t.assignee_id
    where t.shop_id = ${SHOP} and ((${status}::text is null and t.is_open) or t.status = ${status}::text)
      and (t.last_activity_at, t.id)
        < (coalesce(${cursor?.lastActivityAt ?? null}::timestamptz, 'infinity'), ${cursor?.id ?? 0n}::bigint)
    order by t.last_activity_at desc, t.id desc
    limit ${inboxPageSize + 1}::int`;
}

async function readNewer(desk: Desk, view: InboxView, cursor: InboxCursor): Promise<Row[]> {
  const status = statusOf[view];
  const rows = await desk.sql<Row>`
    select t.id, t.number, t.subject, t.status, t.customer_name, t.preview, t.last_message_by, t.last_activity_at,
           t.waiting_since, t.unread, t.order_name, s.name as assignee_name
    from ticket t left join staff s on s.shop_id = t.shop_id and s.id = t.assignee_id
    where t.shop_id = ${SHOP} and ((${status}::text is null and t.is_open) or t.status = ${status}::text)
      and (t.last_activity_at, t.id) > (${cursor.lastActivityAt}::timestamptz, ${cursor.id}::bigint)
    order by t.last_activity_at, t.id
    limit ${inboxPageSize + 1}::int`;
  return rows.reverse();
}

async function countOpen(desk: Desk): Promise<number> {
  const [row] = await desk.sql<{ count: number }>`
    select count(*)::int as count
    from (select 1 from ticket where shop_id = ${SHOP} and is_open limit ${countLimit}::int) as counted`;
  return row?.count ?? 0;
}

function toPage(view: InboxView, found: Row[], cursor: InboxCursor | null, openCount: number): InboxPage {
  const newer = cursor?.direction === "newer";
  const more = found.length > inboxPageSize;
  const rows = newer ? found.slice(-inboxPageSize) : found.slice(0, inboxPageSize);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    view,
    rows: rows.map(toRow),
    nextCursor: last && (more || newer) ? writeInboxCursor(placeOf(last, "older")) : null,
    previousCursor: first && cursor && (more || !newer) ? writeInboxCursor(placeOf(first, "newer")) : null,
    openCount,
  };
}

const placeOf = (row: Row, direction: InboxCursor["direction"]): InboxCursor => ({
  direction,
  lastActivityAt: row.last_activity_at,
  id: row.id,
});

const toRow = (row: Row): InboxRow => ({
  number: row.number,
  subject: row.subject,
  status: row.status,
  customerName: row.customer_name,
  preview: row.preview,
  lastMessageBy: row.last_message_by,
  lastActivityAt: row.last_activity_at.toISOString(),
  waitingSince: row.waiting_since?.toISOString() ?? null,
  unread: row.unread,
  assigneeName: row.assignee_name,
  orderName: row.order_name,
});
