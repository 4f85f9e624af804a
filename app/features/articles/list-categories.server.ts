import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { isBuiltInCategory, type CategoryView } from "./article-category.ts";
import { holdCategories } from "./hold-categories.server.ts";

/** The shop's categories in their order, with how many articles they have. One statement, but the first time. */
export async function listCategories(desk: Desk): Promise<CategoryView[]> {
  const read = () => desk.sql<{ id: bigint; key: string | null; names: Record<string, string>; articles: number }>`
    select c.id, c.key, c.names,
      (select count(*)::int from article a
       where a.shop_id = c.shop_id and a.category_id = c.id and a.archived_at is null) as articles
    from article_category c where c.shop_id = ${SHOP} order by c.position, c.id`;
  let rows = await read();
  if (!rows.length) {
    await desk.tx(holdCategories);
    rows = await read();
  }
  return rows.map(({ id, key, names, articles }) => ({
    id: id.toString(),
    key: isBuiltInCategory(key) ? key : null,
    names,
    articles,
  }));
}
