import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { succeed, type Outcome } from "../shared/outcome.ts";
import { parseArticleLocale } from "./article-locale.ts";
import { holdArticles, keepIn, type KeepArticleProblem } from "./keep-article.server.ts";
import { reviewDayAfter } from "./review-day.ts";

/** Puts a search that found nothing aside: there is nothing to write. `null` when there is no such search. */
export async function dismissSearch(
  desk: StaffDesk,
  locale: string,
  words: string,
): Promise<Outcome<null, never> | null> {
  const done = await desk.db.articleSearch.updateMany({ where: { locale, words }, data: { dismissedAt: desk.now() } });
  if (!done.count) return null;
  await desk.announce({ kind: "shop" });
  return succeed(null);
}

/**
 * Begins an article with the words that were searched for as its title, and puts the search aside; one that is called so
 * already is gone on with. `null` when there is no such search.
 */
export async function writeForSearch(
  desk: StaffDesk,
  locale: string,
  words: string,
): Promise<Outcome<bigint, KeepArticleProblem> | null> {
  const language = parseArticleLocale(locale);
  if (!language) return null;
  const title = words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
  return desk.tx(async (tx) => {
    // Who clicks twice waits here, and finds the article.
    const held = await holdArticles(tx);
    const search = { locale, words };
    if (!(await tx.db.articleSearch.count({ where: search }))) return null;
    const called = { locale: language, OR: [{ title }, { draftTitle: title }] };
    const there = await tx.db.articleText.findFirst({ where: called, select: { articleId: true } });
    const kept = there
      ? succeed(there.articleId)
      : await keepIn(desk, tx, held, { title, locale: language, category: "", html: "" });
    if (!kept.ok) return kept;
    await tx.db.articleSearch.updateMany({ where: search, data: { dismissedAt: desk.now() } });
    tx.announce({ kind: "shop" });
    return kept;
  });
}

/** Says that nothing is to be done about an article for 30 days (ours). `null` when there is no such article. */
export const dismissFix = (
  desk: StaffDesk,
  articleId: bigint,
  kind: "unhelpful" | "followed",
): Promise<Outcome<null, never> | null> =>
  desk.tx(async (tx) => {
    const held = await tx.sql`select 1 from article where shop_id = ${SHOP} and id = ${articleId} for update`;
    if (!held.length) return null;
    await tx.sql`
      insert into article_dismissal (shop_id, article_id, kind, dismissed_at)
      values (${SHOP}, ${articleId}, ${kind}, ${desk.now()}::timestamptz)
      on conflict (shop_id, article_id, kind) do update set dismissed_at = excluded.dismissed_at`;
    tx.announce({ kind: "shop" });
    return succeed(null);
  });

/** Somebody has looked at the article: it is due again after 180 days (ours). `null` when there is no such article. */
export async function noteReviewed(desk: StaffDesk, articleId: bigint): Promise<Outcome<null, never> | null> {
  const reviewOn = new Date(`${reviewDayAfter(desk.now(), desk.shop.timezone)}T00:00:00Z`);
  const done = await desk.db.article.updateMany({ where: { id: articleId }, data: { reviewOn } });
  if (!done.count) return null;
  await desk.announce({ kind: "shop" });
  return succeed(null);
}

/** Somebody has looked whether a name has to go from this text. `null` when nobody was asked to. */
export async function noteChecked(
  desk: StaffDesk,
  articleId: bigint,
  locale: string,
): Promise<Outcome<null, never> | null> {
  const done = await desk.db.articleCheck.deleteMany({ where: { articleId, locale } });
  if (!done.count) return null;
  await desk.announce({ kind: "shop" });
  return succeed(null);
}
