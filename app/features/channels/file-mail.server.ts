import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { ParsedMail, StubMail } from "#app/platform/mail/parsed-mail.ts";
import { listThreadCandidates } from "#app/platform/mail/thread-candidates.ts";
import { matchTicketOrders } from "#app/features/orders/match-ticket-order.server.ts";
import { unpackMailJob } from "#app/features/files/file-jobs.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { acknowledgeMailJob } from "./acknowledge-jobs.ts";
import { appendMailMessage } from "./append-mail.server.ts";
import type { FiledMessage, ReadMail, StoredMail } from "./filed-message.ts";
import { findDuplicates } from "./find-duplicates.server.ts";
import { findThread } from "./find-thread.server.ts";
import { toMailMessage } from "./mail-message.ts";
import { marksOf } from "./mail-marks.server.ts";
import { noteForwardingTest } from "./note-forwarding-test.server.ts";
import { noteBounce } from "./note-bounce.server.ts";
import { openMailTickets } from "./open-mail-tickets.server.ts";
import { isOwnMessage, readDeliveryReport } from "./route-mail.ts";

/** A mail that was read from the store and parsed. */
export interface UnpackedMail {
  mail: StoredMail;
  parsed: ParsedMail | StubMail;
  /** Where the mail's files are stored, in their order; `null`: not yet. */
  fileIds: readonly (bigint | null)[];
}

export interface FilingOptions {
  /** A ticket's first mail is to be acknowledged. */
  acknowledge: boolean;
  matchOrder: boolean;
  /** Addresses of the shop. */
  ownMailboxes: readonly string[];
}

type AsideReason = "own_message" | "forwarding_test" | "bounce" | "duplicate";

/**
 * Puts read mails where they belong, within one transaction: a report of failed delivery at the message it is about, any
 * other mail as a message of exactly one ticket. Mails that were filed before are left out; where no message came of one
 * its row says why. About fifteen statements for mails that begin tickets, however many; three to ten more for each that
 * belongs to a ticket.
 */
export async function fileMails(
  desk: Desk,
  tx: DeskTx,
  unpacked: readonly UnpackedMail[],
  { matchOrder, acknowledge, ownMailboxes }: FilingOptions,
): Promise<FiledMessage[]> {
  const waiting = await holdWaiting(
    tx,
    unpacked.map(({ mail }) => mail.id),
  );
  const marks = marksOf(desk.shop.id);
  const aside = new Map<bigint, AsideReason>();
  const news: (ReadMail & { parsed: ParsedMail | StubMail })[] = [];
  for (const { mail, parsed, fileIds } of unpacked) {
    if (!waiting.has(mail.id)) continue;
    const reason = await setAside(tx, mail, parsed, (id) => marks.messageId(id));
    if (reason) aside.set(mail.id, reason);
    else news.push({ mail, parsed, message: toMailMessage(parsed, mail.envelopeFrom, { ownMailboxes, fileIds }) });
  }
  const duplicates = await findDuplicates(tx, news);
  for (const id of duplicates) aside.set(id, "duplicate");

  const fresh: ReadMail[] = [];
  const answers: { read: ReadMail; candidates: ReturnType<typeof listThreadCandidates> }[] = [];
  for (const { parsed, ...read } of news) {
    if (duplicates.has(read.mail.id)) continue;
    const candidates = listThreadCandidates(parsed, read.mail.recipients, marks);
    if (candidates.length) answers.push({ read, candidates });
    else fresh.push(read);
  }
  const opened = fresh.length ? await openMailTickets(tx, fresh) : [];
  const appended: FiledMessage[] = [];
  // After those that begin a ticket: an answer may be to one of them.
  for (const { read, candidates } of answers) {
    const ticketId = await findThread(tx, candidates);
    if (ticketId === null) opened.push(...(await openMailTickets(tx, [read])));
    else appended.push(await appendMailMessage(tx, read.mail, read.message, ticketId));
  }
  const filed = [...opened, ...appended];
  await followUp(tx, filed, { matchOrder, acknowledge: acknowledge ? opened : [], news });
  await finish(tx, [...waiting], aside, desk.now());
  for (const { ticketId, number, isNews } of filed)
    tx.announce({ kind: "ticket", ticketId: ticketId.toString(), number, ...(isNews && { isNews }) });
  return filed;
}

/** What comes of messages that were filed: their order, the files still in the original, an acknowledgement. */
async function followUp(
  tx: DeskTx,
  filed: readonly FiledMessage[],
  { matchOrder, acknowledge, news }: { matchOrder: boolean; acknowledge: FiledMessage[]; news: readonly ReadMail[] },
): Promise<void> {
  const customers = filed.filter(({ kind }) => kind === "customer").map(({ ticketId }) => ticketId);
  if (matchOrder && customers.length) await matchTicketOrders(tx, [...new Set(customers)]);
  const messageOf = new Map(news.map(({ mail, message }) => [mail.id, message]));
  for (const { mailId, messageId } of filed)
    if (messageOf.get(mailId)?.attachments.some(({ fileId }) => fileId === null))
      await tx.enqueue(unpackMailJob, { messageId: messageId.toString() }, { key: messageId.toString() });
  for (const { mailId, messageId } of acknowledge)
    if (!messageOf.get(mailId)?.automatic)
      await tx.enqueue(acknowledgeMailJob, { messageId: messageId.toString() }, { key: messageId.toString() });
}

/** Why no message comes of the mail; `null` for a mail that goes into a ticket. */
async function setAside(
  tx: DeskTx,
  mail: StoredMail,
  parsed: ParsedMail | StubMail,
  ownMessage: (id: string) => { ticketId: bigint; messageId: bigint } | null,
): Promise<AsideReason | null> {
  if (isOwnMessage(parsed, ownMessage)) return "own_message";
  if (await noteForwardingTest(tx, mail, parsed)) return "forwarding_test";
  const report = readDeliveryReport(parsed.kind === "mail" ? parsed.bounce : null, ownMessage);
  return report && (await noteBounce(tx, report, mail.receivedAt)) ? "bounce" : null;
}

/** Holds the mails' rows, oldest first: of two who file the same mail the second waits here and then finds it done. */
async function holdWaiting(tx: DeskTx, mailIds: readonly bigint[]): Promise<Set<bigint>> {
  const rows = await tx.sql<{ id: bigint; state: string }>`
    select id, state from inbound_mail where shop_id = ${SHOP} and id = any(${mailIds}::bigint[]) order by id for update`;
  return new Set(rows.filter(({ state }) => state === "received").map(({ id }) => id));
}

async function finish(
  tx: DeskTx,
  mailIds: readonly bigint[],
  aside: ReadonlyMap<bigint, AsideReason>,
  now: Date,
): Promise<void> {
  const done = mailIds.map((id) => ({ id: id.toString(), problem: aside.get(id) ?? null }));
  if (!done.length) return;
  await tx.sql`
    update inbound_mail m set state = 'done', problem = d.problem, done_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as d(id bigint, problem text)
    where m.shop_id = ${SHOP} and m.id = d.id`;
}
