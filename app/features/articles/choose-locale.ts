import { pickLocale } from "#app/platform/i18n/locales.ts";

/**
 * In which language somebody reads the articles: the one that they want, else one of the same language in the same letters
 * ("pt" gets "pt-BR"), else the shop's first. Which that is, is ours: the one in which most articles stand.
 * @param wanted BCP 47; may be malformed, as it comes from outside
 * @param counts how many articles stand in each language
 * @returns null: there are no articles
 */
export const chooseLocale = (wanted: string, counts: ReadonlyMap<string, number>): string | null =>
  pickLocale([...counts.keys()], [wanted]) ?? firstLocale(counts);

/** The language in which most articles stand; of equal ones the first by name. null: there are no articles. */
export const firstLocale = (counts: ReadonlyMap<string, number>): string | null =>
  [...counts].sort(([a, most], [b, other]) => other - most || (a < b ? -1 : 1))[0]?.[0] ?? null;

/** Whether both are the same language in the same letters, whatever its country. */
export const isSameLanguage = (a: string, b: string): boolean => pickLocale([a], [b]) !== null;
