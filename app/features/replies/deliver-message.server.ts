import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { FilesUnavailable } from "#app/platform/files/file-store.ts";
import { composeMail } from "#app/platform/mail/compose-mail.server.ts";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import { makeForwardSubject, makeReplySubject } from "#app/platform/mail/reply-subject.ts";
import { acknowledgementSubject } from "#app/features/channels/acknowledgement.server.ts";
import { mailKey } from "#app/features/channels/mail-marks.server.ts";
import { senderOf } from "#app/features/channels/mailbox-sender.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { DeliveryState } from "#app/features/tickets/ticket-view.ts";
import { joinSignatures } from "./compose-view.ts";
import { largestAttempts, sendMailJob } from "./delivery-jobs.ts";
import { noteFirstReply } from "./note-first-reply.server.ts";
import { readMessageFiles } from "./read-message-files.server.ts";
import { readQuote } from "./read-quote.server.ts";
import { readThreadIds } from "./read-thread-ids.server.ts";

interface Row {
  id: bigint;
  ticket_id: bigint;
  number: number;
  body_text: string;
  subject: string;
  customer_email: string;
  customer_name: string;
  locale: string | null;
  address: string | null;
  display_name: string | null;
  inbound_address: string | null;
  in_test_seen_at: Date | null;
  automatic_kind: string | null;
  kind: "reply" | "forward";
  quoted_text: string | null;
  to_emails: string[];
  cc: string[];
  bcc: string[];
  undo_until: Date | null;
  language: string | null;
  staff_signature: string | null;
  mailbox_signature: string | null;
}

/**
 * Hands a message of the outbox to the mail server and notes what came of it. A message that is sent, failed or gone
 * is left alone. One that a crash left half-sent goes out again under its one Message-ID, by which mail programs know
 * it as the same.
 * @throws Error when it should be tried again later; the message then waits as `queued` with the reason
 */
export async function deliverMessage(desk: Desk, { messageId }: { messageId: string }): Promise<void> {
  const row = await readQueued(desk, BigInt(messageId));
  if (!row) return;
  if (row.undo_until && row.undo_until > desk.now()) return waitForUndo(desk, messageId, row.undo_until);
  const files = await readFilesOrWait(desk, row);
  if (files === "missing") return settle(desk, row, "failed", "file_missing");
  const mail = await compose(desk, row, files);
  if (!mail) return settle(desk, row, "failed", "bad_address");
  const attempt = await claim(desk, row, mail.messageId);
  if (attempt === null) return;
  const outcome = await desk.mailer.send(mail);
  // Some of several took it: those who did not are named, the mail has left.
  if (outcome.ok) return settle(desk, row, "sent", outcome.rejected.length ? outcome.rejected.join(", ") : null);
  if (outcome.problem === "permanent" || attempt >= largestAttempts) return settle(desk, row, "failed", outcome.detail);
  await settle(desk, row, "queued", outcome.detail);
  throw new Error(`the mail server did not take message ${messageId} at attempt ${attempt}`);
}

async function readQueued(desk: Desk, messageId: bigint): Promise<Row | null> {
  const [row] = await desk.sql<Row>`
    select m.id, m.ticket_id, t.number, m.body_text, t.subject, c.email as customer_email, c.name as customer_name,
           c.locale, b.address, b.display_name,
           b.inbound_address, b.in_test_seen_at, m.automatic_kind, m.kind, m.quoted_text, m.to_emails, m.cc, m.bcc,
           m.undo_until, t.language, s.signature as staff_signature, b.signature as mailbox_signature
    from message m
    join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
    join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    left join staff s on s.shop_id = m.shop_id and s.id = m.staff_id
    left join mailbox b on b.shop_id = t.shop_id
      and b.id = coalesce(
        (select own.id from mailbox own
         where own.shop_id = t.shop_id and own.id = t.mailbox_id and own.removed_at is null),
        (select min(first.id) from mailbox first where first.shop_id = t.shop_id and first.removed_at is null))
    where m.shop_id = ${SHOP} and m.id = ${messageId} and m.delivery_state in ('queued', 'sending')`;
  return row ?? null;
}

/** Its clock is ahead of ours, or the mail was put off: it starts when nobody can take the mail back any more. */
const waitForUndo = (desk: Desk, messageId: string, undoUntil: Date): Promise<void> =>
  desk.tx((tx) => tx.enqueue(sendMailJob, { messageId }, { key: messageId, startAfter: undoUntil }));

/** The mail; `null` when one of the two addresses cannot be used. */
async function compose(desk: Desk, row: Row, attachments: OutgoingMail["attachments"]): Promise<OutgoingMail | null> {
  if (row.address === null) return null;
  const isForward = row.kind === "forward";
  const [thread, quote] = isForward
    ? [
        { inReplyTo: null, references: [] },
        { intro: "", text: row.quoted_text ?? "", marked: false },
      ]
    : await Promise.all([
        readThreadIds(desk, row.ticket_id, row.id),
        // An automatic mail repeats nothing: it could be an advertisement to somebody else.
        row.automatic_kind ? null : readQuote(desk, row),
      ]);
  try {
    return composeMail({
      key: mailKey,
      shopId: desk.shop.id,
      ticketId: row.ticket_id,
      messageId: row.id,
      mailbox: {
        address: senderOf({
          address: row.address,
          inboundAddress: row.inbound_address,
          inTestSeenAt: row.in_test_seen_at,
        }),
        name: row.display_name ?? desk.shop.name,
      },
      answersTo: row.inbound_address,
      to: isForward
        ? row.to_emails.map((address) => ({ address, name: "" }))
        : { address: row.customer_email, name: row.automatic_kind ? "" : row.customer_name },
      cc: row.cc,
      bcc: row.bcc,
      subject: subjectOf(desk, row),
      body: row.body_text,
      signature: row.automatic_kind ? "" : joinSignatures(row.staff_signature, row.mailbox_signature),
      quote,
      ...thread,
      locale: row.locale ?? row.language ?? "",
      automatic: row.automatic_kind ? "auto-replied" : null,
      attachments,
    });
  } catch (error) {
    // Where it happened, not its words: they quote the customer's address.
    const at = error instanceof Error ? error.stack?.split("\n").slice(1, 6) : null;
    desk.log.error({ at, messageId: row.id.toString() }, "a message cannot be made a mail");
    return null;
  }
}

function subjectOf(desk: Desk, row: Row): string {
  if (row.automatic_kind) return acknowledgementSubject(row.language ?? row.locale, row.number);
  const make = row.kind === "forward" ? makeForwardSubject : makeReplySubject;
  return make(row.subject, desk.shop.name);
}

/** The bytes of its files. A store that is away holds the mail up; it is not lost, and its row says why it waits. */
async function readFilesOrWait(desk: Desk, row: Row) {
  try {
    return await readMessageFiles(desk, row.id);
  } catch (error) {
    if (error instanceof FilesUnavailable) await settle(desk, row, "queued", "files_unavailable");
    throw error;
  }
}

/** Counts the attempt and keeps the Message-ID before anything leaves. `null`: it is no longer to be sent. */
async function claim(desk: Desk, row: Row, messageIdHeader: string): Promise<number | null> {
  const [claimed] = await desk.sql<{ attempts: number }>`
    update message
    set delivery_state = 'sending', delivery_attempts = delivery_attempts + 1, message_id_header = ${messageIdHeader}
    where shop_id = ${SHOP} and id = ${row.id} and delivery_state in ('queued', 'sending')
      and (undo_until is null or undo_until <= ${desk.now()}::timestamptz)
    returning delivery_attempts as attempts`;
  return claimed?.attempts ?? null;
}

/** A report of failed delivery that came in meanwhile stands. */
function settle(desk: Desk, row: Row, state: DeliveryState, detail: string | null): Promise<void> {
  return desk.tx(async (tx) => {
    await tx.db.message.updateMany({
      where: { id: row.id, deliveryState: { in: ["queued", "sending"] } },
      data: { deliveryState: state, deliveryDetail: detail, ...(state === "sent" && { sentAt: desk.now() }) },
    });
    if (state === "sent") await noteFirstReply(tx, row.id, desk.now());
    tx.announce({ kind: "ticket", ticketId: row.ticket_id.toString(), number: row.number });
  });
}
