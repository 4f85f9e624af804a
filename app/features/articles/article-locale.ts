import { locales } from "#app/platform/i18n/locales.ts";

/** A language as BCP 47 writes it ("pt-BR"); null: it is none. At most language, script and region. */
export function parseArticleLocale(text: unknown): string | null {
  if (typeof text !== "string" || text.length > 20) return null;
  try {
    const [tag = ""] = Intl.getCanonicalLocales(text.trim().replaceAll("_", "-"));
    return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(tag) ? tag : null;
  } catch {
    return null;
  }
}

/** Those in which Latte itself speaks first, then the merchant's own by name. */
export function sortLocales(given: Iterable<string>): string[] {
  const place = (one: string) => (locales.indexOf(one as "en") + locales.length + 1) % (locales.length + 1);
  return [...new Set(given)].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

/** What a language is called in the reader's, within a sentence: "angielski". */
export const localeWord = (locale: string, reader: string): string =>
  new Intl.DisplayNames([reader], { type: "language", fallback: "code" }).of(locale) ?? locale;

/** The same where it stands by itself: "Angielski". */
export function localeName(locale: string, reader: string): string {
  const name = localeWord(locale, reader);
  return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
}

/** The direction in which its text runs, as HTML names it. */
export const textDirection = (locale: string): "rtl" | "ltr" =>
  ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].includes(locale.split("-")[0] ?? "")
    ? "rtl"
    : "ltr";
