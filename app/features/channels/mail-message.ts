import { isOwnAddress, normaliseAddress } from "#app/platform/mail/address.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { MailAttachment, MailEnvelope, ParsedMail, StubMail } from "#app/platform/mail/parsed-mail.ts";

/** Stands for a sender who left no address. Nothing can be sent there: `.invalid` is reserved for that. */
export const unknownSender = "unknown@sender.invalid";

/** Whether an answer could reach the address at all. */
export const isReachable = (address: string): boolean => !/(^|[@.])invalid$/.test(address);

/** What a mail becomes in the conversation. */
export interface MailMessage {
  subject: string;
  authorName: string;
  /** Normalised. */
  authorEmail: string;
  bodyText: string;
  quotedText: string | null;
  bodyHtml: string | null;
  hasRemoteContent: boolean;
  senderTrust: "verified" | "failed" | "unknown";
  automatic: boolean;
  parseProblem: string | null;
  messageIdHeader: string | null;
  /** Who else was written to, our own mailboxes left out; in the order of the mail, at most 20. */
  cc: string[];
  attachments: MessageFile[];
}

/** A file of the mail, and where it is stored; `null`: not yet, its bytes are in the original only. */
export interface MessageFile extends MailAttachment {
  fileId: bigint | null;
}

/** As many people as one answer may go to in copy. */
export const mostInCopy = 20;

/**
 * Makes the message of a mail. One that could not be read has no text, and says why in `parseProblem`. `fileIds`: where
 * its files are stored, in their order.
 */
export function toMailMessage(
  mail: ParsedMail | StubMail,
  envelopeFrom: string,
  { ownMailboxes = [], fileIds = [] }: { ownMailboxes?: readonly string[]; fileIds?: readonly (bigint | null)[] } = {},
): MailMessage {
  const address = mail.from?.address ?? normaliseAddress(envelopeFrom) ?? unknownSender;
  const envelope = {
    subject: cleanLine(mail.subject, 500),
    authorName: mail.from?.name || address,
    authorEmail: address,
    senderTrust: trustOf(mail),
    automatic: mail.automatic.is,
    messageIdHeader: mail.messageId,
    cc: othersOf(mail, address, ownMailboxes),
  };
  if (mail.kind === "stub")
    return {
      ...envelope,
      bodyText: "",
      quotedText: null,
      bodyHtml: null,
      hasRemoteContent: false,
      parseProblem: mail.reason,
      attachments: [],
    };
  // Nothing but a quotation: it is what the sender wanted to say.
  const written = mail.visibleText.trim() || mail.text.trim();
  return {
    ...envelope,
    bodyText: written,
    quotedText: (mail.visibleText.trim() && mail.quotedText.trim()) || null,
    bodyHtml: mail.html,
    hasRemoteContent: mail.hasRemoteContent,
    parseProblem: mail.htmlProblem ? `html_${mail.htmlProblem}` : mail.textCut ? "text_cut" : null,
    attachments: mail.attachments.map((file, index) => ({ ...file, fileId: fileIds[index] ?? null })),
  };
}

/** Everybody in To and Cc but the sender and ourselves. */
function othersOf(mail: MailEnvelope, sender: string, ownMailboxes: readonly string[]): string[] {
  const everybody = [...mail.to, ...mail.cc].map(({ address }) => normaliseAddress(address));
  const others = everybody.filter((one) => one !== null && one !== sender && !isOwnAddress(one, ownMailboxes));
  return [...new Set(others as string[])].slice(0, mostInCopy);
}

/** A mail that names several senders is nobody's word, whatever was checked about the first. */
function trustOf(mail: MailEnvelope): MailMessage["senderTrust"] {
  if (mail.fromAmbiguous || mail.authentication.dmarc === "fail") return "failed";
  return mail.authentication.dmarc === "pass" ? "verified" : "unknown";
}
