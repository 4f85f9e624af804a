import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { searchKey } from "./search-key.ts";

/**
 * Counts what was searched for and how many articles were shown: what finds nothing is an article to write.
 * `by` 0: the same person again; only what it found is kept.
 */
export async function keepSearch(desk: Desk, locale: string, typed: string, found: number, by: 0 | 1): Promise<void> {
  const words = searchKey(typed);
  if (!words) return;
  await desk.sql`
    insert into article_search as s (shop_id, locale, words, times, found, last_at)
    values (${SHOP}, ${locale}, ${words}, 1, ${found}::int, ${desk.now()}::timestamptz)
    on conflict (shop_id, locale, words) do update set
      times = least(s.times, 1000000) + ${by}::int, found = excluded.found, last_at = excluded.last_at
    returning times`;
}

/** Searches that nobody repeated for so many days are dropped, those made once sooner; both ours. */
const keptDays = 365;
const keptOnceDays = 60;

/** Drops searches that are over; the job of the night does so. */
export const dropOldSearches = (desk: Desk, rowsAtOnce: number): Promise<unknown[]> => desk.sql`
  delete from article_search where shop_id = ${SHOP} and (locale, words) in (
    select locale, words from article_search
    where shop_id = ${SHOP} and last_at < ${desk.now()}::timestamptz
      - case when times = 1 then ${keptOnceDays}::int else ${keptDays}::int end * interval '1 day'
    limit ${rowsAtOnce}::int)
  returning words`;

/** Of a shop no more are kept over night; ours. */
const mostKept = 20_000;

/** Drops what is too many: those made least often, of these the oldest; the same job. */
export const dropSpareSearches = (desk: Desk, rowsAtOnce: number): Promise<unknown[]> => desk.sql`
  delete from article_search where shop_id = ${SHOP} and (locale, words) in (
    select locale, words from article_search where shop_id = ${SHOP}
    order by times desc, last_at desc offset ${mostKept}::int limit ${rowsAtOnce}::int)
  returning words`;

/** Drops words that stand in no article any more; the same job. */
export const dropUnusedWords = (desk: Desk, rowsAtOnce: number): Promise<unknown[]> => desk.sql`
  delete from article_word where shop_id = ${SHOP} and (locale, word) in (
    select w.locale, w.word from article_word w
    where w.shop_id = ${SHOP} and not exists (
      select from article_find f
      where f.shop_id = ${SHOP} and f.locale = w.locale and f.document @@ plainto_tsquery('search_simple', w.word))
    limit ${rowsAtOnce}::int)
  returning word`;
