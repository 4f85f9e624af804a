import { deskForWaitingShopper } from "#app/desk.server.ts";
import { env } from "#app/env.server.ts";
import { badRequest, notFound, unauthorised } from "#app/http.server.ts";
import { noteProxyPath } from "#app/features/self-service/proxy-path.server.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { findShopByDomain } from "#app/platform/db/shop-directory.server.ts";
import { parseArticleLocale } from "#app/features/articles/article-locale.ts";
import { shopperLocaleFor } from "#app/platform/i18n/shopper-languages.server.ts";
import { readProxiedQuery } from "#app/platform/shopify/proxy-door.server.ts";
import { shopperAddress } from "#app/shopper-address.ts";

/**
 * The shop's own theme: somebody whose request Shopify's app proxy has signed and handed on. Everything that a page in the
 * theme asks for comes in here.
 * @throws Response: 401 or 400 for what Shopify did not sign so, 404 for a shop that does not have the app
 */
export async function deskForShopper(request: Request): Promise<ShopperVisit> {
  const query = new URL(request.url).searchParams;
  const reading = readProxiedQuery(query, new Date());
  if (!reading.ok) throw reading.problem === "unsigned" ? unauthorised() : badRequest(reading.problem);
  const { shopDomain, customerId, proxyPath } = reading.request;
  const shop = await findShopByDomain(shopDomain);
  if (!shop || shop.uninstalledAt) throw notFound();
  const desk = deskForWaitingShopper(shop);
  if (shop.proxyPath !== proxyPath) await noteProxyPath(desk, proxyPath);
  const wishes = (request.headers.get("accept-language") ?? "").slice(0, 200).split(",");
  return {
    desk,
    customerId,
    proxyPath,
    language: languageOf(query.get("locale")),
    locale: shopperLocaleFor(query.get("locale"), ...wishes.map((wish) => wish.split(";")[0])),
    address: shopperAddress(request.headers.get("x-forwarded-for") ?? "", env.SHOPPER_ADDRESS_HOP),
    agent: (request.headers.get("user-agent") ?? "").slice(0, 300),
    style: shop.storefrontStyle ?? "",
  };
}

/** A language that the address names; none of ours, but one in which articles may be written. */
const languageOf = (locale: string | null): string | undefined => parseArticleLocale(locale) ?? undefined;
