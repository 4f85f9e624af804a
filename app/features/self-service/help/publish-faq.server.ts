import { firstLocale } from "#app/features/articles/choose-locale.ts";
import { countLiveArticles } from "#app/features/articles/count-live-articles.server.ts";
import { listHelp } from "#app/features/articles/list-help.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { shopperLocaleFor } from "#app/platform/i18n/shopper-languages.server.ts";
import { setAppData } from "../set-app-data.server.ts";
import { makeFaqData, mostOfCategory } from "./faq-data.ts";
import { sayCategory } from "./help-words.server.ts";

/**
 * Tells the theme's FAQ block which articles there are (`app.metafields.latte.faq`), so that it shows them without a
 * request. Job; twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function publishFaq(desk: Desk): Promise<void> {
  const counts = await countLiveArticles(desk);
  const first = firstLocale(counts) ?? "en";
  const given = [];
  for (const locale of counts.keys()) {
    const visit = { locale: shopperLocaleFor(locale), language: locale };
    const categories = await listHelp(desk, { locale, first, most: mostOfCategory });
    given.push({
      locale,
      categories: categories.map((one) => ({
        id: one.id.toString(),
        name: sayCategory(visit, one),
        articles: one.articles.map(({ slug, title }) => ({ slug, title })),
      })),
    });
  }
  await setAppData(desk, { key: "faq", type: "json", value: JSON.stringify(makeFaqData(first, given)) });
}
