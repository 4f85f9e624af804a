import { categoryName } from "#app/features/articles/article-category.ts";
import { localeName, localeWord, textDirection } from "#app/features/articles/article-locale.ts";
import { isSameLanguage } from "#app/features/articles/choose-locale.ts";
import type { HelpCategory } from "#app/features/articles/list-help.server.ts";
import type { TextPiece } from "#app/features/inbox/search-result.ts";
import { speak } from "#app/platform/i18n/speak.server.ts";
import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import type { ShopperVisit } from "../visit.ts";

type Speaking = Pick<ShopperVisit, "locale" | "language">;

/** The words of the help centre in the visit's language. */
export const wordsOf = ({ locale }: Pick<ShopperVisit, "locale">) => speak(locale, "help");

/** In which language somebody wants to read articles. */
export const wantedLocale = ({ locale, language }: Speaking): string => language ?? locale;

/** What a language is called in the visit's, within a sentence. */
export const sayLanguage = ({ locale }: Pick<ShopperVisit, "locale">, of: string): string => localeWord(of, locale);

/** What a language calls itself, standing alone. */
export const nameLanguage = (locale: string): string => localeName(locale, locale);

/** What a category is called: by the merchant, else by us. */
export const sayCategory = (visit: Speaking, category: Pick<HelpCategory, "key" | "names">): string =>
  categoryName(category, wantedLocale(visit)) ?? (category.key ? wordsOf(visit)(`category.${category.key}`) : "–");

/** The attributes of something in a language that is not the page's. */
export const inLanguage = (visit: Speaking, locale: string): Markup | null =>
  isSameLanguage(locale, visit.locale) ? null : markup` lang="${locale}" dir="${textDirection(locale)}"`;

/** A text with what was looked for marked. */
export const showPieces = (pieces: readonly TextPiece[]): Markup =>
  markup`${pieces.map(({ text, hit }) => (hit ? markup`<mark>${text}</mark>` : text))}`;
