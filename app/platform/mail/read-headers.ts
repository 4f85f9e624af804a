import type { MailHeader } from "./automatic-mail.ts";

/** The header block of a mail, whether it had to be cut at the limits, and where the body begins. */
export type HeaderBlock = { headers: MailHeader[]; cut: boolean; bodyStart: number };

const LF = 0x0a;
const CR = 0x0d;

const utf8 = new TextDecoder("utf-8", { fatal: true });
const windows1252 = new TextDecoder("windows-1252");

/** Raw 8-bit headers are UTF-8 by RFC 6532 and Windows-1252 by habit. */
function decodeHeaderBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/**
 * Reads the header block of a raw mail in document order, unfolded, in one pass and never beyond the limits.
 * Lines that are no headers are passed over. Throws nothing: any bytes have a (perhaps empty) header block.
 */
export function readHeaders(raw: Uint8Array, maxBytes: number, maxHeaders: number): HeaderBlock {
  const end = Math.min(raw.length, maxBytes);
  const headers: MailHeader[] = [];
  let folded: string[] = [];
  let position = 0;

  const flush = (): void => {
    const header = parseHeader(folded.join(""));
    if (header !== null) headers.push(header);
    folded = [];
  };

  while (position < end) {
    const found = raw.indexOf(LF, position);
    const next = found < 0 || found >= end ? end : found + 1;
    let lineEnd = found < 0 || found >= end ? end : found;
    while (lineEnd > position && raw[lineEnd - 1] === CR) lineEnd -= 1;
    if (lineEnd === position) return finish(false, next);
    if (headers.length >= maxHeaders) return finish(true, position);
    const line = decodeHeaderBytes(raw.subarray(position, lineEnd));
    if (!/^[ \t]/.test(line)) flush();
    folded.push(line);
    position = next;
  }
  return finish(end < raw.length, end);

  function finish(cut: boolean, bodyStart: number): HeaderBlock {
    flush();
    return { headers, cut, bodyStart };
  }
}

function parseHeader(line: string): MailHeader | null {
  const colon = line.indexOf(":");
  if (colon < 1) return null;
  const key = line.slice(0, colon).trim().toLowerCase();
  if (!/^[!-9;-~]+$/.test(key)) return null;
  return {
    key,
    value: line
      .slice(colon + 1)
      .replace(/[\r\n]+/g, " ")
      .trim(),
  };
}

/** The value of the first header of that name (lower case), or `null`. */
export function firstHeader(headers: readonly MailHeader[], key: string): string | null {
  return headers.find((header) => header.key === key)?.value ?? null;
}

/** The values of all headers of that name (lower case), in document order. */
export function allHeaders(headers: readonly MailHeader[], key: string): string[] {
  return headers.filter((header) => header.key === key).map((header) => header.value);
}
