import type { TextPiece } from "./search-result.ts";

const snippetLength = 180;
/** How much of the text stands before the first hit of a snippet. */
const lead = 40;

/** Lower case without accents, for comparing words; `ł` is no accented letter to Unicode. */
export const foldWord = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o");

/** Cuts the text into pieces, with those words marked that were looked for, in any form of them. */
export function markHits(text: string, looked: readonly string[]): TextPiece[] {
  const terms = looked.flatMap((word) => word.match(wordPattern) ?? []).map(foldWord);
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    if (!terms.some((term) => isForm(foldWord(word), term))) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), hit: false });
    pieces.push({ text: word, hit: true });
    from = index + word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/** It begins so, or is the same word with another ending of at most three letters. */
function isForm(word: string, term: string): boolean {
  if (word === term || (term.length >= 3 && word.startsWith(term))) return true;
  const shorter = Math.min(word.length, term.length);
  if (shorter < 4 || Math.abs(word.length - term.length) > 3) return false;
  const stem = Math.max(4, shorter - 2);
  return word.slice(0, stem) === term.slice(0, stem);
}

/**
 * The part around the first hit of the text that has most of the words; of equal ones the first. Empty: none of them has
 * any.
 */
export function makeSnippet(texts: readonly string[], looked: readonly string[]): TextPiece[] {
  let best: TextPiece[] = [];
  let most = 0;
  for (const text of texts) {
    const pieces = markHits(text.replace(/\s+/g, " "), looked);
    const found = new Set(pieces.filter(({ hit }) => hit).map((piece) => foldWord(piece.text))).size;
    if (found > most) [best, most] = [pieces, found];
  }
  return cutAround(best);
}

function cutAround(pieces: TextPiece[]): TextPiece[] {
  const first = pieces.findIndex(({ hit }) => hit);
  if (first < 0) return [];
  const before = pieces[first - 1]?.text ?? "";
  const start =
    before.length > lead
      ? `…${before
          .slice(-lead)
          .toWellFormed()
          .replace(/^\S*\s/, "")}`
      : before;
  const cut: TextPiece[] = start ? [{ text: start, hit: false }] : [];
  let length = start.length;
  for (const piece of pieces.slice(first)) {
    const left = snippetLength - length;
    if (left <= 0) break;
    const isLong = piece.text.length > left;
    cut.push({ text: isLong ? `${piece.text.slice(0, left).toWellFormed()}…` : piece.text, hit: piece.hit });
    length += piece.text.length;
  }
  return cut;
}
