import { markup, type Markup, type MarkupValue } from "#app/platform/shopify/theme-markup.ts";
import { buttonOf, formOf } from "../form-parts.server.ts";
import { addressIn, type ShopperVisit } from "../visit.ts";
import { wordsOf } from "./help-words.server.ts";

/** A link that our script follows in place. */
export const linkTo = (address: string, inside: MarkupValue, more: Markup | null = null): Markup =>
  markup`<a href="${address}"${more} data-latte>${inside}</a>`;

/** Where one is, from the help centre's home on; the last one is the page itself. */
export function wayTo(visit: ShopperVisit, steps: readonly { title: string; address: string }[], here: string): Markup {
  const t = wordsOf(visit);
  const all = [{ title: t("home.title"), address: addressIn(visit, "help") }, ...steps];
  return markup`<nav class="latte-help__way" aria-label="${t("article.way")}"><ol>${all.map(({ title, address }) => markup`<li>${linkTo(address, title)}</li>`)}<li aria-current="page">${here}</li></ol></nav>`;
}

let made = 0;

/** The search form, with what was typed last. */
export function searchForm(visit: ShopperVisit, typed = ""): Markup {
  const t = wordsOf(visit);
  made = (made + 1) % 1_000_000;
  const id = `latte-q-${made}`;
  return formOf(
    visit,
    "help",
    {},
    markup`<div class="latte-help__field"><label for="${id}">${t("search.label")}</label><div class="latte-help__search" role="search"><input id="${id}" type="search" name="q" value="${typed}" autocomplete="off" enterkeyhint="search" maxlength="200" required>${buttonOf(t("search.button"))}</div></div>`,
  );
}

/** Other ways to an answer. */
export function otherWays(visit: ShopperVisit, title?: string): Markup {
  const t = wordsOf(visit);
  return markup`<div class="latte-help__part"><h3>${title ?? t("ways.title")}</h3><p class="latte-help__row"><a class="latte-help__button latte-help__button--second" href="${addressIn(visit, "contact")}" data-latte>${t("ways.contact")}</a><a class="latte-help__button latte-help__button--second" href="${addressIn(visit, "tracking")}" data-latte>${t("ways.tracking")}</a></p></div>`;
}
