import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { isBuiltInCategory, type BuiltInCategory } from "./article-category.ts";
import { linkedPolicies, type LinkedPolicy } from "./article-facts.ts";
import { isSlug } from "./article-slug.ts";
import { chooseLocale } from "./choose-locale.ts";
import { countLiveArticles } from "./count-live-articles.server.ts";

/** An article as shoppers see it. */
export interface HelpArticle {
  id: bigint;
  slug: string;
  locale: string;
  /** All languages in which they see it. */
  locales: string[];
  category: { id: bigint; key: BuiltInCategory | null; names: Record<string, string> };
  title: string;
  /** Clean; pictures without an address. */
  html: string;
  text: string;
  publishedAt: Date;
  policy: LinkedPolicy | null;
  product: { title: string; handle: string } | null;
}

/** The article at this address, in the language that is wanted or else in the shop's first; null: shoppers see none. */
export async function findHelpArticle(desk: Desk, slug: string, wanted: string): Promise<HelpArticle | null> {
  if (!isSlug(slug)) return null;
  const rows = await desk.sql<{
    id: bigint; locale: string; category_id: bigint; key: string | null; names: Record<string, string>; policy: string | null;
    product_title: string | null; product_handle: string | null;
  }>`
    select a.id, f.locale, c.id as category_id, c.key, c.names, a.policy, a.product_title, a.product_handle
    from article a
    join article_find f on f.shop_id = ${SHOP} and f.article_id = a.id
    join article_category c on c.shop_id = ${SHOP} and c.id = a.category_id
    where a.shop_id = ${SHOP} and a.slug = ${slug}`; // prettier-ignore
  const [row] = rows;
  if (!row) return null;
  const locales = rows.map((one) => one.locale).sort();
  const locale = await chooseFor(desk, locales, wanted);
  const [text] = await desk.sql<{ title: string; html: string | null; text: string | null; published_at: Date }>`
    select title, body_html as html, body_text as text, published_at from article_text
    where shop_id = ${SHOP} and article_id = ${row.id} and locale = ${locale}`;
  if (!text) return null;
  return {
    id: row.id,
    slug,
    locale,
    locales,
    category: { id: row.category_id, key: isBuiltInCategory(row.key) ? row.key : null, names: row.names },
    title: text.title,
    html: text.html ?? "",
    text: text.text ?? "",
    publishedAt: text.published_at,
    policy: linkedPolicies.find((one) => one === row.policy) ?? null,
    product: row.product_title && row.product_handle ? { title: row.product_title, handle: row.product_handle } : null,
  };
}

/** Of these languages; how many articles stand in each decides only where none of them is the reader's. */
async function chooseFor(desk: Desk, locales: readonly string[], wanted: string): Promise<string> {
  const own = chooseLocale(wanted, new Map(locales.map((locale) => [locale, 1])))!;
  const language = (tag: string) => tag.toLowerCase().split("-")[0];
  if (locales.length === 1 || language(own) === language(wanted)) return own;
  const counts = await countLiveArticles(desk);
  return chooseLocale(wanted, new Map(locales.map((locale) => [locale, counts.get(locale) ?? 0]))) ?? own;
}
