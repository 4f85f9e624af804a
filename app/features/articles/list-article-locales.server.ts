import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";

/** The languages in which something is written, published or not. */
export async function listArticleLocales(desk: Desk): Promise<string[]> {
  const rows = await desk.sql<{ locale: string }>`
    select distinct locale from article_text where shop_id = ${SHOP} order by locale`;
  return rows.map((row) => row.locale);
}
