import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { observedDays } from "#app/features/channels/reply-time.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { measureAnswers, type FirstAnswer } from "./answer-pace.ts";

/** So many of the newest tickets are looked at; ours. */
const mostTickets = 5_000;

/**
 * Counts how long customers waited for the first answer in the last 28 days, by channel and part of the week, and keeps
 * it. Tickets that we began, spam and what machines wrote do not count. Job; twice does no harm.
 */
export async function measureShopAnswers(desk: Desk): Promise<void> {
  const now = desk.now();
  const answers = await desk.sql<FirstAnswer>`
    select t.channel, first.created_at as "askedAt", t.first_reply_at is not null as "isAnswered",
      greatest(0, extract(epoch from coalesce(t.first_reply_at, ${now}::timestamptz) - first.created_at))::float8
        as "waitedSeconds"
    from (
      select id, channel, status, first_reply_at, waiting_since from ticket
      where shop_id = ${SHOP} order by id desc limit ${mostTickets}::int
    ) t
    cross join lateral (
      select m.kind, m.automatic, m.created_at from message m
      where m.shop_id = ${SHOP} and m.ticket_id = t.id order by m.id limit 1
    ) first
    where first.created_at > ${now}::timestamptz - make_interval(days => ${observedDays}::int)
      and first.kind in ('customer', 'guest') and not first.automatic and t.status <> 'spam'
      and (t.first_reply_at is not null or t.waiting_since is not null)`;
  const paces = measureAnswers(answers, desk.shop.timezone);
  await desk.sql`
    insert into answer_pace (shop_id, paces, measured_at)
    values (${SHOP}, ${JSON.stringify(paces)}::jsonb, ${now}::timestamptz)
    on conflict (shop_id) do update set paces = excluded.paces, measured_at = excluded.measured_at`;
}
