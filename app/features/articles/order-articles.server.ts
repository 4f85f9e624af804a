import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { succeed, type Outcome } from "../shared/outcome.ts";
import { articlesChanged } from "./articles-changed.server.ts";
import { holdCategories } from "./hold-categories.server.ts";

/**
 * Puts one article before another of its category; `beforeId` null: at the end. What others moved meanwhile stays where
 * they put it. `null` when one of them is not there.
 */
export const moveArticle = (
  desk: StaffDesk,
  articleId: bigint,
  beforeId: bigint | null,
): Promise<Outcome<null, never> | null> =>
  desk.tx(async (tx) => {
    await holdCategories(tx);
    const rows = await tx.sql<{ id: bigint }>`
      select o.id from article o join article a on a.shop_id = o.shop_id and a.category_id = o.category_id
      where o.shop_id = ${SHOP} and a.id = ${articleId} order by o.position, o.id`;
    const order = placeBefore(
      rows.map((row) => row.id),
      articleId,
      beforeId,
    );
    if (!order) return null;
    await tx.sql`
      update article a set position = n.place from (select id, (row_number() over ())::int as place
        from unnest(${order}::bigint[]) with ordinality as u(id, nth)) n
      where a.shop_id = ${SHOP} and a.id = n.id and a.position <> n.place`;
    await articlesChanged(tx);
    return succeed(null);
  });

/** As `moveArticle`, for a category among all of them. */
export const moveCategory = (
  desk: StaffDesk,
  categoryId: bigint,
  beforeId: bigint | null,
): Promise<Outcome<null, never> | null> =>
  desk.tx(async (tx) => {
    const order = placeBefore(
      (await holdCategories(tx)).map((one) => one.id),
      categoryId,
      beforeId,
    );
    if (!order) return null;
    for (const [position, id] of order.entries())
      await tx.db.articleCategory.updateMany({ where: { id, position: { not: position } }, data: { position } });
    await articlesChanged(tx);
    return succeed(null);
  });

function placeBefore(ids: readonly bigint[], moved: bigint, beforeId: bigint | null): bigint[] | null {
  if (!ids.includes(moved)) return null;
  const rest = ids.filter((id) => id !== moved);
  const place = beforeId === null ? rest.length : beforeId === moved ? ids.indexOf(moved) : rest.indexOf(beforeId);
  return place < 0 ? null : [...rest.slice(0, place), moved, ...rest.slice(place)];
}
