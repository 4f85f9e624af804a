import { normaliseDomain } from "./address.ts";
import { sameMark, signMark } from "./mail-key.server.ts";
import type { MailKey } from "./mail-key.server.ts";

/** Which of our messages an id names. Ids are those of our tables. */
export type OwnMessage = { ticketId: bigint; messageId: bigint };

const PURPOSE = "message-id.1";
const OWN = /^c\.([1-9]\d{0,18})\.([1-9]\d{0,18})\.([a-z2-7]{16})@/;

/**
 * The Message-ID of a mail that we send, without brackets: `c.{ticket}.{message}.{mark}@{domain}`. The mark is bound
 * to the shop, so that neither a guess nor another shop's id leads into a conversation.
 */
export function makeMessageId(key: MailKey, shopId: bigint, message: OwnMessage, domain: string): string {
  const host = normaliseDomain(domain);
  if (host === null) throw new Error(`not a domain: ${JSON.stringify(domain)}`);
  return `c.${message.ticketId}.${message.messageId}.${markOf(key, shopId, message)}@${host}`;
}

/**
 * The message that one of our ids names, or `null` when we did not make it for this shop. Brackets and changed case
 * do no harm; the domain may have been ours at an earlier time and is not looked at.
 */
export function verifyMessageId(key: MailKey, shopId: bigint, id: string): OwnMessage | null {
  if (id.length > 400) return null;
  const match = OWN.exec(id.trim().replace(/^</, "").toLowerCase());
  if (match === null) return null;
  const message = { ticketId: BigInt(match[1] ?? 0), messageId: BigInt(match[2] ?? 0) };
  return sameMark(markOf(key, shopId, message), match[3] ?? "") ? message : null;
}

function markOf(key: MailKey, shopId: bigint, { ticketId, messageId }: OwnMessage): string {
  return signMark(key, PURPOSE, [String(shopId), String(ticketId), String(messageId)]);
}
