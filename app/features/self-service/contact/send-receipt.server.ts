import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { shopperLocaleFor } from "#app/platform/i18n/shopper-languages.server.ts";
import { writeAcknowledgement } from "#app/features/channels/acknowledgement.server.ts";
import { blockPatternsFor } from "#app/features/channels/block-pattern.ts";
import { whyNoAcknowledgement } from "#app/features/channels/may-acknowledge.ts";
import { queueAcknowledgement } from "#app/features/channels/queue-acknowledgement.server.ts";
import { readFilingSettings } from "#app/features/channels/read-filing-settings.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { readAnswerFacts } from "./expect-answer.server.ts";
import { mailboxOf } from "./mailbox-of.ts";

interface Row {
  ticketId: bigint;
  number: number;
  status: string;
  address: string;
  language: string | null;
  isAnswered: boolean;
  isBlocked: boolean;
  hasBounced: boolean;
}

/** No more in an hour, whoever writes: the shop's mails would else end as spam. Ours. */
const mostReceipts = 300;

/** An address to which a mail of ours came back so lately gets none by a machine. Ours. */
const bouncedDays = 90;

/**
 * Job: mails who wrote on the contact page that it has arrived. Anybody can type anybody's address there, so the mail
 * holds nothing of what was typed, a mailbox gets one in an hour however its address is written, a shop sends so many, and
 * none goes where a mail came back, where it is blocked, a machine's or our own. Done twice it sends one.
 */
export async function sendReceipt(desk: Desk, { messageId }: { messageId: string }): Promise<void> {
  const row = await readRow(desk, BigInt(messageId));
  if (!row || row.isAnswered) return;
  const { address, status } = row;
  const { ownMailboxes } = await readFilingSettings(desk);
  const why = row.hasBounced
    ? "bounced"
    : whyNoAcknowledgement({
        address,
        automatic: false,
        status,
        senderTrust: null,
        blocked: row.isBlocked,
        ownMailboxes,
      });
  if (why) return void desk.log.info({ messageId, why }, "no receipt");
  const { settings, replyHours } = await readAnswerFacts(desk);
  const locale = shopperLocaleFor(row.language);
  const text = writeAcknowledgement({ settings, replyHours, zone: desk.shop.timezone, at: desk.now(), locale });
  await desk.tx(async (tx) => {
    if (!(await countReceipt(desk, tx, row))) return;
    await queueAcknowledgement(desk, tx, { id: row.ticketId, number: row.number }, text);
  });
}

/** One in an hour, whatever else a machine of ours has sent there; who is frozen gets none. Others wait meanwhile. */
async function countReceipt(desk: Desk, tx: DeskTx, { address, ticketId }: Row): Promise<boolean> {
  const now = desk.now();
  await tx.sql`
    select pg_advisory_xact_lock(hashtextextended(${`automatic ${mailboxOf(address)}`}::text, ${SHOP}::bigint))::text as held`;
  const before = await tx.sql<{ id: bigint }>`
    select id from automatic_mail
    where shop_id = ${SHOP} and address = ${address}
      and (kind = 'frozen' or at > ${now}::timestamptz - interval '1 hour')
    limit 1`;
  if (before.length) return false;
  const receipts = await tx.sql<{ address: string }>`
    select address from automatic_mail
    where shop_id = ${SHOP} and kind = 'receipt' and at > ${now}::timestamptz - interval '1 hour'
    limit ${mostReceipts}::int`;
  if (receipts.length >= mostReceipts) return false;
  if (receipts.some((one) => mailboxOf(one.address) === mailboxOf(address))) return false;
  await tx.db.automaticMail.create({ data: { address, ticketId, kind: "receipt", at: now }, select: { id: true } });
  return true;
}

async function readRow(desk: Desk, messageId: bigint): Promise<Row | null> {
  const since = new Date(desk.now().getTime() - bouncedDays * 24 * 3_600_000);
  const [row] = await desk.sql<Row & { patterns: string[] }>`
    select t.id as "ticketId", t.number, t.status, m.author_email as address, t.language,
      t.first_reply_at is not null as "isAnswered", false as "isBlocked",
      exists (select 1 from ticket o join message b on b.shop_id = o.shop_id and b.ticket_id = o.id
              where o.shop_id = t.shop_id and o.customer_id = t.customer_id and b.delivery_state = 'bounced'
                and b.created_at > ${since}::timestamptz) as "hasBounced"
    from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
    where m.shop_id = ${SHOP} and m.id = ${messageId} and m.kind = 'customer' and m.author_email is not null`;
  if (!row) return null;
  const patterns = blockPatternsFor(row.address);
  return {
    ...row,
    isBlocked: (await desk.db.blockedSender.count({ where: { pattern: { in: patterns } }, take: 1 })) > 0,
  };
}
