import { normaliseAddress } from "./address.ts";
import type { MailAddress } from "./address.ts";
import { cleanLine, cleanText, stripDirectionControls } from "./clean-string.ts";
import { cleanFileName } from "./file-name.ts";
import { renderLightMarkdown } from "./light-markdown.ts";
import type { MailKey } from "./mail-key.server.ts";
import { makeMessageId } from "./message-id.server.ts";
import { readMessageIds } from "./message-ids.ts";
import type { OutgoingMail } from "./outgoing-mail.ts";
import { makeReplyAddress } from "./reply-token.server.ts";

/** What a mail to a customer is made of. */
export type MailDraft = {
  key: MailKey;
  shopId: bigint;
  ticketId: bigint;
  messageId: bigint;
  /** The shop's mailbox: sender, and with a token the address for answers. */
  mailbox: MailAddress;
  to: MailAddress;
  subject: string;
  /** Text with light Markdown. */
  body: string;
  /** Below the body, parted by the usual `-- `; "" for none. */
  signature: string;
  /** The id of the customer's last mail and those before it, oldest first, with or without brackets. */
  inReplyTo: string | null;
  references: readonly string[];
  /** BCP 47, e.g. `pt-BR`. */
  locale: string;
  /** Set when no person wrote it: a receipt answers a mail, anything else was generated. */
  automatic: "auto-replied" | "auto-generated" | null;
  attachments?: readonly { fileName: string; contentType: string; content: Uint8Array }[];
};

const MAX_BODY = 512 * 1024;

/**
 * Makes the mail that goes to the customer: text and the same as HTML, our signed Message-ID, an answer address with
 * a token, and for automatic mail the headers that keep other robots from answering. No field can add a header.
 * Throws when the mailbox or the customer's address is unusable; both are checked where they are stored.
 */
export function composeMail(draft: MailDraft): OutgoingMail {
  const mailbox = cleanMailbox(draft.mailbox);
  const to = cleanMailbox(draft.to);
  const domain = mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1);
  const replyAddress = makeReplyAddress(draft.key, draft, mailbox.address);
  const inReplyTo = readMessageIds(draft.inReplyTo, 1)[0] ?? null;
  const body = cleanText(draft.body, MAX_BODY).trim();
  const signature = cleanText(draft.signature, 10_000).trim();
  return {
    from: mailbox,
    to: [to],
    replyTo: { address: replyAddress, name: mailbox.name },
    subject: cleanLine(draft.subject, 900),
    text: signature === "" ? `${body}\n` : `${body}\n\n-- \n${signature}\n`,
    html: makeHtml(body, signature, draft.locale),
    messageId: makeMessageId(draft.key, draft.shopId, draft, domain),
    inReplyTo,
    references: listReferences(draft.references, inReplyTo),
    headers: makeHeaders(draft),
    envelope: { from: replyAddress, to: [to.address] },
    attachments: (draft.attachments ?? []).map(({ fileName, contentType, content }) => ({
      fileName: cleanFileName(fileName),
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : "application/octet-stream",
      content,
    })),
  };
}

function cleanMailbox({ address, name }: MailAddress): MailAddress {
  const normal = normaliseAddress(address);
  if (normal === null) throw new Error(`not a mail address: ${JSON.stringify(address.slice(0, 300))}`);
  return { address: normal, name: stripDirectionControls(cleanLine(name, 200)) };
}

/** The first id keeps the thread together in most mail programs, so it stays when the list is cut. */
function listReferences(references: readonly string[], inReplyTo: string | null): string[] {
  const ids = references.flatMap((id) => readMessageIds(id, 1));
  if (inReplyTo !== null) ids.push(inReplyTo);
  const unique = [...new Set(ids)];
  const [first] = unique;
  return first === undefined || unique.length <= 20 ? unique : [first, ...unique.slice(-19)];
}

function makeHeaders(draft: MailDraft): Record<string, string> {
  const language = cleanLocale(draft.locale);
  const common: Record<string, string> = language === "" ? {} : { "Content-Language": language };
  if (draft.automatic === null) return common;
  return {
    ...common,
    "Auto-Submitted": draft.automatic,
    "X-Auto-Response-Suppress": "All",
    Precedence: "auto_reply",
    "X-Loop": `latte-${draft.shopId}`,
  };
}

function cleanLocale(locale: string): string {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(locale) ? locale : "";
}

function makeHtml(body: string, signature: string, locale: string): string {
  const language = cleanLocale(locale);
  const sign =
    signature === "" ? "" : `\n<div style="color:#616161"><p>-- </p>\n${renderLightMarkdown(signature)}</div>`;
  return (
    `<!doctype html>\n<html${language === "" ? "" : ` lang="${language}"`}>\n<head><meta charset="utf-8"></head>\n` +
    `<body style="font-family:-apple-system,'Segoe UI',Roboto,sans-serif;font-size:15px;line-height:1.5">\n` +
    `<div dir="auto">${renderLightMarkdown(body)}</div>${sign}\n</body>\n</html>\n`
  );
}
