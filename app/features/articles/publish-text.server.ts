import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { noteAudit } from "../audit/note-audit.server.ts";
import type { DeskTx, StaffDesk } from "../shared/desk.ts";
import { cleanArticleHtml } from "./article-html.server.ts";
import { mostVersions } from "./article-limits.ts";
import { reviewDayAfter } from "./review-day.ts";

/**
 * Shows one language of an article to shoppers as it is given, keeps that as a version, and ends the draft. The article's
 * row is held by the caller. One that shoppers have not seen yet gets a day of
 * review, ours, unless somebody has chosen one. Gives the version's number.
 */
export async function publishText(
  desk: StaffDesk,
  tx: DeskTx,
  articleId: bigint,
  locale: string,
  { draftTitle: title, draftHtml }: { draftTitle: string; draftHtml: string },
): Promise<number> {
  const { html, text } = cleanArticleHtml(draftHtml);
  const at = desk.now();
  const [row] = await tx.sql<{ version: number }>`
    update article_text set title = ${title}, body_html = ${html}, body_text = ${text}, published_at = ${at}::timestamptz,
      version = 1 + greatest(version, (select coalesce(max(v.version), 0) from article_version v
        where v.shop_id = ${SHOP} and v.article_id = ${articleId} and v.locale = ${locale})),
      draft_title = null, draft_html = null, draft_at = null, draft_by_id = null, revision = revision + 1
    where shop_id = ${SHOP} and article_id = ${articleId} and locale = ${locale} returning version`;
  if (!row) throw new Error("a text that is not there cannot be published");
  await tx.sql`
    insert into article_version (shop_id, article_id, locale, version, title, body_html, published_at, staff_id)
    values (${SHOP}, ${articleId}, ${locale}, ${row.version}::int, ${title}, ${html}, ${at}::timestamptz, ${desk.staff.id})`;
  await tx.sql`
    delete from article_version where shop_id = ${SHOP} and article_id = ${articleId} and locale = ${locale}
      and version <= ${row.version - mostVersions}::int`;
  // Who publishes it has looked at it.
  await tx.db.articleCheck.deleteMany({ where: { articleId, locale } });
  const reviewOn = new Date(`${reviewDayAfter(at, desk.shop.timezone)}T00:00:00Z`);
  await tx.db.article.updateMany({ where: { id: articleId, isLive: false, reviewOn: null }, data: { reviewOn } });
  await tx.db.article.updateMany({ where: { id: articleId }, data: { isLive: true, updatedAt: at } });
  await noteAudit(desk, tx, {
    kind: "article_published",
    subject: "article",
    subjectId: articleId.toString(),
    after: { name: title, language: locale, version: row.version },
  });
  return row.version;
}
