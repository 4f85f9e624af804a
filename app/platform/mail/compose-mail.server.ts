import { normaliseAddress } from "./address.ts";
import type { MailAddress } from "./address.ts";
import { cleanLine, cleanText, stripDirectionControls } from "./clean-string.ts";
import { cleanFileName } from "./file-name.ts";
import { escapeHtml, renderLightMarkdown } from "./light-markdown.ts";
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
  /** Where answers and reports of failed delivery are received, when not at the mailbox itself. */
  answersTo?: string | null;
  to: MailAddress | readonly MailAddress[];
  /** In copy, for all to see; and in secret: those stand in no header. Addresses. */
  cc?: readonly string[];
  bcc?: readonly string[];
  subject: string;
  /** Text with light Markdown. */
  body: string;
  /** Below the body, parted by the usual `-- `; "" for none. */
  signature: string;
  /** What is answered or sent on, below everything else; `intro` says whose it is. */
  quote?: { intro: string; text: string; marked: boolean } | null;
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
const MAX_QUOTE = 64 * 1024;

/**
 * Makes the mail that goes to the customer: text and the same as HTML, our signed Message-ID, an answer address with
 * a token, and for automatic mail the headers that keep other robots from answering. No field can add a header.
 * Throws when the mailbox or the customer's address is unusable; both are checked where they are stored.
 */
export function composeMail(draft: MailDraft): OutgoingMail {
  const mailbox = cleanMailbox(draft.mailbox);
  const to = [draft.to].flat().map((one) => cleanMailbox(one as MailAddress));
  const cc = (draft.cc ?? []).map((address) => cleanMailbox({ address, name: "" }));
  const bcc = (draft.bcc ?? []).map((address) => cleanMailbox({ address, name: "" }));
  const domain = mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1);
  const replyAddress = makeReplyAddress(draft.key, draft, draft.answersTo ?? mailbox.address);
  const inReplyTo = readMessageIds(draft.inReplyTo, 1)[0] ?? null;
  const body = cleanText(draft.body, MAX_BODY).trim();
  const signature = cleanText(draft.signature, 10_000).trim();
  const quote = draft.quote ? { ...draft.quote, text: cleanText(draft.quote.text, MAX_QUOTE).trim() } : null;
  return {
    from: mailbox,
    to,
    cc,
    replyTo: { address: replyAddress, name: mailbox.name },
    subject: cleanLine(draft.subject, 900),
    text: makeText(body, signature, quote),
    html: makeHtml(body, signature, quote, draft.locale),
    messageId: makeMessageId(draft.key, draft.shopId, draft, domain),
    inReplyTo,
    references: listReferences(draft.references, inReplyTo),
    headers: makeHeaders(draft),
    envelope: { from: replyAddress, to: [...to, ...cc, ...bcc].map(({ address }) => address) },
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

type Quote = MailDraft["quote"];

function makeText(body: string, signature: string, quote: Quote): string {
  const parts = [body, signature === "" ? "" : `-- \n${signature}`, quote ? quoteText(quote) : ""];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function quoteText({ intro, text, marked }: NonNullable<Quote>): string {
  const lines = marked ? text.split("\n").map((line) => (line.startsWith(">") ? `>${line}` : `> ${line}`)) : [text];
  return [intro, ...lines].filter((line) => line !== "").join("\n");
}

function makeHtml(body: string, signature: string, quote: Quote, locale: string): string {
  const language = cleanLocale(locale);
  const sign =
    signature === "" ? "" : `\n<div style="color:#616161"><p>-- </p>\n${renderLightMarkdown(signature)}</div>`;
  return (
    `<!doctype html>\n<html${language === "" ? "" : ` lang="${language}"`}>\n<head><meta charset="utf-8"></head>\n` +
    `<body style="font-family:-apple-system,'Segoe UI',Roboto,sans-serif;font-size:15px;line-height:1.5">\n` +
    `<div dir="auto">${renderLightMarkdown(body)}</div>${sign}${quote ? quoteHtml(quote) : ""}\n</body>\n</html>\n`
  );
}

/** Mail programs fold what stands in `gmail_quote`. Nothing in a quote counts as markup, ours neither. */
function quoteHtml({ intro, text, marked }: NonNullable<Quote>): string {
  const said = intro === "" ? "" : `<div dir="auto">${escapeHtml(intro)}</div>`;
  const lines = escapeHtml(text).replace(/\n/g, "<br>\n");
  const quoted = marked
    ? `<blockquote style="margin:0 0 0 8px;padding-left:8px;border-left:2px solid #c9c9c9">${lines}</blockquote>`
    : `<div dir="auto">${lines}</div>`;
  return `\n<div class="gmail_quote" style="margin-top:16px">${said}\n${quoted}</div>`;
}
