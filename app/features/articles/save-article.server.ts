import { z } from "zod";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { DeskTx, StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { parseRowId } from "../tickets/row-ids.ts";
import { linkedPolicies } from "./article-facts.ts";
import { linkImages } from "./article-images.server.ts";
import { cleanArticleHtml } from "./article-html.server.ts";
import { longestHtml, longestTitle } from "./article-limits.ts";
import { parseArticleLocale } from "./article-locale.ts";
import { isReserved, isSlug } from "./article-slug.ts";
import { articlesChanged } from "./articles-changed.server.ts";
import { findBlanks } from "./find-blanks.ts";
import { holdCategories } from "./hold-categories.server.ts";
import { publishText } from "./publish-text.server.ts";

const form = z.object({
  locale: z.string(),
  /** The text's revision that the writer began with. */
  revision: z.number().int().min(0),
  /** Left out: the text was not touched. */
  title: z.string().optional(),
  html: z.string().optional(),
  /** Only what was changed. */
  facts: z
    .object({
      categoryId: z.string(),
      slug: z.string(),
      ownerId: z.string(),
      reviewOn: z.string(),
      policy: z.union([z.enum(linkedPolicies), z.literal("")]),
      productId: z.string(),
      productTitle: z.string().max(1_000),
      productHandle: z.string().max(1_000),
    })
    .partial(),
});
type Form = z.infer<typeof form>;

export type SaveArticleProblem =
  | "malformed"
  | "title_missing"
  | "title_too_long"
  | "body_too_long"
  | "body_missing"
  | "slug_wrong"
  | "slug_taken"
  | "slug_reserved"
  | "day_wrong"
  | "no_such_owner"
  | "no_such_category"
  | "archived"
  /** Something is still to be filled in; the detail lists what. */
  | "blanks_left"
  /** Somebody else saved this text meanwhile; nothing was saved. */
  | "crossed";

/**
 * Saves what was written as the draft of one language, and what was changed of the rest at once for all; `publish` then
 * shows the draft to shoppers. All of it or nothing. `null` when there is no such article.
 */
export async function saveArticle(
  desk: StaffDesk,
  articleId: bigint,
  values: unknown,
  publish: boolean,
): Promise<Outcome<{ revision: number }, SaveArticleProblem> | null> {
  const parsed = form.safeParse(values);
  const locale = parsed.success ? parseArticleLocale(parsed.data.locale) : null;
  if (!parsed.success || !locale) return refuse("malformed");
  const { title, html, revision, facts } = parsed.data;
  const line = title === undefined ? undefined : cleanLine(title, longestTitle + 1);
  if (line !== undefined && line.length > longestTitle) return refuse("title_too_long", { field: "title" });
  if (html !== undefined && html.length > longestHtml) return refuse("body_too_long", { field: "body" });
  const clean = html === undefined ? undefined : cleanArticleHtml(html);
  const isWritten = line !== undefined || clean !== undefined;
  return desk.tx(async (tx) => {
    const categories = facts.categoryId || facts.slug ? await holdCategories(tx) : [];
    const [article] = await tx.sql<{ archived_at: Date | null }>`
      select archived_at from article where shop_id = ${SHOP} and id = ${articleId} for update`;
    if (!article) return null;
    const before = await tx.db.articleText.findFirst({ where: { articleId, locale } });
    if ((isWritten || publish) && (before?.revision ?? 0) !== revision) return refuse("crossed");
    if (publish && article.archived_at) return refuse("archived");
    const changed = await readFacts(tx, articleId, facts, new Set(categories.map((one) => one.id)));
    if (!changed.ok) return changed;
    const data = changed.value;
    const draftTitle = line ?? before?.draftTitle ?? before?.title ?? "";
    const draftHtml = clean?.html ?? before?.draftHtml ?? before?.bodyHtml ?? "";
    if (publish && !draftTitle) return refuse("title_missing", { field: "title" });
    if (publish && !draftHtml) return refuse("body_missing", { field: "body" });
    const blanks = publish ? findBlanks(`${draftTitle} ${cleanArticleHtml(draftHtml).text}`) : [];
    if (blanks.length) return refuse("blanks_left", { field: "body", detail: blanks.slice(0, 5).join(", ") });
    const at = desk.now();
    await tx.db.article.updateMany({ where: { id: articleId }, data: { ...data, updatedAt: at } });
    const isSame = before?.publishedAt && before.title === draftTitle && before.bodyHtml === draftHtml;
    // A draft that came to say what is in the shop already is none.
    const isSettled = publish && isSame && before.draftAt !== null;
    const next = isWritten || isSettled ? revision + 1 : revision;
    if (isWritten || isSettled) {
      const draft = isSame
        ? { draftTitle: null, draftHtml: null, draftAt: null, draftById: null, revision: next }
        : { draftTitle, draftHtml, draftAt: at, draftById: desk.staff.id, revision: next };
      if (before) await tx.db.articleText.updateMany({ where: { articleId, locale }, data: draft });
      else await tx.db.articleText.create({ data: { articleId, locale, ...draft }, select: { articleId: true } });
    }
    if (isWritten || publish) await linkImages(desk, tx, articleId, draftHtml);
    const published = publish && !isSame && (await publishText(desk, tx, articleId, locale, { draftTitle, draftHtml }));
    if (published || Object.keys(data).length) await articlesChanged(tx);
    tx.announce({ kind: "shop" });
    return succeed({ revision: published ? next + 1 : next });
  });
}

/** What changes in the article's own row, or what is wrong with it. */
async function readFacts(
  tx: DeskTx,
  articleId: bigint,
  facts: Form["facts"],
  categories: ReadonlySet<bigint>,
): Promise<Outcome<Record<string, unknown>, SaveArticleProblem>> {
  const data: Record<string, unknown> = {};
  if (facts.categoryId !== undefined) {
    const categoryId = parseRowId(facts.categoryId);
    if (categoryId === null || !categories.has(categoryId)) return refuse("no_such_category", { field: "categoryId" });
    const [last] = await tx.sql<{ position: number | null }>`
      select max(position) as position from article where shop_id = ${SHOP} and category_id = ${categoryId}`;
    data.categoryId = categoryId;
    data.position = (last?.position ?? -1) + 1;
  }
  if (facts.slug !== undefined) {
    if (isReserved(facts.slug)) return refuse("slug_reserved", { field: "slug" });
    if (!isSlug(facts.slug)) return refuse("slug_wrong", { field: "slug" });
    const other = await tx.db.article.findFirst({
      where: { slug: facts.slug, id: { not: articleId } },
      select: { id: true },
    });
    if (other) return refuse("slug_taken", { field: "slug" });
    data.slug = facts.slug;
  }
  if (facts.ownerId !== undefined) {
    const ownerId = facts.ownerId === "" ? null : parseRowId(facts.ownerId);
    const owner = ownerId && (await tx.db.staff.findFirst({ where: { id: ownerId }, select: { id: true } }));
    if (facts.ownerId !== "" && !owner) return refuse("no_such_owner", { field: "ownerId" });
    data.ownerId = ownerId;
  }
  if (facts.reviewOn !== undefined) {
    const reviewOn = facts.reviewOn === "" ? null : parseDay(facts.reviewOn);
    if (reviewOn === undefined) return refuse("day_wrong", { field: "reviewOn" });
    data.reviewOn = reviewOn;
  }
  if (facts.policy !== undefined) data.policy = facts.policy || null;
  if (facts.productId !== undefined) data.productId = parseRowId(facts.productId);
  if (facts.productTitle !== undefined) data.productTitle = cleanLine(facts.productTitle, 255) || null;
  if (facts.productHandle !== undefined) data.productHandle = cleanLine(facts.productHandle, 255) || null;
  return succeed(data);
}

/** A day at midnight UTC, as a column of days takes it; undefined: it is none. */
function parseDay(text: string): Date | undefined {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? day : undefined;
}
