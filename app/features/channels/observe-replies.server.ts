import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { observedDays, type ObservedReplies } from "./reply-time.ts";

/**
 * How long customers waited for the first answer to the mail that began their ticket, by the clock on the wall, in the
 * last 28 days (at most the newest 2,000 tickets). Tickets that we began do not count: nobody waited. Who still waits, and
 * longer than eight of ten had to, counts with the time so far: without them the shop would look faster the more it leaves
 * lying. One statement.
 */
export async function observeReplies(desk: Desk): Promise<ObservedReplies> {
  const now = desk.now();
  const [row] = await desk.sql<{ count: number; p80: number | null }>`
    with recent as (
      select is_answered as answered, waited_seconds as waited
      from first_answers(${SHOP}, 2000, ${observedDays}::int, ${now}::timestamptz) where channel = 'email'
    ), usual as (
      select coalesce(percentile_disc(0.8) within group (order by waited), 0) as p80 from recent where answered
    )
    select count(*)::int as count, percentile_disc(0.8) within group (order by waited) as p80
    from recent, usual where answered or waited > usual.p80`;
  return { count: row?.count ?? 0, p80Seconds: row?.p80 ?? null };
}
