import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import type { FiledMessage, ReadMail } from "./filed-message.ts";

/** A read mail and the ticket that it belongs to. */
export interface PlacedMail extends ReadMail, Pick<FiledMessage, "ticketId" | "kind"> {
  customerId: bigint;
}

/** Writes the mails' messages with their files, and returns the messages' ids in the same order. Two statements. */
export async function insertMessages(tx: DeskTx, mails: readonly PlacedMail[]): Promise<bigint[]> {
  const written = mails.map(({ mail, message, ticketId, kind, customerId }) => ({
    ticket_id: ticketId.toString(),
    kind,
    customer_id: customerId.toString(),
    author_name: message.authorName,
    author_email: message.authorEmail,
    body_text: message.bodyText,
    quoted_text: message.quotedText,
    body_html: message.bodyHtml,
    has_remote_content: message.hasRemoteContent,
    sender_trust: message.senderTrust,
    automatic: message.automatic,
    parse_problem: message.parseProblem,
    message_id_header: message.messageIdHeader,
    cc: message.cc,
    inbound_mail_id: mail.id.toString(),
    created_at: mail.receivedAt,
  }));
  const rows = await tx.sql<{ id: bigint; inbound_mail_id: bigint }>`
    insert into message (shop_id, ticket_id, kind, customer_id, author_name, author_email, body_text, quoted_text,
      body_html, has_remote_content, sender_trust, automatic, parse_problem, message_id_header, cc, inbound_mail_id,
      created_at)
    select ${SHOP}, w.*
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as w(ticket_id bigint, kind text, customer_id bigint,
      author_name text, author_email text, body_text text, quoted_text text, body_html text,
      has_remote_content boolean, sender_trust text, automatic boolean, parse_problem text, message_id_header text,
      cc text[], inbound_mail_id bigint, created_at timestamptz)
    returning id, inbound_mail_id`;
  const idByMail = new Map(rows.map(({ id, inbound_mail_id }) => [inbound_mail_id, id]));
  const ids = mails.map(({ mail }) => idByMail.get(mail.id)!);
  const files = mails.flatMap(({ message }, place) =>
    message.attachments.map(({ index, fileName, contentType, sizeBytes, contentId, fileId }) => ({
      messageId: ids[place]!,
      position: index,
      fileName,
      contentType,
      sizeBytes,
      contentId,
      fileId,
    })),
  );
  if (files.length) await tx.db.attachment.createMany({ data: files });
  return ids;
}
