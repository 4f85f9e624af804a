import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { isBuiltInCategory, type BuiltInCategory } from "./article-category.ts";

export interface HelpEntry {
  slug: string;
  title: string;
  locale: string;
}

/** A category with articles that shoppers see. */
export interface HelpCategory {
  id: bigint;
  key: BuiltInCategory | null;
  /** What the merchant calls it, by language. */
  names: Record<string, string>;
  /** How many articles it has. */
  count: number;
  articles: HelpEntry[];
}

interface Wanted {
  /** The reader's language, as `chooseLocale` gives it. */
  locale: string;
  /** The shop's first: articles without a translation are shown in it. */
  first: string;
  /** This one only; left out: all. */
  categoryId?: bigint;
  /** Of each category, after this many. */
  from?: number;
  most: number;
}

/** The articles that shoppers see, by category in the merchant's order; categories without any are left out. */
export async function listHelp(desk: Desk, { locale, first, categoryId, from = 0, most }: Wanted) {
  const rows = await desk.sql<
    HelpEntry & { id: bigint; key: string | null; names: Record<string, string>; count: number }
  >`
    with shown as (
      select article_id, locale from article_find where shop_id = ${SHOP} and locale = ${locale}
      union all
      select f.article_id, f.locale from article_find f
      where f.shop_id = ${SHOP} and f.locale = ${first} and ${first} <> ${locale} and not exists (
        select from article_find o where o.shop_id = ${SHOP} and o.article_id = f.article_id and o.locale = ${locale})
    ), placed as (
      select a.id as article_id, a.slug, a.category_id, s.locale,
        row_number() over (partition by a.category_id order by a.position, a.id) as place,
        count(*) over (partition by a.category_id)::int as count
      from shown s join article a on a.shop_id = ${SHOP} and a.id = s.article_id
      where ${categoryId ?? null}::bigint is null or a.category_id = ${categoryId ?? null}::bigint
    )
    select c.id, c.key, c.names, p.count, p.slug, p.locale, t.title
    from placed p
    join article_category c on c.shop_id = ${SHOP} and c.id = p.category_id
    join article_text t on t.shop_id = ${SHOP} and t.article_id = p.article_id and t.locale = p.locale
    where p.place > ${from}::int and p.place <= ${from + most}::int
    order by c.position, c.id, p.place`;
  const categories = new Map<bigint, HelpCategory>();
  for (const { id, key, names, count, slug, title, locale: in_ } of rows) {
    const known = categories.get(id) ?? { id, key: isBuiltInCategory(key) ? key : null, names, count, articles: [] };
    known.articles.push({ slug, title, locale: in_ });
    categories.set(id, known);
  }
  return [...categories.values()];
}
