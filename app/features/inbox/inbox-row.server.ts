import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part } from "#app/platform/db/sql-fragment.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";
import type { Priority } from "./inbox-filter.ts";
import type { InboxRow } from "./inbox-view.ts";

/** A ticket as the statements of the inbox give it. */
export interface TicketColumns {
  id: bigint;
  number: number;
  subject: string;
  status: TicketStatus;
  priority: number;
  channel: string;
  customer_name: string;
  preview: string;
  last_message_by: "customer" | "staff";
  last_activity_at: Date;
  created_at: Date;
  waiting_since: Date | null;
  unread: boolean;
  assignee_id: bigint | null;
  assignee_name: string | null;
  tags: { id: string; name: string }[] | null;
  snoozed: boolean;
  snoozed_until: Date | null;
  language: string | null;
  order_name: string | null;
  order_payment: string | null;
  order_fulfilment: string | null;
}

type Instants = "last_activity_at" | "created_at" | "waiting_since" | "snoozed_until";

/** The same as JSON gives it: ids are counted up from 1 and far from what a number can hold, instants are texts. */
export type TicketJson = Omit<TicketColumns, "id" | "assignee_id" | Instants> & {
  id: number;
  assignee_id: number | null;
} & { [Name in Instants]: TicketColumns[Name] extends Date ? string : string | null };

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Reads a row that came as JSON. */
export const ticketFromJson = (row: TicketJson): TicketColumns => ({
  ...row,
  id: BigInt(row.id),
  assignee_id: row.assignee_id === null ? null : BigInt(row.assignee_id),
  last_activity_at: new Date(row.last_activity_at),
  created_at: new Date(row.created_at),
  waiting_since: toDate(row.waiting_since),
  snoozed_until: toDate(row.snoozed_until),
});

/** What an inbox row needs of `ticket t`. */
export const ticketColumns = part`
  t.id, t.number, t.subject, t.status, t.priority, t.channel, t.customer_name, t.preview, t.last_message_by,
  t.last_activity_at, t.created_at, t.waiting_since, t.unread, t.assignee_id, t.tag_ids, t.snoozed, t.snoozed_until,
  t.language, t.order_name, t.order_payment, t.order_fulfilment`;

/** The names that belong to the ids in `t`: who has it, how it is tagged. */
export const namesOfTicket = part`
  (select s.name from staff s where s.shop_id = ${SHOP} and s.id = t.assignee_id) as assignee_name,
  case when t.tag_ids <> '{}' then
    (select jsonb_agg(jsonb_build_object('id', g.id::text, 'name', g.name) order by g.name)
     from tag g where g.shop_id = ${SHOP} and g.id = any(t.tag_ids)) end as tags`;

/** The row as a page shows it, to this person. */
export const toInboxRow = (row: TicketColumns, staffId: bigint): InboxRow => ({
  id: row.id.toString(),
  number: row.number,
  subject: row.subject,
  status: row.status,
  priority: row.priority as Priority,
  channel: row.channel,
  customerName: row.customer_name,
  preview: row.preview,
  lastMessageBy: row.last_message_by,
  lastActivityAt: row.last_activity_at.toISOString(),
  createdAt: row.created_at.toISOString(),
  waitingSince: row.waiting_since?.toISOString() ?? null,
  unread: row.unread,
  assigneeId: row.assignee_id?.toString() ?? null,
  assigneeName: row.assignee_name,
  isMine: row.assignee_id === staffId,
  tags: row.tags ?? [],
  snoozed: row.snoozed,
  snoozedUntil: row.snoozed_until?.toISOString() ?? null,
  language: row.language,
  orderName: row.order_name,
  orderPayment: row.order_payment,
  orderFulfilment: row.order_fulfilment,
});
