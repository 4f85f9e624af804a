import css from "../extensions/storefront-help/assets/latte-help.css?raw";
import { textDirection } from "#app/features/articles/article-locale.ts";
import type { ShopperPage } from "#app/features/self-service/shopper-page.ts";
import { addressIn, type ShopperVisit } from "#app/features/self-service/visit.ts";
import { markup, themeStyle } from "#app/platform/shopify/theme-markup.ts";

/** The styles of the blocks; a page of its own brings them along. */
const style = themeStyle(css);

/** Our script says so with every request. A page of another site would have to ask first, and is not allowed to. */
export const isFromScript = (request: Request): boolean => request.headers.get("x-latte-help") === "1";

/**
 * The one way to answer in the theme: to our script as JSON, whose `html` takes the place of what stands there; otherwise
 * as a page that Shopify puts into the theme. Nobody keeps it: it may be somebody's order.
 */
export function answerShopper(request: Request, visit: ShopperVisit, page: ShopperPage): Response {
  const headers = new Headers({ "Cache-Control": "no-store", Vary: "X-Latte-Help" });
  if (page.publicAt) headers.set("Link", linksOf(visit, page.publicAt));
  else headers.set("X-Robots-Tag", "noindex");
  if (page.retryAfterSeconds) headers.set("Retry-After", String(page.retryAfterSeconds));
  const status = page.retryAfterSeconds ? 429 : 200;
  const direction = textDirection(visit.locale);
  if (isFromScript(request)) {
    // Around it stands the language of the theme.
    const inside = speaksAnother(visit)
      ? markup`<div lang="${visit.locale}" dir="${direction}">${page.body}</div>`
      : page.body;
    return Response.json({ state: page.state, html: inside.text }, { status, headers });
  }
  headers.set("Content-Type", "application/liquid; charset=utf-8");
  const whole = markup`${style}<div class="latte-help latte-help--page" lang="${visit.locale}" dir="${direction}" style="${visit.style}">${page.body}</div>`;
  return new Response(whole.text, { status, headers });
}

/** The theme is in a language in which we have no texts. */
const speaksAnother = ({ language, locale }: ShopperVisit): boolean =>
  language !== undefined && language.split("-")[0] !== locale.split("-")[0];

/** Where the page stands for search engines, and in which languages: a page in the theme has no head of its own. */
function linksOf(
  visit: ShopperVisit,
  { path, more, locale, locales = [] }: NonNullable<ShopperPage["publicAt"]>,
): string {
  const at = (language: string | undefined) => addressIn({ ...visit, language }, path, more);
  const others = locales.map((one) => `<${at(one)}>; rel="alternate"; hreflang="${one}"`);
  return [`<${at(locale)}>; rel="canonical"`, ...(others.length > 1 ? others : [])].join(", ");
}
