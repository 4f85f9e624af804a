import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { keepCustomers } from "#app/features/customers/keep-customer.server.ts";
import { detectLanguage } from "#app/features/tickets/detect-language.server.ts";
import { previewOf } from "#app/features/tickets/preview-text.ts";
import { takeTicketNumbers } from "#app/features/tickets/take-ticket-number.server.ts";
import { placeAt } from "#app/features/tickets/ticket-place.ts";
import type { FiledMessage, ReadMail } from "./filed-message.ts";
import { insertMessages } from "./insert-messages.server.ts";

/**
 * Opens a ticket for each of these mails, with the mail as its first message; in their order. An automatic mail's ticket
 * does not count as waiting; a blocked sender's is spam at once. Four statements, however many mails.
 */
export async function openMailTickets(tx: DeskTx, mails: readonly ReadMail[]): Promise<FiledMessage[]> {
  const customers = await keepCustomers(
    tx,
    mails.map(({ message: { authorEmail, authorName } }) => ({
      email: authorEmail,
      name: authorName === authorEmail ? "" : authorName,
    })),
  );
  const customerOf = ({ message }: ReadMail) => customers.get(message.authorEmail)!;
  const firstNumber = await takeTicketNumbers(tx, mails.length);
  const begun = await Promise.all(
    mails.map(async (read, index) => {
      const { mail, message } = read;
      const { id, name, blocked } = customerOf(read);
      const files = message.attachments.map(({ fileName }) => fileName);
      const preview = previewOf(message.bodyText, files);
      const { status, isOpen } = placeAt(blocked ? "spam" : "new", mail.receivedAt);
      return {
        number: firstNumber + index,
        // Without a subject the first words stand for it.
        subject: message.subject || preview.slice(0, 80).toWellFormed(),
        customer_id: id.toString(),
        customer_name: name || message.authorEmail,
        language: await detectLanguage(`${message.subject}\n${message.bodyText}`),
        mailbox_id: mail.mailboxId.toString(),
        preview,
        status,
        is_open: isOpen,
        unread: !blocked,
        at: mail.receivedAt,
        waiting_since: message.automatic || blocked ? null : mail.receivedAt,
        cc: message.automatic || message.senderTrust === "failed" ? [] : message.cc,
        because: blocked ? "blocked" : null,
      };
    }),
  );
  const tickets = await tx.sql<{ id: bigint; number: number }>`
    with begun as (
      select * from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) as b(number int, subject text, customer_id bigint,
        customer_name text, language text, mailbox_id bigint, preview text, status text, is_open boolean,
        unread boolean, at timestamptz, waiting_since timestamptz, cc text[], because text)
    ), opened as (
      insert into ticket (shop_id, number, subject, customer_id, customer_name, language, mailbox_id, preview, status,
        is_open, unread, last_activity_at, created_at, waiting_since, cc, message_count)
      select ${SHOP}, number, subject, customer_id, customer_name, language, mailbox_id, preview, status,
        is_open, unread, at, at, waiting_since, cc, 1
      from begun
      returning id, number
    ), told as (
      insert into ticket_event (shop_id, ticket_id, kind, data, at)
      select ${SHOP}, o.id, 'created', jsonb_strip_nulls(jsonb_build_object('channel', 'email', 'because', b.because)), b.at
      from opened o join begun b using (number)
    )
    select id, number from opened`;
  const ticketByNumber = new Map(tickets.map((ticket) => [ticket.number, ticket]));
  const opened = mails.map((read, index) => {
    const ticket = ticketByNumber.get(firstNumber + index)!;
    return {
      ...read,
      ticketId: ticket.id,
      number: ticket.number,
      kind: "customer" as const,
      customer: customerOf(read),
    };
  });
  const messageIds = await insertMessages(
    tx,
    opened.map(({ customer, ...one }) => ({ ...one, customerId: customer.id })),
  );
  return opened.map(({ ticketId, number, kind, mail, message, customer }, index) => ({
    mailId: mail.id,
    ticketId,
    number,
    messageId: messageIds[index]!,
    kind,
    isNews: !message.automatic && !customer.blocked,
  }));
}
