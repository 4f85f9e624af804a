import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { keepCustomer } from "#app/features/customers/keep-customer.server.ts";
import { noteNews } from "#app/features/tickets/notify-people.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { previewOf } from "#app/features/tickets/preview-text.ts";
import { ticketAfterMessage } from "#app/features/tickets/ticket-after-message.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";
import { blockPatternsFor } from "./block-pattern.ts";
import type { FiledMessage, ReadMail, StoredMail } from "./filed-message.ts";
import { insertMessages } from "./insert-messages.server.ts";
import { mostInCopy, type MailMessage } from "./mail-message.ts";
import { openMailTickets } from "./open-mail-tickets.server.ts";

interface TicketRow {
  id: bigint;
  number: number;
  merged_into_id: bigint | null;
  author_blocked: true | null;
  status: TicketStatus;
  is_open: boolean;
  snoozed: boolean;
  snoozed_until: Date | null;
  closed_at: Date | null;
  waiting_since: Date | null;
  last_activity_at: Date;
  unread: boolean;
  solved_at: Date | null;
  customer_id: bigint;
  customer_email: string;
  cc: string[];
}

/**
 * Adds the mail to a ticket, or where that was merged to the one it lives on in. Who is not the ticket's customer is a
 * guest: their words are shown as theirs, and the ticket stays the customer's. A blocked sender does not get into a
 * conversation that is not spam: that mail opens a ticket of its own.
 */
export async function appendMailMessage(
  tx: DeskTx,
  mail: StoredMail,
  message: MailMessage,
  foundId: bigint,
): Promise<FiledMessage> {
  const ticket = await lockThread(tx, foundId, message.authorEmail);
  if (ticket.author_blocked && ticket.status !== "spam") return openAnother(tx, { mail, message });
  const ticketId = ticket.id;
  const authorId = ticket.customer_email === message.authorEmail ? ticket.customer_id : await keepAuthor(tx, message);
  const kind = authorId === ticket.customer_id ? "customer" : "guest";
  const [messageId = 0n] = await insertMessages(tx, [{ mail, message, ticketId, kind, customerId: authorId }]);
  const before = {
    status: ticket.status,
    isOpen: ticket.is_open,
    snoozed: ticket.snoozed,
    snoozedUntil: ticket.snoozed_until,
    closedAt: ticket.closed_at,
    waitingSince: ticket.waiting_since,
    lastActivityAt: ticket.last_activity_at,
    unread: ticket.unread,
    solvedAt: ticket.solved_at,
  };
  const after = ticketAfterMessage(before, { automatic: message.automatic, at: mail.receivedAt });
  await tx.db.ticket.updateMany({
    where: { id: ticketId },
    data: {
      ...after,
      messageCount: { increment: 1 },
      ...(!message.automatic && {
        preview: previewOf(message.bodyText, fileNames(message)),
        lastMessageBy: "customer",
        // Whom the customer wanted to hear of it is offered with the answer, beside those who were in copy before. A
        // mail that only claims to be the customer's puts nobody there.
        ...(kind === "customer" &&
          message.senderTrust !== "failed" && { cc: [...new Set([...ticket.cc, ...message.cc])].slice(0, mostInCopy) }),
      }),
    },
  });
  if (after.status !== before.status)
    await tx.db.ticketEvent.create({
      data: { ticketId, kind: "reopened", data: { from: before.status, to: after.status }, at: mail.receivedAt },
      select: { id: true },
    });
  else if (after.snoozed !== before.snoozed)
    await tx.db.ticketEvent.create({
      data: { ticketId, kind: "woken", data: { because: "reply" }, at: mail.receivedAt },
      select: { id: true },
    });
  const isNews = !message.automatic && after.status !== "spam";
  if (isNews) await noteNews(tx, { ticketId, messageId, at: mail.receivedAt });
  return { mailId: mail.id, ticketId, number: ticket.number, messageId, kind, isNews };
}

async function openAnother(tx: DeskTx, read: ReadMail): Promise<FiledMessage> {
  const [opened] = await openMailTickets(tx, [read]);
  if (!opened) throw new Error("a mail got no ticket");
  return opened;
}

async function keepAuthor(tx: DeskTx, { authorEmail, authorName }: MailMessage): Promise<bigint> {
  const kept = await keepCustomer(tx, authorEmail, authorName === authorEmail ? "" : authorName);
  return kept.id;
}

/** Holds the ticket, or the one at the end of its mergers. */
async function lockThread(tx: DeskTx, foundId: bigint, author: string): Promise<TicketRow> {
  for (let id = foundId; ;) {
    const ticket = await lockTicket(tx, id, author);
    if (ticket.merged_into_id === null) return ticket;
    id = ticket.merged_into_id;
  }
}

async function lockTicket(tx: DeskTx, ticketId: bigint, author: string): Promise<TicketRow> {
  const [row] = await tx.sql<TicketRow>`
    select t.id, t.number, t.status, t.is_open, t.snoozed, t.snoozed_until, t.closed_at, t.merged_into_id,
           t.waiting_since, t.last_activity_at, t.unread, t.solved_at, t.customer_id, c.email as customer_email, t.cc,
           (select true from blocked_sender b
            where b.shop_id = ${SHOP} and b.pattern = any(${blockPatternsFor(author)}::text[]) limit 1) as author_blocked
    from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where t.shop_id = ${SHOP} and t.id = ${ticketId}
    for update of t`;
  if (!row) throw new Error("the ticket is gone");
  return row;
}

const fileNames = (message: MailMessage): string[] => message.attachments.map(({ fileName }) => fileName);
