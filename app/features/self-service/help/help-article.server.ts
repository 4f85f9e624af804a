import { textDirection } from "#app/features/articles/article-locale.ts";
import { isSameLanguage } from "#app/features/articles/choose-locale.ts";
import type { HelpArticle } from "#app/features/articles/find-help-article.server.ts";
import { showArticleImages } from "#app/features/articles/show-article-images.ts";
import { markup, themeData, themeHtml, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { buttonOf, formOf, headingOf, noticeOf } from "../form-parts.server.ts";
import type { ShopperPage } from "../shopper-page.ts";
import { addressIn, storeRoot, type ShopperVisit } from "../visit.ts";
import { otherWays, searchForm, wayTo } from "./help-parts.server.ts";
import { nameLanguage, sayCategory, sayLanguage, wantedLocale, wordsOf } from "./help-words.server.ts";

/** What became of asking whether it was helpful; "again": the form was too old. */
export type ArticleNotice = "yes" | "no" | "answered" | "again";

/** Shopify's own addresses of a shop's policies. */
const policyPages = {
  refund: "refund-policy",
  privacy: "privacy-policy",
  terms: "terms-of-service",
  shipping: "shipping-policy",
  contact: "contact-information",
  subscription: "subscription-policy",
  legal: "legal-notice",
} as const;

/** An article on a page of its own. */
export function showArticle(visit: ShopperVisit, article: HelpArticle, notice?: ArticleNotice): ShopperPage {
  const t = wordsOf(visit);
  // Said beside what somebody is writing: they have just read it.
  if (notice === "answered") return { state: notice, body: noticeOf(t("vote.thanks"), t("suggest.thanks")) };
  const { category, title, locale, slug } = article;
  const home = addressIn(visit, "help", { category: category.id.toString() });
  const way = wayTo(visit, [{ title: sayCategory(visit, category), address: home }], title);
  const note = isSameLanguage(locale, wantedLocale(visit))
    ? null
    : noticeOf(t("article.untranslated", { language: sayLanguage(visit, locale) }));
  const html = showArticleImages(article.html, (id) => addressIn(visit, `help/files/${id}`));
  const inside = markup`<div class="latte-help__body" lang="${locale}" dir="${textDirection(locale)}">${themeHtml(lowerHeadings(html))}</div>`;
  const updated = markup`<p class="latte-help__hint">${t("article.updated", { day: sayDate(visit, article.publishedAt) })}</p>`;
  const body = markup`${way}${headingOf(title)}${note}${inside}${showLinks(visit, article)}${updated}${showLanguages(visit, article)}${showVote(visit, slug, notice)}${showData(article)}`;
  return { state: notice ?? "article", body, publicAt: { path: `help/${slug}`, locale, locales: article.locales } };
}

/** There is no such article, or no longer. */
export function showNoArticle(visit: ShopperVisit): ShopperPage {
  const t = wordsOf(visit);
  const body = markup`${wayTo(visit, [], t("article.gone"))}${headingOf(t("article.gone"))}<p>${t("article.goneHelp")}</p>${searchForm(visit)}${otherWays(visit)}`;
  return { state: "gone", body };
}

/** The page's own heading stands above those of the text. */
const lowerHeadings = (html: string): string =>
  html.replace(/<(\/?)h([2-4])(?=[\s>])/g, (_, end: string, level: string) => `<${end}h${Number(level) + 1}`);

const sayDate = ({ locale, desk }: ShopperVisit, at: Date): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: desk.shop.timezone }).format(at);

function showLinks(visit: ShopperVisit, { policy, product }: HelpArticle): Markup | null {
  if (!policy && !product) return null;
  const t = wordsOf(visit);
  const link = (path: string, name: string) => markup` <a href="${storeRoot(visit)}/${path}">${name}</a>`;
  const links = [
    product && link(`products/${encodeURIComponent(product.handle)}`, product.title),
    policy && link(`policies/${policyPages[policy]}`, t(`article.policy.${policy}`)),
  ];
  return markup`<p>${t("article.linked")}:${links}</p>`;
}

function showLanguages(visit: ShopperVisit, { slug, locale, locales }: HelpArticle): Markup | null {
  const others = locales.filter((one) => one !== locale);
  if (!others.length) return null;
  const links = others.map((one) => {
    const address = addressIn({ ...visit, language: one }, `help/${slug}`);
    return markup` <a href="${address}" hreflang="${one}" lang="${one}">${nameLanguage(one)}</a>`;
  });
  return markup`<p class="latte-help__hint">${wordsOf(visit)("article.languages")}:${links}</p>`;
}

function showVote(visit: ShopperVisit, slug: string, notice: ArticleNotice | undefined): Markup {
  const t = wordsOf(visit);
  if (notice === "yes") return markup`${noticeOf(t("vote.thanks"))}${otherWays(visit)}`;
  if (notice === "no") return markup`${noticeOf(t("vote.sorry"), t("vote.sorryHelp"))}${otherWays(visit)}`;
  const button = (vote: "yes" | "no") => formOf(visit, `help/${slug}`, { vote }, buttonOf(t(`vote.${vote}`), "second"));
  return markup`<section class="latte-help__part" aria-label="${t("vote.question")}">${notice === "again" ? noticeOf(t("vote.again")) : null}<p><strong>${t("vote.question")}</strong></p><div class="latte-help__row">${button("yes")}${button("no")}</div></section>${otherWays(visit)}`;
}

/** For search engines; what it says stands on the page. */
const showData = ({ title, text, locale, publishedAt }: HelpArticle): Markup =>
  themeData({
    "@context": "https://schema.org",
    "@type": "FAQPage",
    inLanguage: locale,
    dateModified: publishedAt.toISOString(),
    mainEntity: [{ "@type": "Question", name: title, acceptedAnswer: { "@type": "Answer", text } }],
  });
