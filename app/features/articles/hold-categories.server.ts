import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "../shared/desk.ts";
import { builtInCategories } from "./article-category.ts";

export interface HeldCategory {
  id: bigint;
  key: string | null;
  names: Record<string, string>;
  position: number;
}

/**
 * The shop's categories in their order, held until the transaction ends: whoever adds, moves or takes away an article or a
 * category waits. Makes the five that every help centre has where the shop has none yet.
 */
export async function holdCategories(tx: DeskTx): Promise<HeldCategory[]> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${SHOP}::bigint::text || ' articles', 0))::text`;
  const read = () => tx.sql<HeldCategory>`
    select id, key, names, position from article_category where shop_id = ${SHOP} order by position, id`;
  const held = await read();
  if (held.length) return held;
  await tx.db.articleCategory.createMany({ data: builtInCategories.map((key, position) => ({ key, position })) });
  return read();
}
