import type polarisEn from "@shopify/polaris/locales/en.json";
import type { Locale } from "./locales.ts";
import type { Texts } from "./texts.ts";

/** All that pages say in one language: what we wrote, and what Polaris' own parts say. */
export interface PageTexts {
  texts: Texts;
  polaris: typeof polarisEn;
}

const known = new Map<Locale, PageTexts>();

/** Makes a language known: the server does so with all of them, a browser with the one that it has read as a file. */
export const keepPageTexts = (locale: Locale, texts: PageTexts): unknown => known.set(locale, texts);

/** @throws where nobody has made this language known */
export function pageTextsOf(locale: Locale): PageTexts {
  const texts = known.get(locale);
  if (!texts) throw new Error(`the texts of ${locale} have not been read`);
  return texts;
}
