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
 * does not count as waiting; a blocked sender's is spam at once. Six statements, however many mails.
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
  const tickets = await tx.db.ticket.createManyAndReturn({
    data: await Promise.all(
      mails.map(async (read, index) => {
        const { mail, message } = read;
        const customer = customerOf(read);
        const preview = previewOf(
          message.bodyText,
          message.attachments.map(({ fileName }) => fileName),
        );
        return {
          number: firstNumber + index,
          // Without a subject the first words stand for it.
          subject: message.subject || preview.slice(0, 80).toWellFormed(),
          customerId: customer.id,
          customerName: customer.name || message.authorEmail,
          language: await detectLanguage(`${message.subject}\n${message.bodyText}`),
          mailboxId: mail.mailboxId,
          preview,
          ...placeAt(customer.blocked ? "spam" : "new", mail.receivedAt),
          unread: !customer.blocked,
          lastActivityAt: mail.receivedAt,
          waitingSince: message.automatic || customer.blocked ? null : mail.receivedAt,
          messageCount: 1,
          cc: message.automatic ? [] : message.cc,
          createdAt: mail.receivedAt,
        };
      }),
    ),
    select: { id: true, number: true },
  });
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
  await tx.db.ticketEvent.createMany({
    data: opened.map(({ ticketId, customer, mail }) => ({
      ticketId,
      kind: "created",
      data: { channel: "email", ...(customer.blocked && { because: "blocked" }) },
      at: mail.receivedAt,
    })),
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
