/** Languages in which everything is written; `shopper-languages.server.ts` knows more for what shoppers read. */
export const locales = ["en", "pt-BR", "pl"] as const;
export type Locale = (typeof locales)[number];

/**
 * The language to speak with somebody: the first wish that we have, by full tag, then by language alone ("pt-PT" gets
 * "pt-BR"); English where none fits. Wishes may be malformed, as they come from outside.
 */
export const localeFor = (...wishes: (string | null | undefined)[]): Locale => pickLocale(locales, wishes) ?? "en";

/** The same among any languages; null where none fits. */
export function pickLocale<Known extends string>(
  known: readonly Known[],
  wishes: readonly (string | null | undefined)[],
): Known | null {
  for (const wish of wishes) {
    const tag = wish?.trim().replaceAll("_", "-").toLowerCase();
    if (!tag) continue;
    const language = tag.split("-")[0];
    const exact = known.find((locale) => locale.toLowerCase() === tag);
    const near = known.find((locale) => locale.toLowerCase().split("-")[0] === language);
    const found = exact ?? near;
    if (found) return found;
  }
  return null;
}
