import { createHmac, KeyObject, timingSafeEqual } from "node:crypto";

/** The app's secret for marks that leave it in mails: at least 16 bytes. */
export type MailKey = string | Uint8Array | KeyObject;

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** RFC 4648 base32 in lower case, without padding: survives every mail system, also those that change the case. */
export function encodeBase32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = "";
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      text += ALPHABET.charAt((value >>> (bits - 5)) & 31);
      bits -= 5;
    }
  }
  return bits > 0 ? text + ALPHABET.charAt((value << (5 - bits)) & 31) : text;
}

/** The bytes of `encodeBase32`, or `null` when the text is not exactly what it would write. */
export function decodeBase32(text: string): Uint8Array | null {
  let bits = 0;
  let value = 0;
  const bytes: number[] = [];
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) return null;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bytes.push((value >>> (bits - 8)) & 0xff);
      bits -= 8;
    }
  }
  const decoded = Uint8Array.from(bytes);
  return encodeBase32(decoded) === text ? decoded : null;
}

/** Sixteen characters (80 bits) that only the owner of the key can make for `purpose` and `fields`. */
export function signMark(key: MailKey, purpose: string, fields: readonly string[]): string {
  const bytes = key instanceof KeyObject ? (key.symmetricKeySize ?? 0) : Buffer.byteLength(key);
  if (bytes < 16) throw new Error("the key for mail marks is shorter than 16 bytes");
  const mac = createHmac("sha256", key)
    .update([purpose, ...fields].join("\n"))
    .digest();
  return encodeBase32(mac.subarray(0, 10));
}

/** Compares two marks in constant time, whatever their lengths. */
export function sameMark(expected: string, given: string): boolean {
  const digest = (mark: string): Buffer => createHmac("sha256", "compare").update(mark).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
