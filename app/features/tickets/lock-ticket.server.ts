import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { isTicketNumber } from "./row-ids.ts";
import type { TicketBefore } from "./ticket-before.ts";
import type { TicketStatus } from "./ticket-status.ts";

/** A ticket that is held until the transaction ends: who else changes it waits. */
export interface LockedTicket {
  id: bigint;
  number: number;
  status: TicketStatus;
  subject: string;
  assignee_id: bigint | null;
  priority: number;
  snoozed: boolean;
  snoozed_until: Date | null;
  waiting_since: Date | null;
  solved_at: Date | null;
  closed_at: Date | null;
  unread: boolean;
  tag_ids: bigint[];
  merged_into_id: bigint | null;
  last_activity_at: Date;
  preview: string;
  last_message_by: string;
  cc: string[];
  customer_email: string;
  customer_name: string;
  mailbox_id: bigint | null;
}

/** Holds the ticket of this number; `null` when there is none. */
export async function lockTicket(tx: DeskTx, number: number): Promise<LockedTicket | null> {
  if (!isTicketNumber(number)) return null;
  const [row] = await tx.sql<LockedTicket>`
    select t.id, t.number, t.status, t.subject, t.assignee_id, t.priority, t.snoozed, t.snoozed_until, t.waiting_since,
           t.solved_at, t.closed_at, t.unread, t.tag_ids, t.merged_into_id, t.last_activity_at, t.mailbox_id,
           t.preview, t.last_message_by, t.cc,
           c.email as customer_email, c.name as customer_name
    from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where t.shop_id = ${SHOP} and t.number = ${number}::int
    for update of t`;
  return row ?? null;
}

/** Where the ticket stands, for taking back what is about to be done with it. */
export const placeOf = (ticket: LockedTicket): TicketBefore => ({
  status: ticket.status,
  snoozed: ticket.snoozed,
  snoozedUntil: ticket.snoozed_until,
  solvedAt: ticket.solved_at,
  closedAt: ticket.closed_at,
  waitingSince: ticket.waiting_since,
  unread: ticket.unread,
});
