import type { FoundArticle } from "#app/features/articles/search-articles.server.ts";
import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { buttonOf, formOf } from "../form-parts.server.ts";
import { addressIn, type ShopperVisit } from "../visit.ts";
import { inLanguage, wordsOf } from "./help-words.server.ts";

/**
 * Articles that may answer what somebody is writing, to stand beside the form, outside of it: they open in a page of their
 * own, so that what is being written stays. Nothing where there are none.
 */
export function showSuggestions(
  visit: ShopperVisit,
  { locale, found }: { locale: string | null; found: readonly FoundArticle[] },
): Markup {
  if (!found.length || locale === null) return markup``;
  const t = wordsOf(visit);
  const items = found.map(({ slug, title, snippet }) => {
    const answered = formOf(visit, `help/${slug}`, { did: "answered" }, buttonOf(t("suggest.answered"), "second"));
    return markup`<li${inLanguage(visit, locale)}><a href="${addressIn(visit, `help/${slug}`)}" target="_blank" rel="noopener">${plain(title)}</a><p class="latte-help__hint">${plain(snippet)}</p>${answered}</li>`;
  });
  return markup`<section class="latte-help__part" aria-label="${t("suggest.title")}"><p><strong>${t("suggest.title")}</strong></p><ul class="latte-help__articles latte-help__found">${items}</ul></section>`;
}

/** Nobody has asked for words here: marking those of a whole message marks every "the". */
const plain = (pieces: FoundArticle["title"]): string => pieces.map(({ text }) => text).join("");
