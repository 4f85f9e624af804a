import { DateTime } from "luxon";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { helpfulShare, isFollowed, isUnhelpful, workRules, type ArticleWork, type FixWork } from "./article-work.ts";

/** As many of each kind are shown. Ours. */
const most = 50;

interface Counts {
  id: bigint;
  title: string | null;
  aside: string[];
  views: number;
  helpful: number;
  unhelpful: number;
  tickets: number;
  earlier_helpful: number;
  earlier_unhelpful: number;
}

/** What is to be written, mended and looked at again, by the rules of `article-work.ts`. Four statements. */
export async function listArticleWork(desk: StaffDesk): Promise<ArticleWork> {
  const now = desk.now();
  const today = DateTime.fromJSDate(now, { zone: desk.shop.timezone });
  const day = today.toISODate();
  const since = today.minus({ days: workRules.days - 1 }).toISODate();
  const sinceAt = today
    .minus({ days: workRules.days - 1 })
    .startOf("day")
    .toJSDate();
  const before = today.minus({ days: 2 * workRules.days - 1 }).toISODate();
  const asideSince = new Date(now.getTime() - workRules.asideDays * 86_400_000);
  const [searches, counts, reviews, checks] = await Promise.all([
    desk.sql<{ locale: string; words: string; times: number; last_at: Date }>`
      select locale, words, times, last_at from article_search
      where shop_id = ${SHOP} and found = 0 and times >= ${workRules.searches}::int
        and (dismissed_at is null or last_at > dismissed_at + make_interval(days => ${workRules.asideDays}::int))
      order by times desc, last_at desc limit ${most}::int`,
    desk.sql<Counts>`
      with followed as materialized (
        select p.article_id, count(distinct s.ticket_id)::int as tickets
        from self_service_step p
        join self_service_session s on s.shop_id = p.shop_id and s.id = p.session_id
        join ticket t on t.shop_id = s.shop_id and t.id = s.ticket_id and t.created_at > p.at
        where p.shop_id = ${SHOP} and p.kind = 'help.article' and p.at >= ${sinceAt}::timestamptz
        group by p.article_id
      )
      select a.id, (select coalesce(t.title, t.draft_title) from article_text t where t.shop_id = a.shop_id
        and t.article_id = a.id order by t.locale <> ${desk.staff.locale}, t.title is null, t.locale limit 1) as title, n.*,
        coalesce(f.tickets, 0) as tickets,
        (select coalesce(array_agg(x.kind), '{}') from article_dismissal x where x.shop_id = a.shop_id
          and x.article_id = a.id and x.dismissed_at > ${asideSince}::timestamptz) as aside
      from article a join lateral (
        select coalesce(sum(d.views) filter (where d.day >= ${since}::date), 0)::int as views,
          coalesce(sum(d.helpful) filter (where d.day >= ${since}::date), 0)::int as helpful,
          coalesce(sum(d.unhelpful) filter (where d.day >= ${since}::date), 0)::int as unhelpful,
          coalesce(sum(d.helpful) filter (where d.day < ${since}::date), 0)::int as earlier_helpful,
          coalesce(sum(d.unhelpful) filter (where d.day < ${since}::date), 0)::int as earlier_unhelpful
        from article_day d where d.shop_id = a.shop_id and d.article_id = a.id and d.day >= ${before}::date) n on true
      left join followed f on f.article_id = a.id
      where a.shop_id = ${SHOP} and a.is_live and (f.tickets > 0 or n.unhelpful > 0) order by a.id`,
    desk.sql<{ id: bigint; title: string | null; review_on: string; owner: string | null }>`
      select a.id, (select coalesce(t.title, t.draft_title) from article_text t where t.shop_id = a.shop_id
        and t.article_id = a.id order by t.locale <> ${desk.staff.locale}, t.title is null, t.locale limit 1) as title, a.review_on::text as review_on, s.name as owner
      from article a left join staff s on s.shop_id = a.shop_id and s.id = a.owner_id
      where a.shop_id = ${SHOP} and a.review_on <= ${day}::date and a.archived_at is null
      order by a.review_on, a.id limit ${most}::int`,
    desk.sql<{ article_id: bigint; locale: string; title: string | null; asked_on: string }>`
      select c.article_id, c.locale, coalesce(t.title, t.draft_title) as title, c.asked_on::text as asked_on
      from article_check c
      join article_text t on t.shop_id = c.shop_id and t.article_id = c.article_id and t.locale = c.locale
      where c.shop_id = ${SHOP} order by c.asked_on, c.article_id, c.locale limit ${most}::int`,
  ]);
  return {
    check: checks.map((row) => ({
      id: row.article_id.toString(),
      locale: row.locale,
      title: row.title ?? "",
      askedOn: row.asked_on,
    })),
    write: searches.map(({ locale, words, times, last_at }) => ({
      locale,
      words,
      times,
      lastAt: last_at.toISOString(),
    })),
    fix: counts
      .flatMap(fixOf)
      .sort((a, b) => b.tickets - a.tickets || b.views - a.views)
      .slice(0, most),
    review: reviews.map((row) => ({
      id: row.id.toString(),
      title: row.title ?? "",
      reviewOn: row.review_on,
      owner: row.owner,
    })),
  };
}

function fixOf(row: Counts): FixWork[] {
  const votes = { helpful: row.helpful, unhelpful: row.unhelpful };
  const earlier = { helpful: row.earlier_helpful, unhelpful: row.earlier_unhelpful };
  const kinds = [
    ...(isUnhelpful(votes, earlier) ? ["unhelpful" as const] : []),
    ...(isFollowed(row) ? ["followed" as const] : []),
  ].filter((kind) => !row.aside.includes(kind));
  return kinds.map((kind) => ({
    id: row.id.toString(),
    title: row.title ?? "",
    kind,
    share: helpfulShare(votes),
    earlierShare: helpfulShare(earlier),
    views: row.views,
    tickets: row.tickets,
  }));
}
