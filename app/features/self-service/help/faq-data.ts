/** An article as the theme's block lists it. */
export interface FaqEntry {
  slug: string;
  title: string;
}

export interface FaqCategory {
  id: string;
  name: string;
  articles: FaqEntry[];
}

/** What the theme's block reads of the articles in one language: `app.metafields.latte.faq`. */
export interface FaqOfLocale {
  locale: string;
  /** From all categories in turn, so that each is among the first. */
  top: FaqEntry[];
  categories: FaqCategory[];
}

export interface FaqData {
  /** The language for visitors of a language that is not there. */
  first: string;
  by_locale: Record<string, FaqOfLocale>;
}

/** Each page of the theme on which the block stands reads all of it; these are ours, as is the size below. */
export const mostOfCategory = 12;
const mostCategories = 12;
const mostTop = 12;
const mostLocales = 12;
const longestTitle = 150;
const largestBytes = 60_000;

/** What the block is told of each language, the shop's first one before the others; fewer articles where it is too much. */
export function makeFaqData(
  first: string,
  given: readonly { locale: string; categories: readonly FaqCategory[] }[],
): FaqData {
  const sorted = [...given].sort((a, b) => Number(b.locale === first) - Number(a.locale === first));
  for (let most = mostOfCategory; ; most = Math.floor(most / 2)) {
    const locales = sorted.slice(0, mostLocales).map((one) => ofLocale(one, most));
    const data = { first, by_locale: Object.fromEntries(locales.map((one) => [one.locale, one])) };
    if (most === 0 || new TextEncoder().encode(JSON.stringify(data)).length <= largestBytes) return data;
  }
}

function ofLocale(given: { locale: string; categories: readonly FaqCategory[] }, most: number): FaqOfLocale {
  const categories = given.categories.slice(0, mostCategories).map(({ id, name, articles }) => ({
    id,
    name: cut(name),
    articles: articles.slice(0, most).map(({ slug, title }) => ({ slug, title: cut(title) })),
  }));
  const turns = Array.from({ length: most }, (_, place) => categories.flatMap(({ articles }) => articles[place] ?? []));
  return { locale: given.locale, top: turns.flat().slice(0, mostTop), categories };
}

const cut = (text: string): string =>
  text.length > longestTitle ? `${text.slice(0, longestTitle - 1).toWellFormed()}…` : text;
