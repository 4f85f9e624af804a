/** Languages in which everything is written; `shopper-languages.server.ts` knows more for what shoppers read. */
export const locales = ["en", "pt-BR", "pl"] as const;
export type Locale = (typeof locales)[number];

/**
 * The language to speak with somebody: the first wish that we have, by full tag, then by language and script ("pt-PT" gets
 * "pt-BR", but "zh-TW" not "zh-CN": other letters); English where none fits. Wishes may be malformed, as they come from
 * outside.
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
    const exact = known.find((locale) => locale.toLowerCase() === tag);
    const letters = lettersOf(tag);
    const near = letters === null ? undefined : known.find((locale) => lettersOf(locale) === letters);
    const found = exact ?? near;
    if (found) return found;
  }
  return null;
}

// Telling takes CLDR's likely subtags; languages that somebody wishes for are few.
const told = new Map<string, string | null>();

/** Language and script, as CLDR has them for a tag of BCP 47: "zh-Hant". null: it is none. */
function lettersOf(tag: string): string | null {
  const known = told.get(tag);
  if (known !== undefined) return known;
  let letters: string | null = null;
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    // Who names no language does not wish for CLDR's likeliest one, which is English.
    if (!/^und\b/.test(tag)) letters = `${language}-${script ?? ""}`;
  } catch {
    // Malformed.
  }
  if (told.size > 1_000) told.clear();
  told.set(tag, letters);
  return letters;
}
