import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { ParsedMail, StubMail } from "#app/platform/mail/parsed-mail.ts";
import { listThreadCandidates } from "#app/platform/mail/thread-candidates.ts";
import { matchTicketOrders } from "#app/features/orders/match-ticket-order.server.ts";
import { unpackMailJob } from "#app/features/files/file-jobs.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { acknowledgeMailJob } from "./acknowledge-jobs.ts";
import { appendMailMessage, openMailTicket, type FiledMessage } from "./append-mail.server.ts";
import { findThread } from "./find-thread.server.ts";
import { toMailMessage, type MailMessage } from "./mail-message.ts";
import { marksOf } from "./mail-marks.server.ts";
import { noteForwardingTest } from "./note-forwarding-test.server.ts";
import { noteBounce } from "./note-bounce.server.ts";
import { isOwnMessage, readDeliveryReport } from "./route-mail.ts";

/** A stored mail without its bytes. */
export interface StoredMail {
  id: bigint;
  mailboxId: bigint;
  envelopeFrom: string;
  recipients: string[];
  receivedAt: Date;
}

export interface FilingOptions {
  /** A ticket's first mail is to be acknowledged. */
  acknowledge?: boolean;
  matchOrder: boolean;
  /** Addresses of the shop. */
  ownMailboxes?: readonly string[];
  /** Where the mail's files are stored, in their order; `null`: not yet. */
  fileIds?: readonly (bigint | null)[];
}

/**
 * Puts a read mail where it belongs, within one transaction: a report of failed delivery at the message it is about,
 * any other mail as a message of exactly one ticket. `null` where no message came of it (also when the mail was filed
 * before); then the mail's row says why.
 */
export async function fileMail(
  desk: Desk,
  tx: DeskTx,
  mail: StoredMail,
  parsed: ParsedMail | StubMail,
  { matchOrder, ...known }: FilingOptions,
): Promise<FiledMessage | null> {
  if (!(await isWaiting(tx, mail.id))) return null;
  const marks = marksOf(desk.shop.id);
  const message = toMailMessage(parsed, mail.envelopeFrom, known);
  const aside = await setAside(tx, mail, parsed, message, (id) => marks.messageId(id));
  if (aside) {
    await finish(tx, mail, desk.now(), aside);
    return null;
  }
  const ticketId = await findThread(tx, listThreadCandidates(parsed, mail.recipients, marks));
  const filed =
    ticketId === null ? await openMailTicket(tx, mail, message) : await appendMailMessage(tx, mail, message, ticketId);
  if (matchOrder && filed.kind === "customer") await matchTicketOrders(tx, [filed.ticketId]);
  if (message.attachments.some(({ fileId }) => fileId === null))
    await tx.enqueue(unpackMailJob, { messageId: filed.messageId.toString() }, { key: filed.messageId.toString() });
  if (known.acknowledge && ticketId === null && !message.automatic)
    await tx.enqueue(
      acknowledgeMailJob,
      { messageId: filed.messageId.toString() },
      { key: filed.messageId.toString() },
    );
  await finish(tx, mail, desk.now(), null);
  const { ticketId: id, number, isNews } = filed;
  tx.announce({ kind: "ticket", ticketId: id.toString(), number, ...(isNews && { isNews }) });
  return filed;
}

/** Why no message comes of the mail; `null` for a mail that goes into a ticket. */
async function setAside(
  tx: DeskTx,
  mail: StoredMail,
  parsed: ParsedMail | StubMail,
  message: MailMessage,
  ownMessage: (id: string) => { ticketId: bigint; messageId: bigint } | null,
): Promise<"own_message" | "forwarding_test" | "bounce" | "duplicate" | null> {
  if (isOwnMessage(parsed, ownMessage)) return "own_message";
  if (await noteForwardingTest(tx, mail, parsed)) return "forwarding_test";
  const report = readDeliveryReport(parsed.kind === "mail" ? parsed.bounce : null, ownMessage);
  if (report && (await noteBounce(tx, report, mail.receivedAt))) return "bounce";
  return (await isDuplicate(tx, message)) ? "duplicate" : null;
}

/** Holds the mail's row: of two runs of the same job the second waits here and then finds it done. */
async function isWaiting(tx: DeskTx, mailId: bigint): Promise<boolean> {
  const [row] = await tx.sql<{ state: string }>`
    select state from inbound_mail where shop_id = ${SHOP} and id = ${mailId} for update`;
  return row?.state === "received";
}

/**
 * The same mail by another way (two of our addresses, other stamps in its header): same id, sender, words and files. A
 * mail that only borrows an id is kept, and so is one of which nothing could be read.
 */
async function isDuplicate(tx: DeskTx, message: MailMessage): Promise<boolean> {
  const files = message.attachments.map(({ fileName, sizeBytes }) => [fileName, sizeBytes]);
  if (message.messageIdHeader === null || (message.bodyText === "" && !files.length)) return false;
  await tx.sql`
    select pg_advisory_xact_lock(hashtextextended(${message.messageIdHeader}::text, ${SHOP}::bigint))::text as held`;
  const [same] = await tx.sql<{ id: bigint }>`
    select m.id from message m
    where m.shop_id = ${SHOP} and m.message_id_header = ${message.messageIdHeader} and m.kind in ('customer', 'guest')
      and m.author_email = ${message.authorEmail} and m.body_text = ${message.bodyText}
      and (select coalesce(jsonb_agg(jsonb_build_array(a.file_name, a.size_bytes) order by a.position), '[]')
           from attachment a where a.shop_id = m.shop_id and a.message_id = m.id) = ${JSON.stringify(files)}::jsonb
    limit 1`;
  return same !== undefined;
}

const finish = (tx: DeskTx, mail: StoredMail, now: Date, problem: string | null) =>
  tx.sql`
    update inbound_mail set state = 'done', problem = ${problem}::text, done_at = ${now}::timestamptz
    where shop_id = ${SHOP} and id = ${mail.id}`;
