import PostalMime from "postal-mime";
import type { Attachment, Email } from "postal-mime";
import { readBounce } from "./bounce.ts";
import type { Bounce } from "./bounce.ts";
import { cleanLine, cleanText } from "./clean-string.ts";
import { cleanFileName } from "./file-name.ts";
import { htmlToPlain } from "./html-to-plain.server.ts";
import type { MimeLimits } from "./mime-limits.ts";
import { measureStructure } from "./mime-structure.ts";
import type { MailAttachment, MailEnvelope, ParsedMail, StubMail, StubReason } from "./parsed-mail.ts";
import { readEnvelope } from "./read-envelope.server.ts";
import type { EnvelopeContext } from "./read-envelope.server.ts";
import { readHeaders } from "./read-headers.ts";
import { repairMojibake } from "./repair-mojibake.ts";
import { sanitiseHtml } from "./sanitise-html.server.ts";
import { splitReply } from "./split-reply.server.ts";

/**
 * Parses a mail in this thread. Limits of size and count are kept here; those of time and memory only by the worker
 * around it, so nothing but the worker should call this.
 */
export async function parseLimited(
  raw: Uint8Array,
  limits: MimeLimits,
  context: EnvelopeContext,
): Promise<{ mail: ParsedMail | StubMail; files: Uint8Array[] }> {
  const { headers, cut, bodyStart } = readHeaders(raw, limits.headerBytes, limits.headers);
  const envelope = readEnvelope(headers, limits, context);
  const stub = (reason: StubReason) => ({ mail: { kind: "stub" as const, reason, ...envelope }, files: [] });

  if (raw.length > limits.rawBytes) return stub("too_large");
  if (cut) return stub("headers_too_large");
  if (headers.length === 0 && raw.some((byte) => byte > 0x20)) return stub("unreadable");
  if (measureStructure(raw, limits.parts).parts > limits.parts) return stub("too_many_parts");
  const email = await readParts(raw, limits);
  if (typeof email === "string") return stub(email);
  if (email.attachments.length > limits.attachments) return stub("too_many_attachments");
  if (email.attachments.some((file) => sizeOf(file) > limits.attachmentBytes)) return stub("attachment_too_large");
  await recoverCharset(email, raw, limits);
  if (isBlank(email)) email.text = decodeBody(raw.subarray(bodyStart, bodyStart + limits.textLength));
  const mail: ParsedMail = { kind: "mail", ...envelope, ...describeBody(email, envelope, limits) };
  return { mail, files: email.attachments.map(bytesOf) };
}

/** The bytes of the attachment that `parseLimited` listed under `index`, or `null` when there is none. */
export async function extractLimited(raw: Uint8Array, index: number, limits: MimeLimits): Promise<Uint8Array | null> {
  if (raw.length > limits.rawBytes || measureStructure(raw, limits.parts).parts > limits.parts) return null;
  const email = await readParts(raw, limits);
  const file = typeof email === "string" ? undefined : email.attachments[index];
  return file === undefined || sizeOf(file) > limits.attachmentBytes ? null : bytesOf(file);
}

async function readParts(raw: Uint8Array, limits: MimeLimits): Promise<Email | StubReason> {
  try {
    return await PostalMime.parse(raw, {
      maxNestingDepth: limits.depth,
      maxHeadersSize: limits.headerBytes * 2,
      forceRfc822Attachments: true,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (message.startsWith("Maximum MIME nesting depth")) return "too_deep";
    return message.startsWith("Maximum header size") ? "headers_too_large" : "unreadable";
  }
}

/** A multipart mail without a boundary, for one: no part was found, so what stands there is shown as it is. */
function isBlank({ text = "", html = "", attachments }: Email): boolean {
  return attachments.length === 0 && text.trim() === "" && html.trim() === "";
}

function decodeBody(body: Uint8Array): string {
  return new TextDecoder("utf-8").decode(body);
}

const SURVIVING_LETTER = /[^\p{ASCII}\ufffd]/u;
const MAX_SECOND_PARSE = 5 * 1024 * 1024;

/**
 * Text that was declared as UTF-8 and is Windows-1252 has lost all its letters beyond ASCII: it is read again as that.
 * Only where nothing but ASCII survived, so that a text which is UTF-8 after all is never made worse.
 */
async function recoverCharset(email: Email, raw: Uint8Array, limits: MimeLimits): Promise<void> {
  const isLost = (text = ""): boolean => text.includes("\ufffd") && !SURVIVING_LETTER.test(text);
  if (raw.length > MAX_SECOND_PARSE || !(isLost(email.text) || isLost(email.html))) return;
  const redeclared = Buffer.from(raw)
    .toString("latin1")
    .replace(/charset[ \t]*=[ \t]*"?utf-?8"?/gi, "charset=windows-1252");
  const again = await readParts(Buffer.from(redeclared, "latin1"), limits);
  if (typeof again === "string") return;
  if (isLost(email.text)) email.text = again.text;
  if (isLost(email.html)) email.html = again.html;
}

type Body = Omit<ParsedMail, "kind" | keyof MailEnvelope>;

function describeBody(email: Email, envelope: MailEnvelope, limits: MimeLimits): Body {
  const rawHtml = repairMojibake(email.html ?? "").toWellFormed();
  const clean = rawHtml === "" ? null : sanitiseHtml(rawHtml, limits);
  const ownText = cleanText(repairMojibake(email.text ?? ""), limits.textLength + 1);
  const full =
    ownText.trim() === "" && clean !== null ? htmlToPlain(rawHtml, clean.ok, limits.textLength + 1) : ownText;
  const text = cleanText(full, limits.textLength).trimEnd();
  const attachments = email.attachments.map(describeAttachment);
  return {
    text,
    textCut: full.length > limits.textLength,
    ...splitReply(text),
    html: clean?.ok === true && saysSomething(clean.html) ? cleanText(clean.html, clean.html.length) : null,
    htmlProblem: clean?.ok === false ? clean.problem : null,
    hasRemoteContent: clean?.ok === true && clean.hasRemoteContent,
    attachments,
    bounce: envelope.automatic.because.includes("report") ? findBounce(email.attachments) : null,
  };
}

/** HTML of which sanitising left neither words nor pictures is not worth a frame. */
function saysSomething(html: string): boolean {
  return html.includes("<img") || html.replace(/<[^<>]*>/g, "").trim() !== "";
}

function describeAttachment(file: Attachment, index: number): MailAttachment {
  const declared = cleanLine(file.mimeType, 200).toLowerCase();
  const contentId = cleanLine((file.contentId ?? "").replace(/[<>]/g, ""), 500);
  return {
    index,
    fileName: cleanFileName(file.filename, FALLBACK_NAMES[declared]),
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(declared) ? declared : "application/octet-stream",
    sizeBytes: sizeOf(file),
    contentId: contentId === "" ? null : contentId,
    inline: file.disposition === "inline" || file.related === true,
  };
}

const FALLBACK_NAMES: Record<string, string> = {
  "message/rfc822": "message.eml",
  "message/delivery-status": "delivery-status.txt",
  "text/rfc822-headers": "headers.txt",
  "text/calendar": "invitation.ics",
};

function findBounce(files: readonly Attachment[]): Bounce | null {
  const report = files.find(({ mimeType }) => mimeType === "message/delivery-status");
  const returned = files.find(({ mimeType }) => mimeType === "message/rfc822" || mimeType === "text/rfc822-headers");
  return report === undefined ? null : readBounce(bytesOf(report), returned === undefined ? null : bytesOf(returned));
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function sizeOf({ content }: Attachment): number {
  return typeof content === "string" ? new TextEncoder().encode(content).length : content.byteLength;
}
