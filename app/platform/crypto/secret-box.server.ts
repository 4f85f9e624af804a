import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from "node:crypto";
import { env } from "#app/env.server.ts";

/** A key of its own for each purpose, all from the one secret of the installation. Bytes would be made a key at each use. */
export const keyFor = (purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync("sha256", env.LATTE_SECRET, "latte", purpose, 32)));

const boxKey = keyFor("shopify tokens");

/** Encrypts (AES-256-GCM). The result is text: version, nonce, tag and cipher text. */
export function seal(plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", boxKey, nonce);
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** @throws Error when it was not sealed with this installation's secret */
export function unseal(sealed: string): string {
  if (!sealed.startsWith("v1.")) throw new Error("not a sealed value");
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", boxKey, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** What only this installation can make of a text. To be compared with `sameSecret`. */
export const markOf = (key: KeyObject, text: string): string =>
  createHmac("sha256", key).update(text).digest("base64url");

/** Compares two secrets without telling by time how far they agree, whatever their lengths. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
