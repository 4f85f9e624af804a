import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { noteAudit } from "../audit/note-audit.server.ts";
import type { DeskTx, StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { articlesChanged } from "./articles-changed.server.ts";

/** An article held for a change. */
interface Held {
  is_live: boolean;
  archived_at: Date | null;
  title: string;
}

/**
 * Takes one language of an article out of the shop; its text becomes the draft where there is none. `null` when there is no
 * such article, or nothing of it is published in this language.
 */
export const unpublishText = (
  desk: StaffDesk,
  articleId: bigint,
  locale: string,
): Promise<Outcome<null, never> | null> =>
  desk.tx(async (tx) => {
    const held = await hold(tx, articleId);
    if (!held) return null;
    const [text] = await tx.sql<{ title: string }>`
      with before as (select title from article_text
        where shop_id = ${SHOP} and article_id = ${articleId} and locale = ${locale} and published_at is not null)
      update article_text t set draft_title = coalesce(t.draft_title, t.title), draft_html = coalesce(t.draft_html, t.body_html),
        draft_at = coalesce(t.draft_at, ${desk.now()}::timestamptz), title = null, body_html = null, body_text = null,
        published_at = null, revision = t.revision + 1
      from before where t.shop_id = ${SHOP} and t.article_id = ${articleId} and t.locale = ${locale} returning before.title`;
    if (!text) return null;
    await keepLive(tx, articleId);
    await note(desk, tx, "article_unpublished", articleId, { name: text.title, language: locale });
    await articlesChanged(tx);
    return succeed(null);
  });

/** Throws away what is written and not published; a language of which nothing is published goes. `null`: nothing such. */
export const dropDraft = (desk: StaffDesk, articleId: bigint, locale: string): Promise<Outcome<null, never> | null> =>
  desk.tx(async (tx) => {
    if (!(await hold(tx, articleId))) return null;
    const gone = await tx.db.articleText.deleteMany({ where: { articleId, locale, publishedAt: null } });
    const draft = { draftTitle: null, draftHtml: null, draftAt: null, draftById: null };
    const kept = gone.count
      ? gone
      : await tx.db.articleText.updateMany({
          where: { articleId, locale, draftAt: { not: null } },
          data: { ...draft, revision: { increment: 1 } },
        });
    if (!kept.count) return null;
    tx.announce({ kind: "shop" });
    return succeed(null);
  });

/** Puts an article away, with all its languages, or takes it back as it was. `null` when there is no such article. */
export const archiveArticle = (
  desk: StaffDesk,
  articleId: bigint,
  archived: boolean,
): Promise<Outcome<null, never> | null> =>
  desk.tx(async (tx) => {
    const held = await hold(tx, articleId);
    if (!held) return null;
    if ((held.archived_at !== null) === archived) return succeed(null);
    await tx.db.article.updateMany({ where: { id: articleId }, data: { archivedAt: archived ? desk.now() : null } });
    const isLive = await keepLive(tx, articleId);
    if (held.is_live !== isLive)
      await note(desk, tx, isLive ? "article_published" : "article_unpublished", articleId, {
        name: held.title,
        archived,
      });
    await articlesChanged(tx);
    return succeed(null);
  });

/**
 * Deletes an article for good, with its versions and what is known of its use. Only what shoppers do not see: it is put
 * away or taken back first. `null` when there is no such article.
 */
export const deleteArticle = (desk: StaffDesk, articleId: bigint): Promise<Outcome<null, "is_live"> | null> =>
  desk.tx(async (tx) => {
    const held = await hold(tx, articleId);
    if (!held) return null;
    if (held.is_live) return refuse("is_live");
    await tx.db.article.deleteMany({ where: { id: articleId } });
    await note(desk, tx, "article_deleted", articleId, { name: held.title });
    tx.announce({ kind: "shop" });
    return succeed(null);
  });

async function hold(tx: DeskTx, articleId: bigint): Promise<Held | null> {
  const [held] = await tx.sql<Held>`
    select a.is_live, a.archived_at, coalesce((select coalesce(t.title, t.draft_title) from article_text t
      where t.shop_id = a.shop_id and t.article_id = a.id order by t.title is null, t.locale limit 1), '') as title
    from article a where a.shop_id = ${SHOP} and a.id = ${articleId} for update of a`;
  return held ?? null;
}

/** Whether shoppers see anything of it: written down where they are told what there is. */
async function keepLive(tx: DeskTx, articleId: bigint): Promise<boolean> {
  const [row] = await tx.sql<{ is_live: boolean }>`
    update article a set is_live = a.archived_at is null and exists (select 1 from article_text t
      where t.shop_id = a.shop_id and t.article_id = a.id and t.published_at is not null)
    where a.shop_id = ${SHOP} and a.id = ${articleId} returning is_live`;
  return row?.is_live ?? false;
}

const note = (
  desk: StaffDesk,
  tx: DeskTx,
  kind: "article_published" | "article_unpublished" | "article_deleted",
  articleId: bigint,
  after: object,
): Promise<void> => noteAudit(desk, tx, { kind, subject: "article", subjectId: articleId.toString(), after });
