import { splitPlusAddress, withPlusTag } from "./address.ts";
import { decodeBase32, encodeBase32, sameMark, signMark } from "./mail-key.server.ts";
import type { MailKey } from "./mail-key.server.ts";

/** What a reply token says: into which conversation of which shop an answer belongs. */
export type ReplyTarget = { shopId: bigint; ticketId: bigint };

const PREFIX = "t_";
const VERSION = "1";
const PURPOSE = "reply-token.1";
const MARK_LENGTH = 16;
/** Two numbers of 63 bits, nine bytes each. */
const MAX_BYTES = 18;

/**
 * The address to which a customer's answer is to be sent: `support+t_{token}@in.example`. The token is made of
 * lower-case letters and digits, holds its version, the shop, the ticket and a mark that only we can make.
 */
export function makeReplyAddress(key: MailKey, target: ReplyTarget, mailbox: string): string {
  const ids = encodeBase32(Uint8Array.from([...toVarint(target.shopId), ...toVarint(target.ticketId)]));
  return withPlusTag(mailbox, `${PREFIX}${VERSION}${ids}${markOf(key, target)}`);
}

/**
 * Where mail to this recipient belongs, or `null` when it carries no token of ours: guessed, cut, changed, of another
 * version or made with another key. Case does not matter. The shop must still be compared with the one whose mailbox
 * it is.
 */
export function verifyReplyAddress(key: MailKey, recipient: string): ReplyTarget | null {
  const tag = splitPlusAddress(recipient)?.tag ?? "";
  if (!tag.startsWith(PREFIX + VERSION)) return null;
  const token = tag.slice(PREFIX.length + VERSION.length);
  const target = readIds(token.slice(0, -MARK_LENGTH));
  if (target === null) return null;
  return sameMark(markOf(key, target), token.slice(-MARK_LENGTH)) ? target : null;
}

function markOf(key: MailKey, { shopId, ticketId }: ReplyTarget): string {
  return signMark(key, PURPOSE, [String(shopId), String(ticketId)]);
}

function toVarint(id: bigint): number[] {
  if (id < 1n || id >= 1n << 63n) throw new RangeError(`not an id: ${id}`);
  const bytes: number[] = [];
  for (let rest = id; rest > 0n; rest >>= 7n) {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
  }
  return bytes;
}

function readIds(text: string): ReplyTarget | null {
  const bytes = decodeBase32(text);
  if (bytes === null || bytes.length > MAX_BYTES) return null;
  const ids: bigint[] = [];
  let id = 0n;
  let shift = 0n;
  for (const byte of bytes) {
    id |= BigInt(byte & 0x7f) << shift;
    shift += 7n;
    if (byte < 0x80) {
      ids.push(id);
      id = 0n;
      shift = 0n;
    }
  }
  const [shopId, ticketId] = ids;
  const isWhole = ids.length === 2 && shift === 0n;
  return isWhole && shopId !== undefined && ticketId !== undefined ? { shopId, ticketId } : null;
}
