/** How the shop writes its order names around the number: "#1001" → "#" and "". */
export interface NameFormat {
  prefix: string;
  suffix: string;
}

/** As Shopify begins. */
const usual: NameFormat = { prefix: "#", suffix: "" };

/**
 * The format of a shop's order names by its newest ones, newest first; "#" where it cannot be told. The number is the run
 * of digits that differs most among those that are otherwise written as the newest is: "2026-1004" beside "2026-1003". Of
 * equals the longest, of these the last: "B2B-1004". Ours.
 */
export function readNameFormat(newest: readonly string[]): NameFormat {
  // Texts and digits in turn: ["B", "2", "B-", "1004", ""].
  const [first = [], ...others] = newest.map((name) => name.split(/(\d+)/));
  const alike = others.filter(
    (parts) => parts.length === first.length && parts.every((part, place) => place % 2 === 1 || part === first[place]),
  );
  const runs = first
    .map((run, place) => ({ run, place, values: new Set([first, ...alike].map((parts) => parts[place])).size }))
    .filter(({ place }) => place % 2 === 1)
    .sort((a, b) => b.values - a.values || b.run.length - a.run.length || b.place - a.place);
  const [number] = runs;
  if (!number) return usual;
  return { prefix: first.slice(0, number.place).join(""), suffix: first.slice(number.place + 1).join("") };
}

/**
 * A name as it is compared: without spaces, and without what people write before a number. Only before a number: a shop's
 * own prefix may begin so ("NORTH-1004").
 */
export const plainName = (written: string): string =>
  withoutSpaces(written).replace(/^(?:#|№|n[ro]\.?(?=[#№]*\d))+/i, "");

/**
 * The digits that say which order a name means, however it was written: those that stand where the shop's number does
 * ("b2b-1004"), else the only ones in it ("1004", "EN1004"). null: there are none, or which of them is not to be told.
 */
export function numberIn(written: string, { prefix, suffix }: NameFormat = usual): string | null {
  const text = plainName(written).toUpperCase();
  const [before, after] = [plainName(prefix).toUpperCase(), withoutSpaces(suffix).toUpperCase()];
  const inside =
    text.startsWith(before) && text.endsWith(after) ? text.slice(before.length, text.length - after.length) : "";
  if (/^\d+$/.test(inside)) return inside;
  const runs = text.match(/\d+/g) ?? [];
  return runs.length === 1 ? (runs[0] ?? null) : null;
}

const withoutSpaces = (text: string): string => text.normalize("NFKC").replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, "");
