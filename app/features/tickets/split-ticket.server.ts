import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { lockTicket } from "./lock-ticket.server.ts";
import { noteEvent } from "./note-event.server.ts";
import { takeTicketNumber } from "./take-ticket-number.server.ts";
import { tallyTicket } from "./tally-ticket.server.ts";
import { placeAt } from "./ticket-place.ts";

export type SplitProblem = "message_missing" | "nothing_left" | "subject_empty";

export interface SplitWish {
  /** The message that begins the new ticket. */
  messageId: bigint;
  /** only: this one message. onwards: this one and all that came after it. */
  extent: "only" | "onwards";
  subject: string;
}

/**
 * Begins a new ticket with messages of this one, for a second problem that came up in it. The new ticket belongs to
 * whoever wrote the first of them, else to this one's customer. `null` when there is no ticket of this number.
 */
export async function splitTicket(
  desk: StaffDesk,
  number: number,
  wish: SplitWish,
): Promise<Outcome<{ number: number }, SplitProblem> | null> {
  const subject = cleanLine(wish.subject, 500);
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    if (!subject) return refuse("subject_empty", { field: "subject" });
    const ids = await listMessages(tx, ticket.id, wish);
    if (!ids.length) return refuse("message_missing");
    const left = await tx.db.message.count({ where: { ticketId: ticket.id, id: { notIn: ids } } });
    if (!left) return refuse("nothing_left");

    const now = desk.now();
    const made = await openBeside(tx, ticket.id, ids[0]!, subject, now);
    await tx.sql`update message set ticket_id = ${made.id} where shop_id = ${SHOP} and id = any(${ids}::bigint[])`;
    await tallyTicket(tx, made.id, "open");
    await tallyTicket(tx, ticket.id, ticket.status);
    const staffId = desk.staff.id;
    await noteEvent(tx, ticket, { kind: "split", staffId, data: { number: made.number }, at: now });
    const data = { number: ticket.number, isNew: true };
    await noteEvent(tx, made, { kind: "split", staffId, data, at: now });
    return succeed({ number: made.number });
  });
}

async function listMessages(tx: DeskTx, ticketId: bigint, { messageId, extent }: SplitWish): Promise<bigint[]> {
  const rows = await tx.sql<{ id: bigint }>`
    select id from message
    where shop_id = ${SHOP} and ticket_id = ${ticketId} and (id = ${messageId} or (${extent === "onwards"} and id > ${messageId}))
      and exists (select 1 from message first where first.shop_id = ${SHOP} and first.ticket_id = ${ticketId}
                  and first.id = ${messageId})
      and coalesce(delivery_state, 'sent') not in ('queued', 'sending')
    order by id`;
  return rows.map(({ id }) => id);
}

/** A ticket like the other: mailbox, people, copies, tags, priority and order are the same to begin with. */
async function openBeside(
  tx: DeskTx,
  besideId: bigint,
  firstMessageId: bigint,
  subject: string,
  now: Date,
): Promise<{ id: bigint; number: number }> {
  const number = await takeTicketNumber(tx);
  const { isOpen } = placeAt("open", now);
  const [made] = await tx.sql<{ id: bigint }>`
    insert into ticket (shop_id, number, subject, status, is_open, channel, customer_id, customer_name, mailbox_id,
      assignee_id, order_id, order_name, order_match, order_payment, order_fulfilment, priority, tag_ids, language,
      cc, last_activity_at, unread, created_at)
    select t.shop_id, ${number}::int, ${subject}, 'open', ${isOpen}, t.channel, c.id,
      coalesce(nullif(c.name, ''), c.email), t.mailbox_id, t.assignee_id, t.order_id, t.order_name, t.order_match,
      t.order_payment, t.order_fulfilment, t.priority, t.tag_ids, t.language,
      array_remove(t.cc, c.email), ${now}::timestamptz, false, ${now}::timestamptz
    from ticket t
    join message m on m.shop_id = t.shop_id and m.id = ${firstMessageId}
    join customer c on c.shop_id = t.shop_id and c.id = coalesce(m.customer_id, t.customer_id)
    where t.shop_id = ${SHOP} and t.id = ${besideId}
    returning id`;
  if (!made) throw new Error("a ticket could not be opened beside another");
  await tx.sql`
    insert into ticket_tag (shop_id, ticket_id, tag_id)
    select shop_id, ${made.id}, tag_id from ticket_tag where shop_id = ${SHOP} and ticket_id = ${besideId}`;
  await tx.sql`
    insert into ticket_follower (shop_id, ticket_id, staff_id)
    select shop_id, ${made.id}, staff_id from ticket_follower where shop_id = ${SHOP} and ticket_id = ${besideId}`;
  return { id: made.id, number };
}
