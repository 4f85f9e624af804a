import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { observedDays } from "#app/features/channels/reply-time.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { publishContactJob } from "./contact-jobs.ts";
import { measureAnswers, type FirstAnswer } from "./answer-pace.ts";

/** So many of the newest tickets are looked at; ours. */
const mostTickets = 5_000;

/**
 * Counts how long customers waited for the first answer in the last 28 days, by channel and part of the week, and keeps
 * it; then the theme is told. Tickets that we began, spam and what machines wrote do not count. Job; twice does no harm.
 */
export async function measureShopAnswers(desk: Desk): Promise<void> {
  const now = desk.now();
  const answers = await desk.sql<FirstAnswer>`
    select channel, asked_at as "askedAt", is_answered as "isAnswered", waited_seconds as "waitedSeconds"
    from first_answers(${SHOP}, ${mostTickets}::int, ${observedDays}::int, ${now}::timestamptz)`;
  const paces = measureAnswers(answers, desk.shop.timezone);
  await desk.tx(async (tx) => {
    await tx.sql`
    insert into answer_pace (shop_id, paces, measured_at)
    values (${SHOP}, ${JSON.stringify(paces)}::jsonb, ${now}::timestamptz)
    on conflict (shop_id) do update set paces = excluded.paces, measured_at = excluded.measured_at`;
    // What the contact block promises is reckoned from it.
    await tx.enqueue(publishContactJob, {}, { key: "all" });
  });
}
