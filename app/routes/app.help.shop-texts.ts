import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { parseArticleLocale } from "#app/features/articles/article-locale.ts";
import { listShopTexts } from "#app/features/articles/import-shop-texts.server.ts";
import { refuse } from "#app/features/shared/outcome.ts";

/**
 * Policies and pages of the shop that could become articles, asked of Shopify when somebody wants to see them; in which
 * language they are written only the merchant knows: `?language=pl`.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const locale = parseArticleLocale(new URL(request.url).searchParams.get("language"));
  return locale ? listShopTexts(desk, locale) : refuse("locale_wrong");
}
