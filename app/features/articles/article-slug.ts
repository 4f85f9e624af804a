import { longestSlug } from "./article-limits.ts";

/** What folding to ASCII by decomposition does not reach. */
const letters: Record<string, string> = { ł: "l", ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Addresses beside those of articles: `/help/suggest`, `/help/files/12`. */
const reserved = ["suggest", "files"];

/** The last part of an article's address: lower case letters and digits of ASCII, joined by "-"; "": none came of it. */
export function slugOf(title: string): string {
  const plain = title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[łßæœøđðþı]/g, (letter) => letters[letter] ?? "")
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "");
  const slug = plain.slice(0, longestSlug).replace(/-+$/, "");
  return isReserved(slug) ? `${slug}-article` : slug;
}

/** Whether no article can have this address, well written as it is. */
export const isReserved = (slug: string): boolean => reserved.includes(slug);

export const isSlug = (text: string): boolean => text !== "" && text.length <= longestSlug && slugOf(text) === text;

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  const wanted = slug || "article";
  if (!taken.has(wanted)) return wanted;
  for (let count = 2; ; count++) {
    const next = `${wanted.slice(0, longestSlug - 6)}-${count}`;
    if (!taken.has(next)) return next;
  }
}
