import { normaliseAddress } from "../../../platform/mail/address.ts";
import { numberIn, plainName, type NameFormat } from "../../orders/name-format.ts";

/** How a guest says who they are: an address or a telephone number. */
export type Contact = { kind: "email"; email: string } | { kind: "phone"; digits: string };

/** Fewer digits name too many people. Ours. */
const fewestDigits = 8;

/**
 * What was typed as e-mail address or telephone number; null: it is neither. Letters count as they are, save A to Z: what
 * only looks like an address once it is folded ("ＡNA@…", a Kelvin sign for a K) is another one.
 */
export function readContact(typed: string): Contact | null {
  const text = typed.trim().slice(0, 300);
  if (text.includes("@")) {
    const email = normaliseAddress(text);
    return email !== null && isWritten(text, email) ? { kind: "email", email } : null;
  }
  if (!/^[\d\s()+./-]*$/.test(text)) return null;
  const digits = text.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length >= fewestDigits && digits.length <= 15 ? { kind: "phone", digits } : null;
}

/** Whether the normal form is what stands there, and not what it was folded into. */
function isWritten(typed: string, email: string): boolean {
  const lower = typed.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const parts = (address: string) => {
    const at = address.lastIndexOf("@");
    return [address.slice(0, at), ...address.slice(at + 1).split(".")];
  };
  const [local = "", ...labels] = parts(email);
  const [typedLocal = "", ...typedLabels] = parts(lower);
  const isPlain = /^[\x21-\x7e]*$/.test(local);
  const sameDomain = labels.every((label, place) => label.startsWith("xn--") || label === typedLabels[place]);
  return (!isPlain || local === typedLocal) && sameDomain;
}

/**
 * The parts of a kept and of a typed telephone number that have to be equal: people leave the country's code out, and
 * shops do. null: too short to name anybody.
 */
export function comparablePhones(kept: string, typed: string): [kept: string, typed: string] | null {
  const known = kept.replace(/^0+/, "");
  const length = Math.min(known.length, typed.length);
  return length < fewestDigits ? null : [known.slice(-length), typed.slice(-length)];
}

/** What was typed as an order's number, in the ways in which its name may be written. */
export interface TypedNumber {
  names: string[];
  /** The same for everything that may name one order, and another for another's; for the limit of its tries. */
  key: string;
}

/** @param format how the shop writes its names; without: the usual way. null: no order is called so. */
export function readOrderNumber(typed: string, format?: NameFormat): TypedNumber | null {
  const text = plainName(typed);
  if (!/^[\p{L}\p{N}._/-]{1,40}$/u.test(text) || !/\d/.test(text)) return null;
  const number = numberIn(text, format);
  const written = [text, text.toUpperCase()];
  const names = [...written, ...written.map((name) => `#${name}`)];
  if (format && number !== null) names.push(`${format.prefix}${number}${format.suffix}`);
  return { names: [...new Set(names)], key: number ?? text.toUpperCase() };
}
