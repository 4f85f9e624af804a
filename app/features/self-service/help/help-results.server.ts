import { searchArticles, type FoundArticle } from "#app/features/articles/search-articles.server.ts";
import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { countSearch } from "./count-search.server.ts";
import { headingOf, noticeOf } from "../form-parts.server.ts";
import type { ShopperPage } from "../shopper-page.ts";
import { addressIn, type ShopperVisit } from "../visit.ts";
import { linkTo, otherWays, searchForm, wayTo } from "./help-parts.server.ts";
import { inLanguage, showPieces, wantedLocale, wordsOf } from "./help-words.server.ts";

/** So many articles are shown for a search; ours. */
const mostFound = 15;

/** What a search found. `counts`: it is counted among the shop's searches. */
export async function showResults(visit: ShopperVisit, typed: string, counts: boolean): Promise<ShopperPage> {
  const t = wordsOf(visit);
  const { q, locale, insteadOf, found } = await searchArticles(visit.desk, wantedLocale(visit), typed, mostFound);
  if (!q) return results(visit, typed, "empty", noticeOf(t("search.empty")));
  if (counts) await countSearch(visit, q, found.length);
  if (!found.length || locale === null)
    return results(visit, q, "nothing", noticeOf(t("search.nothingTitle"), t("search.nothing")));
  const note = insteadOf === null ? null : noticeOf(t("search.instead", { words: insteadOf }));
  const shown = markup`<ul class="latte-help__articles latte-help__found">${found.map((one) => showFound(visit, one, locale))}</ul>`;
  return results(visit, q, "results", markup`${note}${shown}`);
}

/** It was searched too often from there. */
export const showSearchedTooOften = (visit: ShopperVisit, typed: string, retryAfterSeconds: number): ShopperPage => {
  const count = Math.ceil(retryAfterSeconds / 60);
  return { ...results(visit, typed, "too_often", noticeOf(wordsOf(visit)("search.tooOften", { count }))), retryAfterSeconds }; // prettier-ignore
};

function results(visit: ShopperVisit, q: string, state: string, inside: Markup): ShopperPage {
  const t = wordsOf(visit);
  const title = state === "results" ? t("search.title", { words: q }) : t("search.button");
  const body = markup`${wayTo(visit, [], t("search.button"))}${headingOf(title)}${searchForm(visit, q)}${inside}${otherWays(visit)}`;
  return { state, body };
}

function showFound(visit: ShopperVisit, { slug, title, snippet }: FoundArticle, locale: string): Markup {
  const link = linkTo(addressIn(visit, `help/${slug}`), showPieces(title));
  return markup`<li${inLanguage(visit, locale)}>${link}<p class="latte-help__hint">${showPieces(snippet)}</p></li>`;
}
