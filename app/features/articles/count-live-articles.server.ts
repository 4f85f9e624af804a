import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";

/** How many articles shoppers see in each language. */
export async function countLiveArticles(desk: Desk): Promise<Map<string, number>> {
  const rows = await desk.sql<{ locale: string; count: number }>`
    select locale, count(*)::int as count from article_find where shop_id = ${SHOP} group by locale`;
  return new Map(rows.map(({ locale, count }) => [locale, count]));
}
