import { DateTime } from "luxon";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";

/** Counts that somebody put a published article into a reply. False: there is none of this id that shoppers see. */
export async function noteInserted(desk: StaffDesk, articleId: bigint): Promise<boolean> {
  const day = DateTime.fromJSDate(desk.now(), { zone: desk.shop.timezone }).toISODate();
  const rows = await desk.sql`
    insert into article_day (shop_id, article_id, day, inserted)
    select a.shop_id, a.id, ${day}::date, 1 from article a where a.shop_id = ${SHOP} and a.id = ${articleId} and a.is_live
    on conflict (shop_id, article_id, day) do update set inserted = article_day.inserted + 1 returning 1`;
  return rows.length > 0;
}
