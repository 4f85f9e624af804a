import { DateTime } from "luxon";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { countedDays } from "./article-limits.ts";
import { articleState } from "./article-state.ts";
import type { ArticleLine } from "./article-view.ts";

/** As many articles as one page shows; more are found by words or by category. Ours. */
export const mostListed = 300;

export interface ArticleFilter {
  /** Words of titles or addresses, as typed; "": all. */
  words: string;
  state: "all" | "live" | "draft" | "changed" | "due" | "archived";
  /** null: all. */
  categoryId: bigint | null;
}

/** Articles in the order in which shoppers see them, within their categories. `more`: not all are here. One statement. */
export async function listArticles(
  desk: StaffDesk,
  { words, state, categoryId }: ArticleFilter,
): Promise<{ articles: ArticleLine[]; more: boolean }> {
  const today = DateTime.fromJSDate(desk.now(), { zone: desk.shop.timezone });
  const day = today.toISODate();
  const since = today.minus({ days: countedDays - 1 }).toISODate();
  const wanted = cleanLine(words, 200);
  const like = `%${wanted.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await desk.sql<{
    id: bigint;
    category_id: bigint;
    slug: string;
    archived: boolean;
    owner: string | null;
    review_on: string | null;
    due: boolean;
    texts: { locale: string; title: string | null; isPublished: boolean; hasDraft: boolean }[] | null;
    views: number | null;
    helpful: number | null;
    unhelpful: number | null;
    answered: number | null;
  }>`
    with found as (
      select a.* from article a
      where a.shop_id = ${SHOP} and (a.archived_at is not null) = ${state === "archived"}
        and (${categoryId}::bigint is null or a.category_id = ${categoryId}::bigint)
        and (${state} <> 'live' or a.is_live) and (${state} <> 'draft' or not a.is_live)
        and (${state} <> 'due' or a.review_on <= ${day}::date)
        and (${state} <> 'changed' or exists (select 1 from article_text t where t.shop_id = a.shop_id
              and t.article_id = a.id and t.published_at is not null and t.draft_at is not null))
        and (${wanted === ""} or a.slug ilike ${like} or exists (select 1 from article_text t
              where t.shop_id = a.shop_id and t.article_id = a.id and (t.title ilike ${like} or t.draft_title ilike ${like})))
      order by a.category_id, a.position, a.id limit ${mostListed + 1}::int)
    select f.id, f.category_id, f.slug, f.archived_at is not null as archived, s.name as owner, f.review_on::text as review_on,
      coalesce(f.review_on <= ${day}::date, false) as due, x.texts, d.views, d.helpful, d.unhelpful,
      d.answered
    from found f
    left join staff s on s.shop_id = f.shop_id and s.id = f.owner_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('locale', t.locale, 'title', coalesce(t.draft_title, t.title),
        'isPublished', t.published_at is not null, 'hasDraft', t.draft_at is not null) order by t.locale) as texts
      from article_text t where t.shop_id = f.shop_id and t.article_id = f.id) x on true
    left join lateral (
      select sum(n.views)::int as views, sum(n.helpful)::int as helpful, sum(n.unhelpful)::int as unhelpful,
        sum(n.answered)::int as answered
      from article_day n where n.shop_id = f.shop_id and n.article_id = f.id and n.day >= ${since}::date) d on true
    order by f.category_id, f.position, f.id`;
  const articles = rows.slice(0, mostListed).map((row): ArticleLine => {
    const texts = row.texts ?? [];
    const own =
      texts.find((one) => one.locale === desk.staff.locale) ?? texts.find((one) => one.isPublished) ?? texts[0];
    return {
      id: row.id.toString(),
      categoryId: row.category_id.toString(),
      title: own?.title ?? "",
      slug: row.slug,
      state: articleState(row.archived, texts),
      texts: texts.map(({ locale, isPublished, hasDraft }) => ({ locale, isPublished, hasDraft })),
      owner: row.owner,
      reviewOn: row.review_on,
      isReviewDue: row.due,
      views: row.views ?? 0,
      helpful: row.helpful ?? 0,
      unhelpful: row.unhelpful ?? 0,
      answered: row.answered ?? 0,
    };
  });
  return { articles, more: rows.length > mostListed };
}
