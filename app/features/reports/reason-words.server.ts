import { textsFor } from "#app/platform/i18n/load-texts.server.ts";
import { locales } from "#app/platform/i18n/locales.ts";

/**
 * Reasons are kept in the words of who chose them, in that person's language. Here each is one of ours again: the words
 * of all languages by the key of their text.
 */
const wordsOf = new Map<string, string[]>();
const keyOf = new Map<string, string>();
for (const locale of locales) {
  const { refund, replacement } = textsFor(locale);
  for (const [key, word] of Object.entries({ ...refund.reason, ...replacement.reason })) learn(key, word);
  for (const [key, word] of Object.entries(refund.reason)) learn(key, word);
}

function learn(key: string, word: string): void {
  if (!keyOf.has(word)) keyOf.set(word, key);
  const known = wordsOf.get(key) ?? [];
  if (!known.includes(word)) wordsOf.set(key, [...known, word]);
}

/** What a stored reason is counted as. */
export const reasonKey = (stored: string): string => keyOf.get(stored) ?? stored;

/** All that is counted as this. */
export const storedReasons = (key: string): string[] => [
  ...(wordsOf.get(key) ?? []).filter((word) => keyOf.get(word) === key),
  key,
];
