/** What the bytes 0x80–0x9f mean in Windows-1252, by code unit. */
const WINDOWS_1252 = new Map<number, number>();
const decoder = new TextDecoder("windows-1252");
for (let byte = 0x80; byte <= 0x9f; byte += 1) {
  WINDOWS_1252.set(decoder.decode(Uint8Array.of(byte)).charCodeAt(0), byte);
}

/** A lead byte of UTF-8 read as Windows-1252, followed by something beyond ASCII: the only texts worth trying. */
const SUSPICIOUS = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/;

/**
 * UTF-8 that was declared as (or taken for) Windows-1252 or ISO-8859-1 becomes what it was: `Ã©` → `é`. Only when
 * the whole text turns back into valid UTF-8, which a text that really has such characters practically never does;
 * otherwise it is returned as it is.
 */
export function repairMojibake(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const byte = WINDOWS_1252.get(unit) ?? unit;
    if (byte > 0xff) return text;
    bytes[i] = byte;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}
