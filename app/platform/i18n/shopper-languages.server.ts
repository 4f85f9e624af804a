import type { i18n } from "i18next";
import { createI18n } from "./create-i18n.ts";
import { textsFor } from "./load-texts.server.ts";
import { pickLocale, localeFor, locales } from "./locales.ts";
import type { Texts } from "./texts.ts";

/** What shoppers read: pages in the theme, and mails that answer by themselves. */
export const shopperNamespaces = ["ack", "contact", "help", "requests", "tracking"] as const;

/** A file of `texts/shoppers`: some or all of the texts of these namespaces, under the keys of the English ones. */
export type ShopperTexts = Partial<Record<(typeof shopperNamespaces)[number], TextTree>>;
export interface TextTree {
  [key: string]: string | TextTree;
}

const tag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;
const added = new Map<string, i18n>();

/**
 * Lets shoppers be spoken to in one more language. What is not said in it is said in ours that is nearest ("pt-PT":
 * Portuguese of Brazil), else in English; a plural form that is missing is the one for "other".
 * @param locale as BCP 47 writes it
 * @returns takes the language away again
 * @throws where there is no such language, or it is known already
 */
export function addShopperLanguage(locale: string, texts: ShopperTexts): () => void {
  if (shopperLocales().includes(locale) || !tag.test(locale)) throw new Error(`${locale}: no new language`);
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const near = localeFor(locale);
  const ofShoppers = fillPlurals(texts as TextTree, forms) as unknown as Texts;
  added.set(locale, createI18n(locale, ofShoppers, { locale: near, texts: textsFor(near) }));
  return () => added.delete(locale);
}

const fillPlurals = (tree: TextTree, forms: readonly string[]): TextTree =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, string | TextTree][] => {
      if (typeof value !== "string") return [[key, fillPlurals(value, forms)]];
      const [, stem] = /^(.+)_other$/.exec(key) ?? [];
      const more = stem === undefined ? [] : forms.filter((form) => tree[`${stem}_${form}`] === undefined);
      return [[key, value], ...more.map((form): [string, string] => [`${stem}_${form}`, value])];
    }),
  );

/** Languages in which shoppers are spoken to, ours first. */
export const shopperLocales = (): string[] => [...locales, ...added.keys()];

/** The language to speak with a shopper, chosen as `localeFor` chooses. */
export const shopperLocaleFor = (...wishes: (string | null | undefined)[]): string =>
  pickLocale(shopperLocales(), wishes) ?? "en";

/** The texts of a language that was added; null: it is one of ours, or none. */
export const findShopperLanguage = (locale: string): i18n | null => added.get(locale) ?? null;

/** Found by the build and by tests. Programs that Node runs from the source speak our own languages only. */
function listFiles(): Record<string, ShopperTexts> {
  try {
    return import.meta.glob<ShopperTexts>("./texts/shoppers/*.json", { eager: true, import: "default" });
  } catch {
    return {};
  }
}

for (const [path, texts] of Object.entries(listFiles())) addShopperLanguage(/([^/]+)\.json$/.exec(path)![1]!, texts);
