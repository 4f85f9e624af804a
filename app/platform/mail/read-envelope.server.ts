import { addressParser, decodeWords } from "postal-mime";
import type { Mailbox } from "postal-mime";
import { isOwnAddress, normaliseAddress } from "./address.ts";
import type { MailAddress } from "./address.ts";
import { readAuthentication } from "./authentication-results.ts";
import { judgeAutomatic } from "./automatic-mail.ts";
import type { MailHeader } from "./automatic-mail.ts";
import { cleanLine, cutString, stripDirectionControls } from "./clean-string.ts";
import { readMessageIds } from "./message-ids.ts";
import type { MimeLimits } from "./mime-limits.ts";
import type { MailEnvelope } from "./parsed-mail.ts";
import { allHeaders, firstHeader } from "./read-headers.ts";

/** What the parser has to be told about us. */
export type EnvelopeContext = {
  /** The authserv-id of the mail server whose `Authentication-Results` we believe. */
  trustedServer?: string | null;
  /** Our own mailboxes: mail from one of them is automatic. */
  ownMailboxes?: readonly string[];
};

const MAX_ADDRESS_LIST = 64 * 1024;
const MAX_LINE = 20_000;

/**
 * Makes sense of a header block. The sender is the first mailbox of the first `From`, whatever else the mail
 * claims. Throws nothing for content.
 */
export function readEnvelope(
  headers: readonly MailHeader[],
  limits: MimeLimits,
  { trustedServer = null, ownMailboxes = [] }: EnvelopeContext,
): MailEnvelope {
  const fromHeaders = allHeaders(headers, "from");
  const fromBoxes = readMailboxes(fromHeaders.slice(0, 1), limits.recipients);
  const from = fromBoxes[0] ?? null;
  const sender = readMailboxes(allHeaders(headers, "sender").slice(0, 1), 1)[0] ?? null;
  const to = readMailboxes(allHeaders(headers, "to"), limits.recipients + 1);
  const cc = readMailboxes(allHeaders(headers, "cc"), limits.recipients + 1);
  const senderIsOwn = from !== null && isOwnAddress(from.address, ownMailboxes);
  return {
    messageId: readMessageIds(firstHeader(headers, "message-id"), 1)[0] ?? null,
    inReplyTo: readMessageIds(firstHeader(headers, "in-reply-to"), limits.references),
    references: readMessageIds(firstHeader(headers, "references"), limits.references),
    from,
    fromAmbiguous: fromHeaders.length > 1 || fromBoxes.length > 1,
    sender: sender !== null && sender.address !== from?.address ? sender : null,
    replyTo: readMailboxes(allHeaders(headers, "reply-to"), 10),
    to: to.slice(0, limits.recipients),
    cc: cc.slice(0, Math.max(0, limits.recipients - to.length)),
    recipientsCut: to.length + cc.length > limits.recipients,
    subject: decodeLine(firstHeader(headers, "subject") ?? "", 1000),
    date: readDate(firstHeader(headers, "date")),
    automatic: judgeAutomatic(headers, from?.address ?? null, firstHeader(headers, "content-type") ?? "", senderIsOwn),
    authentication: readAuthentication(headers, trustedServer),
    loop: {
      marks: allHeaders(headers, "x-loop")
        .slice(0, 20)
        .map((value) => cleanLine(value, 200)),
      hops: allHeaders(headers, "received").length,
    },
  };
}

/** Decodes RFC 2047 words first and cleans then: an encoded CRLF is a control character like any other. */
function decodeLine(value: string, maxLength: number): string {
  return cleanLine(decodeWords(cutString(value, MAX_LINE)), maxLength);
}

/** The usable mailboxes of address headers, groups opened, each once. */
function readMailboxes(values: readonly string[], max: number): MailAddress[] {
  const found = new Map<string, MailAddress>();
  for (const value of values) {
    for (const mailbox of parseMailboxes(value)) {
      if (found.size >= max) return [...found.values()];
      const address = normaliseAddress(mailbox.address);
      if (address === null || found.has(address)) continue;
      found.set(address, { address, name: stripDirectionControls(cleanLine(mailbox.name, 200)) });
    }
  }
  return [...found.values()];
}

function parseMailboxes(value: string): Mailbox[] {
  const addresses = addressParser(cutString(value, MAX_ADDRESS_LIST));
  return addresses.flatMap((entry) => (entry.group === undefined ? [entry] : entry.group));
}

function readDate(value: string | null): Date | null {
  if (value === null || value.length > 200) return null;
  const date = new Date(value.replace(/\([^()]*\)/g, ""));
  return Number.isNaN(date.getTime()) ? null : date;
}
