import { createHash, randomUUID } from "node:crypto";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { speak } from "#app/platform/i18n/speak.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { Order } from "#app/features/orders/order.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { detectLanguage } from "#app/features/tickets/detect-language.server.ts";
import { noteEvent } from "#app/features/tickets/note-event.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { countAsked, countAskedInTurn } from "../../shared/count-asked.server.ts";
import { attachShopperFiles, keepShopperFiles, type KeptShopperFile } from "../keep-shopper-files.server.ts";
import { writeShopperTicket, type OpenedTicket, type ShopperTicket } from "../open-shopper-ticket.server.ts";
import type { ShopperFile } from "../shopper-file.ts";
import { findOwnOrder, findOwnOrderNamed } from "../tracking/find-order.server.ts";
import { readOrderNumber } from "../tracking/contact.ts";
import type { ShopperVisit } from "../visit.ts";
import { matchCustomerJob, sendReceiptJob } from "./contact-jobs.ts";
import type { Writer } from "./find-writer.server.ts";
import { listTopics, readContactSettings } from "./read-contact-settings.server.ts";
import { countSuspicion, sameWords, spamPoints } from "./suspicion.ts";
import type { ReadMessage } from "./typed-message.ts";

export interface SentMessage {
  /** Without problems. */
  message: ReadMessage;
  writer: Writer | null;
  files: readonly ShopperFile[];
  fellForTrap: boolean;
  openSeconds: number | null;
}

export type SendProblem = "too_often" | "unavailable";

export interface SentTicket {
  number: number;
  ticketId: bigint;
  /** False: it was sent before. */
  isNew: boolean;
  isSpam: boolean;
  /** So many files were left out: strangers have sent too much today. */
  filesLeft: number;
}

/**
 * Makes a ticket of what somebody wrote on the contact page. The same words of the same address about the same within a
 * day are the same ticket while it is open, and bring it only the files that it has not. What looks like spam stands with
 * it, and nobody is told so.
 * `too_often` has the seconds to wait as its detail; `unavailable`: the files cannot be kept just now.
 */
export async function sendMessage(visit: ShopperVisit, sent: SentMessage): Promise<Outcome<SentTicket, SendProblem>> {
  const { desk } = visit;
  const { message, writer } = sent;
  const wait = await countAskedInTurn(desk, [
    { kind: "contact", whose: visit.address, by: 1 },
    { kind: "contact_pair", whose: visit.address && `${visit.address} ${message.email}`, by: 1 },
    // Who is signed in is counted as themselves: nobody else can do that.
    { kind: "contact_email", whose: writer ? `customer ${visit.customerId}` : message.email, by: 1 },
    { kind: "contact_shop", whose: "", by: 1 },
  ]);
  if (wait) return refuse("too_often", { detail: String(wait) });
  const takesFiles = writer !== null || !(await countFiles(visit, sent.files));
  const filesLeft = takesFiles ? 0 : sent.files.length;
  const [kept, order, settings, seen, language] = await Promise.all([
    keepShopperFiles(desk, takesFiles ? sent.files : []),
    findOrder(visit, message.order),
    readContactSettings(desk),
    seeText(visit, message),
    detectLanguage(message.message),
  ]);
  if (!kept.ok) return kept;
  const points = countSuspicion({ ...sent, ...message, ...seen });
  const topic = listTopics(settings, visit.locale).find(({ key }) => key === message.topic);
  const ticket: ShopperTicket = {
    email: message.email,
    name: writer?.name || message.name,
    order,
    subject: subjectOf(visit, message, topic?.name ?? null, order),
    body: message.message,
    clientKey: `${keyOf(message)} ${randomUUID()}`,
    files: kept.value,
    isSuspicious: points >= spamPoints,
    isUnproven: writer === null,
    language: language ?? undefined,
  };
  return desk.tx(async (tx) => {
    await tx.sql`
      select pg_advisory_xact_lock(hashtextextended(${`contact ${message.email}`}::text, ${SHOP}::bigint))::text as held`;
    const before = await findSame(visit, tx, message);
    if (before) {
      await addFiles(tx, before, kept.value);
      await noteFilesLeft(tx, before, filesLeft, desk.now());
      return succeed({ number: before.number, ticketId: before.id, isNew: false, isSpam: before.isSpam, filesLeft });
    }
    const opened = await writeShopperTicket(visit, tx, ticket);
    if (!opened.isSpam) await learnCustomer(visit, tx, opened.customerId, writer);
    await noteFilesLeft(tx, opened, filesLeft, desk.now());
    const key = opened.messageId.toString();
    if (settings.sendsReceipt && !ticket.isSuspicious) await tx.enqueue(sendReceiptJob, { messageId: key }, { key });
    return succeed({ number: opened.number, ticketId: opened.id, isNew: true, isSpam: opened.isSpam, filesLeft });
  });
}

/** Who is signed in is known by Shopify's id; of others Shopify is asked later. What is known already stays. */
async function learnCustomer(
  { customerId: signedIn }: ShopperVisit,
  tx: DeskTx,
  customerId: bigint,
  writer: Writer | null,
): Promise<void> {
  const unknown = { id: customerId, shopifyCustomerId: null };
  if (!(await tx.db.customer.count({ where: unknown }))) return;
  if (writer && signedIn !== null)
    await tx.db.customer.updateMany({ where: unknown, data: { shopifyCustomerId: signedIn } });
  else await tx.enqueue(matchCustomerJob, { customerId: customerId.toString() }, { key: customerId.toString() });
}

/** What a message is about is part of its key: the same words about another order are another message. */
const keyOf = ({ order, topic }: ReadMessage): string =>
  `contact ${createHash("sha256").update(`${topic}\n${order}`).digest("base64url").slice(0, 22)}`;

/** Counts what strangers store, from their address first; anything but 0: these files are too many for today. */
async function countFiles({ desk, address }: ShopperVisit, files: readonly ShopperFile[]): Promise<number> {
  if (!files.length) return 0;
  const by = Math.ceil(files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) / 1024);
  return countAskedInTurn(desk, [
    { kind: "contact_files_address", whose: address, by },
    { kind: "contact_files", whose: "", by },
  ]);
}

/**
 * Of who is signed in only their own orders count, chosen or typed; what guests write is matched with who they say they
 * are, as in a mail.
 */
async function findOrder({ desk, customerId }: ShopperVisit, typed: string): Promise<Order | null> {
  if (customerId === null || typed === "") return null;
  const orderId = parseRowId(typed);
  const chosen = orderId === null ? null : await findOwnOrder(desk, customerId, orderId);
  return chosen?.order ?? (await findOwnOrderNamed(desk, customerId, typed));
}

/** How often the same text came from whomever today, and whether the address has bought here. */
async function seeText(
  { desk }: ShopperVisit,
  { message, email }: ReadMessage,
): Promise<{ timesSeen: number; isBuyer: boolean }> {
  const words = sameWords(message);
  const digest = words === null ? null : createHash("sha256").update(words).digest("base64url");
  const [isSeenOften, [bought]] = await Promise.all([
    digest === null ? 0 : countAsked(desk, [{ kind: "contact_text", whose: digest, by: 1 }]),
    desk.sql<{ is: boolean }>`
      select exists (select 1 from order_snapshot
                     where shop_id = ${SHOP} and email = ${email} and deleted_at is null) as is`,
  ]);
  return { timesSeen: isSeenOften ? 4 : 1, isBuyer: bought?.is === true };
}

/** What it is about and which order, so that the order is found by it; else the first words. */
function subjectOf(visit: ShopperVisit, message: ReadMessage, topic: string | null, order: Order | null): string {
  const typed = order ? null : readOrderNumber(message.order);
  const number = typed && (/^\d/.test(typed.names[0] ?? "") ? `#${typed.names[0]}` : typed.names[0]);
  const about = order?.name ?? number ?? (message.order || null);
  const first = cleanLine(message.message, 80);
  return [topic ?? (about ? speak(visit.locale, "contact")("topic.order") : first), about].filter(Boolean).join(" · ");
}

async function findSame({ desk }: ShopperVisit, tx: DeskTx, message: ReadMessage): Promise<OpenedTicket | null> {
  const since = new Date(desk.now().getTime() - 24 * 3_600_000);
  const [found] = await tx.sql<OpenedTicket>`
    select t.id, t.number, m.id as "messageId", t.customer_id as "customerId", t.status = 'spam' as "isSpam"
    from customer c
    join message m on m.shop_id = c.shop_id and m.customer_id = coalesce(c.merged_into_id, c.id)
    join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
    where c.shop_id = ${SHOP} and c.email = ${message.email} and m.kind = 'customer'
      and (t.is_open or t.status = 'spam') and starts_with(m.client_key, ${`${keyOf(message)} `}::text)
      and m.body_text = ${message.message} and m.created_at > ${since}::timestamptz
    order by m.id desc limit 1`;
  return found ?? null;
}

async function noteFilesLeft(tx: DeskTx, { id, number }: OpenedTicket, count: number, at: Date): Promise<void> {
  if (count) await noteEvent(tx, { id, number }, { kind: "files_left", staffId: null, data: { count }, at });
}

async function addFiles(
  tx: DeskTx,
  { id, number, messageId }: OpenedTicket,
  files: readonly KeptShopperFile[],
): Promise<void> {
  await attachShopperFiles(tx, messageId, files);
  if (files.length) tx.announce({ kind: "ticket", ticketId: id.toString(), number });
}
