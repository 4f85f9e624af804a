import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { wordlessAudit } from "../audit/forget-audit.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { count, type Counts } from "./counts.ts";
import { inChunks, rowsAtOnce } from "./in-chunks.ts";
import { scrubEvents } from "./erase-ticket.server.ts";
import { erasedText, scrubAct } from "./scrub.ts";

/**
 * Books are kept for years whatever happens to conversations: a ticket with an act on an order that is younger than
 * this stays, emptied of everything that was said. Ours, after the longest of the usual duties.
 */
const booksYears = 7;

/** Fewer where they have many messages. */
const ticketsAtOnce = 100;

/**
 * Forgets tickets that are closed or spam and had no news since `before`, with their messages, mails and timeline; then
 * customers who have nothing left. Files go with the daily clearing, once nothing points at them.
 */
export async function retainTickets(desk: Desk, before: Date, counts: Counts): Promise<void> {
  const books = new Date(desk.now());
  books.setUTCFullYear(books.getUTCFullYear() - booksYears);
  const gone = await inChunks(() => desk.tx((tx) => retainSome(tx, before, books, counts)));
  if (gone) count(counts, "customer", await inChunks(() => dropCustomers(desk, before)));
}

async function retainSome(tx: DeskTx, before: Date, books: Date, counts: Counts): Promise<number> {
  const due = await tx.sql<OldTicket>`
    select t.id, t.message_count as messages, exists (
      select 1 from order_action a where a.shop_id = t.shop_id and a.ticket_id = t.id
        and a.state <> 'drafted' and a.created_at >= ${books}::timestamptz) as has_books
    from ticket t
    where t.shop_id = ${SHOP} and t.status in ('closed', 'spam')
      and t.last_activity_at < ${before}::timestamptz and coalesce(t.closed_at, t.last_activity_at) < ${before}::timestamptz
      and not (t.message_count = 0 and t.subject = ${erasedText})
    order by t.id limit ${ticketsAtOnce}::int for update skip locked`;
  const first = due[0];
  if (!first) return 0;
  if (first.messages > rowsAtOnce) return shorten(tx, first, counts);
  let messages = 0;
  const old = due.filter((one) => (messages += one.messages) <= rowsAtOnce);
  await wordlessAudit(
    tx,
    old.map(({ id }) => id),
  );
  const kept = old.filter(({ has_books }) => has_books).map(({ id }) => id);
  const gone = old.filter(({ has_books }) => !has_books).map(({ id }) => id);
  count(counts, "message", await dropMessages(tx, kept, null));
  await tx.sql`update ticket set merged_into_id = null where shop_id = ${SHOP} and merged_into_id = any(${gone}::bigint[])`;
  count(counts, "message", await dropWhole(tx, gone));
  await emptyTickets(tx, kept);
  count(counts, "ticket", gone.length);
  count(counts, "ticket_emptied", kept.length);
  return old.length;
}

interface OldTicket {
  id: bigint;
  messages: number;
  has_books: boolean;
}

interface Mailed {
  mail_id: bigint | null;
}

/**
 * Takes the oldest messages off a ticket that has more than go at once; of one that goes whole no word is kept meanwhile.
 */
async function shorten(tx: DeskTx, { id, has_books }: OldTicket, counts: Counts): Promise<number> {
  if (!has_books) await tx.sql`delete from ticket_search where shop_id = ${SHOP} and ticket_id = ${id}`;
  const dropped = await dropMessages(tx, [id], rowsAtOnce);
  await tx.sql`
    update ticket set message_count = (
      select count(*) from message m where m.shop_id = ${SHOP} and m.ticket_id = ticket.id)
    where shop_id = ${SHOP} and id = ${id}`;
  count(counts, "message", dropped);
  return 1;
}

/** Tickets with their messages: in one, because the words of a ticket whose messages go before it would be read again. */
async function dropWhole(tx: DeskTx, ids: bigint[]): Promise<number> {
  const rows = await tx.sql<Mailed>`
    select inbound_mail_id as mail_id from message where shop_id = ${SHOP} and ticket_id = any(${ids}::bigint[])`;
  await tx.sql`delete from ticket where shop_id = ${SHOP} and id = any(${ids}::bigint[])`;
  await dropMails(tx, rows);
  return rows.length;
}

/** Messages, the oldest first, and the mails they came as; `most` null: all of them. */
async function dropMessages(tx: DeskTx, ticketIds: bigint[], most: number | null): Promise<number> {
  const rows = await tx.sql<Mailed>`
    delete from message where shop_id = ${SHOP} and id in (
      select id from message where shop_id = ${SHOP} and ticket_id = any(${ticketIds}::bigint[])
      order by id limit ${most}::int)
    returning inbound_mail_id as mail_id`;
  await dropMails(tx, rows);
  return rows.length;
}

/** The mails of messages that are gone, unless another message came as one. */
async function dropMails(tx: DeskTx, messages: Mailed[]): Promise<void> {
  const mails = messages.map(({ mail_id }) => mail_id).filter((id) => id !== null);
  await tx.sql`
    delete from inbound_mail i where i.shop_id = ${SHOP} and i.id = any(${mails}::bigint[])
      and not exists (select 1 from message m where m.shop_id = i.shop_id and m.inbound_mail_id = i.id)`;
}

/** Number, times, order and acts stay. */
async function emptyTickets(tx: DeskTx, ids: bigint[]): Promise<void> {
  if (!ids.length) return;
  await tx.sql`
    update ticket set subject = ${erasedText}, customer_name = ${erasedText}, preview = '', cc = '{}', message_count = 0,
      unread = false, waiting_since = null, language = null
    where shop_id = ${SHOP} and id = any(${ids}::bigint[])`;
  await tx.sql`delete from shopper_request where shop_id = ${SHOP} and ticket_id = any(${ids}::bigint[])`;
  await tx.sql`delete from draft where shop_id = ${SHOP} and ticket_id = any(${ids}::bigint[])`;
  await tx.sql`delete from draft_file where shop_id = ${SHOP} and ticket_id = any(${ids}::bigint[])`;
  await tx.sql`delete from ticket_event where shop_id = ${SHOP} and ticket_id = any(${ids}::bigint[]) and kind <> 'action'`;
  for (const id of ids) await scrubEvents(tx, id, []);
  const acts = await tx.db.orderAction.findMany({
    where: { ticketId: { in: ids } },
    select: { id: true, kind: true, input: true, result: true, progress: true },
  });
  for (const { id, kind, input, result, progress } of acts) {
    const scrubbed = (value: unknown) => (value === null ? null : JSON.stringify(scrubAct(kind, value, [])));
    await tx.sql`
      update order_action set input = ${scrubbed(input)}::jsonb, result = ${scrubbed(result)}::jsonb,
        progress = ${scrubbed(progress)}::jsonb, problem_detail = null
      where shop_id = ${SHOP} and id = ${id}`;
  }
  await tx.db.approval.updateMany({
    where: { actionId: { in: acts.map(({ id }) => id) } },
    data: { word: "", decisionWord: "" },
  });
}

const dropCustomers = async (desk: Desk, before: Date): Promise<number> => {
  const rows = await desk.sql`
    delete from customer where shop_id = ${SHOP} and id in (
      select c.id from customer c
      where c.shop_id = ${SHOP} and c.created_at < ${before}::timestamptz
        and not exists (
          select 1 from ticket t where t.shop_id = c.shop_id and t.customer_id = coalesce(c.merged_into_id, c.id))
        and not exists (
          select 1 from message m where m.shop_id = c.shop_id and m.customer_id = coalesce(c.merged_into_id, c.id))
        and not exists (select 1 from customer k where k.shop_id = c.shop_id and k.merged_into_id = c.id)
      limit 100)
    returning id`;
  return rows.length;
};
