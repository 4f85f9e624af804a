import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { addressIn, type ShopperVisit } from "../visit.ts";
import { wordsOf } from "./tracking-words.server.ts";

/** The way to the contact form, with the order filled in where it is known. */
export function writeLink(visit: ShopperVisit, orderName: string | null): Markup {
  const address = addressIn(visit, "contact", orderName === null ? {} : { order: orderName });
  return markup`<p class="latte-help__ways"><a href="${address}" data-latte>${wordsOf(visit)("form.write")}</a></p>`;
}
