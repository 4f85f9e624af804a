import { cleanQuery } from "../inbox/search-words.ts";

const longest = 100;

/**
 * Under which words a search is counted: lower case, single blanks, at most 100 characters, without what looks like an
 * address, a link or a number of an order or a phone (four digits and more). "": nothing is left, and it is not counted.
 */
export function searchKey(typed: string): string {
  const words = cleanQuery(typed)
    .toLowerCase()
    // A telephone number is typed with blanks too.
    .replace(/\+?\d[\d\s()./-]{2,}\d/g, (digits) => (digits.replace(/\D/g, "").length >= 4 ? " " : digits))
    .split(/\s+/)
    .filter((word) => !/@|:\/\/|^www\./.test(word) && (word.match(/\d/g)?.length ?? 0) < 4)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
    .filter((word) => word !== "")
    .join(" ");
  return words.slice(0, longest).toWellFormed().trim();
}
