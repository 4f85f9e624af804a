import { chooseLocale, firstLocale, isSameLanguage } from "#app/features/articles/choose-locale.ts";
import { countLiveArticles } from "#app/features/articles/count-live-articles.server.ts";
import { listHelp, type HelpCategory } from "#app/features/articles/list-help.server.ts";
import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { headingOf, noticeOf } from "../form-parts.server.ts";
import type { ShopperPage } from "../shopper-page.ts";
import { addressIn, type ShopperVisit } from "../visit.ts";
import { linkTo, otherWays, searchForm, wayTo } from "./help-parts.server.ts";
import { inLanguage, sayCategory, sayLanguage, wantedLocale, wordsOf } from "./help-words.server.ts";

/** So many articles of a category stand on the home page, and on a page of its own. Ours. */
const mostAtHome = 6;
const mostOfCategory = 50;

/** The help centre's home: search, and the articles by category. */
export async function showHelpHome(visit: ShopperVisit, notice?: Markup): Promise<ShopperPage> {
  const t = wordsOf(visit);
  const { categories, note } = await readHelp(visit, { most: mostAtHome });
  const body = markup`${headingOf(t("home.title"))}${notice}${searchForm(visit)}${note}${categories.map((category) => showCategory(visit, category, 0))}${categories.length ? null : markup`<p>${t("home.none")}</p>`}${otherWays(visit)}`;
  return { state: "home", body, publicAt: { path: "help" } };
}

/** One category, from the article with this number on. Without such a category: the home page. */
export async function showHelpCategory(visit: ShopperVisit, categoryId: bigint, from: number): Promise<ShopperPage> {
  const { categories, note } = await readHelp(visit, { categoryId, from, most: mostOfCategory });
  const [category] = categories;
  if (!category) return showHelpHome(visit);
  const name = sayCategory(visit, category);
  const body = markup`${wayTo(visit, [], name)}${headingOf(name)}${searchForm(visit)}${note}${showCategory(visit, category, from, true)}${otherWays(visit)}`;
  return { state: "category", body, publicAt: { path: "help", more: { category: categoryId.toString() } } };
}

async function readHelp(visit: ShopperVisit, which: { categoryId?: bigint; from?: number; most: number }) {
  const counts = await countLiveArticles(visit.desk);
  const locale = chooseLocale(wantedLocale(visit), counts);
  const first = firstLocale(counts);
  if (locale === null || first === null) return { categories: [], note: null };
  const categories = await listHelp(visit.desk, { locale, first, ...which });
  return { categories, note: sayNote(visit, categories) };
}

/** That not everything is in the reader's language. */
function sayNote(visit: ShopperVisit, categories: readonly HelpCategory[]): Markup | null {
  const entries = categories.flatMap(({ articles }) => articles);
  const other = entries.find(({ locale }) => !isSameLanguage(locale, wantedLocale(visit)));
  if (!other) return null;
  const t = wordsOf(visit);
  const language = sayLanguage(visit, other.locale);
  const isAll = entries.every(({ locale }) => locale === other.locale);
  return noticeOf(t(isAll ? "home.onlyOther" : "home.otherLanguage", { language }));
}

function showCategory(visit: ShopperVisit, category: HelpCategory, from: number, isPage = false): Markup {
  const t = wordsOf(visit);
  const { id, count, articles } = category;
  const shown = articles.map(
    ({ slug, title, locale }) =>
      markup`<li>${linkTo(addressIn(visit, `help/${slug}`), title, inLanguage(visit, locale))}</li>`,
  );
  const address = (start: number) => addressIn(visit, "help", { category: id.toString(), ...(start > 0 && { from: String(start) }) }); // prettier-ignore
  const isMore = from + articles.length < count;
  const next = isPage
    ? linkTo(address(from + articles.length), t("home.more"))
    : linkTo(address(0), t("home.all", { count }));
  return markup`<section class="latte-help__part">${isPage ? null : markup`<h3>${sayCategory(visit, category)}</h3>`}<ul class="latte-help__articles">${shown}</ul>${isMore ? markup`<p>${next}</p>` : null}</section>`;
}
