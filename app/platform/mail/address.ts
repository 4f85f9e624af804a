import { cleanLine, stripDirectionControls } from "./clean-string.ts";

/** A mailbox as it stands in a mail: the address in normal form, and the name the sender chose ("" when none). */
export type MailAddress = { address: string; name: string };

/** RFC 5321: 64 octets before the @, 254 in all. */
const MAX_ADDRESS = 254;
const MAX_LOCAL = 64;

const LOCAL_PART = /^[^\s@<>()[\]\\,;:"]+$/u;

/**
 * The normal form of an address: trimmed, NFC, lower case, the domain in its ASCII (punycode) form, so that
 * look-alike domains are told apart and shown as what they are. `null` when it is no usable address
 * (quoted local parts and address literals are not accepted).
 */
export function normaliseAddress(raw: string): string | null {
  const text = stripDirectionControls(cleanLine(raw, 1000)).normalize("NFC").toLowerCase();
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  if (at < 1 || local.length > MAX_LOCAL || !LOCAL_PART.test(local)) return null;
  const domain = normaliseDomain(text.slice(at + 1));
  if (domain === null) return null;
  const address = `${local}@${domain}`;
  return address.length <= MAX_ADDRESS ? address : null;
}

/** The ASCII form of a host name in lower case, or `null` when it is none. */
export function normaliseDomain(raw: string): string | null {
  const text = raw.trim().replace(/\.$/, "");
  if (text === "" || text.length > 253 || /[\s/\\?#@:%[\]<>"]/.test(text)) return null;
  const url = URL.parse(`http://${text}`);
  const host = url?.hostname ?? "";
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(host) && sameNumberOfLabels(text, host) ? host : null;
}

/** URL parsing also turns `1` into `0.0.0.1`; such a host is not what was written. */
function sameNumberOfLabels(written: string, host: string): boolean {
  return written.split(/[.。．｡]/u).length === host.split(".").length;
}

/** An address without its plus part: `support+t_x@in.example` → base `support@in.example`, tag `t_x`. */
export type PlusAddress = { base: string; tag: string | null };

/** Splits the plus part off an address; `null` when it is no usable address. */
export function splitPlusAddress(raw: string): PlusAddress | null {
  const address = normaliseAddress(raw);
  if (address === null) return null;
  const at = address.lastIndexOf("@");
  const plus = address.indexOf("+");
  if (plus < 1 || plus > at) return { base: address, tag: null };
  return { base: address.slice(0, plus) + address.slice(at), tag: address.slice(plus + 1, at) };
}

/** Puts `tag` into the plus part of a mailbox. Throws when the mailbox is not usable or the result is too long. */
export function withPlusTag(mailbox: string, tag: string): string {
  const parts = splitPlusAddress(mailbox);
  if (parts === null) throw new Error(`not a mail address: ${JSON.stringify(mailbox)}`);
  const at = parts.base.lastIndexOf("@");
  const tagged = normaliseAddress(`${parts.base.slice(0, at)}+${tag}${parts.base.slice(at)}`);
  if (tagged === null) throw new Error(`no room for a tag of ${tag.length} characters in ${parts.base}`);
  return tagged;
}

/** Whether `address` is one of our own mailboxes, with or without a plus part. */
export function isOwnAddress(address: string, ownMailboxes: readonly string[]): boolean {
  const base = splitPlusAddress(address)?.base;
  if (base === undefined) return false;
  return ownMailboxes.some((mailbox) => splitPlusAddress(mailbox)?.base === base);
}
