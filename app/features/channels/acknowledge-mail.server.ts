import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { shopperLocaleFor } from "#app/platform/i18n/shopper-languages.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { writeAcknowledgement } from "./acknowledgement.server.ts";
import { countAutomaticMail } from "./automatic-limits.server.ts";
import { blockPatternsFor } from "./block-pattern.ts";
import { whyNoAcknowledgement } from "./may-acknowledge.ts";
import { observeReplies } from "./observe-replies.server.ts";
import { queueAcknowledgement } from "./queue-acknowledgement.server.ts";
import { readFilingSettings } from "./read-filing-settings.server.ts";
import { honestReplyHours } from "./reply-time.ts";

interface Row {
  ticket_id: bigint;
  number: number;
  status: string;
  automatic: boolean;
  sender_trust: string | null;
  author_email: string | null;
  language: string | null;
  locale: string | null;
  answered: boolean;
}

/**
 * Job: tells the customer that their mail has arrived and how long an answer really takes. Leaves mails alone that no
 * machine may answer, tickets that somebody has answered meanwhile, and addresses that have had enough. Done twice it
 * sends one.
 */
export async function acknowledgeMail(desk: Desk, { messageId }: { messageId: string }): Promise<void> {
  const [settings, mail] = await Promise.all([readSettings(desk), readMail(desk, BigInt(messageId))]);
  if (!settings.ackEnabled || !mail?.author_email || mail.answered) return;
  const address = mail.author_email;
  const [{ ownMailboxes }, blocked] = await Promise.all([readFilingSettings(desk), isBlocked(desk, address)]);
  const { automatic, status, sender_trust: senderTrust } = mail;
  const why = whyNoAcknowledgement({ address, automatic, status, senderTrust, blocked, ownMailboxes });
  if (why) return void desk.log.info({ messageId, why }, "not acknowledged");
  const locale = shopperLocaleFor(mail.language, mail.locale);
  const replyHours = honestReplyHours(await observeReplies(desk));
  const text = writeAcknowledgement({ settings, replyHours, zone: desk.shop.timezone, at: desk.now(), locale });
  await queue(desk, mail, address, text);
}

async function queue(desk: Desk, mail: Row, address: string, text: string): Promise<void> {
  const queued = await desk.tx(async (tx) => {
    const limit = await countAutomaticMail(desk, tx, { address, ticketId: mail.ticket_id, kind: "ack" });
    if (limit !== "counted") return false;
    await queueAcknowledgement(desk, tx, { id: mail.ticket_id, number: mail.number }, text);
    return true;
  });
  if (!queued) desk.log.warn({ ticket: mail.number }, "not acknowledged: this address has had enough automatic mail");
}

async function readMail(desk: Desk, messageId: bigint): Promise<Row | null> {
  const [row] = await desk.sql<Row>`
    select t.id as ticket_id, t.number, t.status, m.automatic, m.sender_trust, m.author_email, t.language, c.locale,
           t.first_reply_at is not null or t.waiting_since is null as answered
    from message m
    join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
    join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where m.shop_id = ${SHOP} and m.id = ${messageId} and m.kind = 'customer'`;
  return row ?? null;
}

async function isBlocked(desk: Desk, address: string): Promise<boolean> {
  const patterns = blockPatternsFor(address);
  return (await desk.db.blockedSender.count({ where: { pattern: { in: patterns } }, take: 1 })) > 0;
}
