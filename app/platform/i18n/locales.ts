/** Languages in which staff pages and mails are written. */
export const locales = ["en", "pt-BR", "pl"] as const;
export type Locale = (typeof locales)[number];

/**
 * The language to speak with somebody: the first wish that we have, by full tag, then by language alone ("pt-PT" gets
 * "pt-BR"); English where none fits. Wishes may be malformed, as they come from outside.
 */
export function localeFor(...wishes: (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    const tag = wish?.trim().replaceAll("_", "-").toLowerCase();
    if (!tag) continue;
    const language = tag.split("-")[0];
    const exact = locales.find((locale) => locale.toLowerCase() === tag);
    const near = locales.find((locale) => locale.toLowerCase().split("-")[0] === language);
    const found = exact ?? near;
    if (found) return found;
  }
  return "en";
}
