import { normaliseSku } from "#app/features/orders/order-row.ts";
import { normaliseTracking } from "#app/features/orders/tracking.ts";
import { isTicketNumber } from "#app/features/tickets/row-ids.ts";
import { normaliseAddress } from "#app/platform/mail/address.ts";

const longestQuery = 200;
const mostWords = 10;
/** Shorter beginnings fit too much. */
const shortestPrefix = 3;

/** What somebody looks for, as keys that are looked up and as words. Empty and null: nothing of the kind. */
export interface SearchAsk {
  /** As it was understood: one line, without control characters, cut. */
  q: string;
  ticketNumber: number | null;
  orderNames: string[];
  tracking: string | null;
  sku: string | null;
  email: string | null;
  /** Digits without the zeros that begin a national number. */
  phone: string | null;
  words: string[];
  /** For each word the beginning by which it is found too; empty: none. */
  prefixes: string[];
  /** It could be somebody's name, perhaps misspelt. */
  name: string | null;
}

/**
 * Reads what was typed. `cutsEndings`: PostgreSQL has no stemmer for Polish, so for who reads Polish the ending of a word
 * is left open ("paczka" finds "paczki").
 */
export function readSearch(typed: string, cutsEndings = false): SearchAsk {
  const q = cleanQuery(typed);
  const words = (q.match(/\S+/gu) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, mostWords);
  const digits = q.replace(/\D/g, "").replace(/^0+/, "");
  const isKey = /\d/.test(q) && q.length <= 60;
  const tracking = isKey ? normaliseTracking(q) : "";
  return {
    q,
    ticketNumber: readTicketNumber(q),
    orderNames: isKey && !/\s/.test(q) ? [...new Set([q, q.toUpperCase(), `#${q}`, `#${q.toUpperCase()}`])] : [],
    tracking: tracking.length >= 6 ? tracking : null,
    sku: !/\s/.test(q) && q.length >= 2 ? normaliseSku(q) || null : null,
    email: q.includes("@") ? normaliseAddress(q) : null,
    phone: digits.length >= 7 && digits.length <= 15 && /^[+\d\s().\/-]+$/.test(q) ? digits : null,
    words,
    prefixes: words.map((word) => prefixOf(word, cutsEndings)),
    name: /^[\p{L}\p{M}\s.'’-]{3,60}$/u.test(q) && words.length <= 4 ? q : null,
  };
}

/** One line without control and direction marks, cut to what anybody types. */
export const cleanQuery = (typed: string): string =>
  typed
    .slice(0, 10_000)
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, longestQuery)
    .toWellFormed();

function readTicketNumber(q: string): number | null {
  const digits = /^#?([1-9]\d{0,9})$/.exec(q)?.[1];
  return digits !== undefined && isTicketNumber(Number(digits)) ? Number(digits) : null;
}

/** The beginning by which a word is found too; "": none. `cutsEndings` as for `readSearch`. */
export function prefixOf(word: string, cutsEndings: boolean): string {
  if (!/^[\p{L}\p{M}\p{N}]+$/u.test(word) || [...word].length < shortestPrefix) return "";
  if (!cutsEndings || /\p{N}/u.test(word)) return word;
  const cut = word.replace(/(?:ami|ach|ego|emu|owi|iem|[aeiouyąęó]{1,2})$/iu, "");
  return [...cut].length >= 4 ? cut : word;
}
