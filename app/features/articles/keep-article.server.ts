import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import type { LinkedPolicy } from "./article-facts.ts";
import { cleanArticleHtml } from "./article-html.server.ts";
import { longestHtml, longestTitle, mostArticles } from "./article-limits.ts";
import { freeSlug, slugOf } from "./article-slug.ts";
import { holdCategories, type HeldCategory } from "./hold-categories.server.ts";

export interface NewArticle {
  /** A category's id, or the key of a built-in one; another word: the first category. */
  category: string;
  /** As `parseArticleLocale` gives it. */
  locale: string;
  title: string;
  html: string;
  /** What its address should be; left out: as the title has it. One that is taken is counted on. */
  slug?: string;
  /** The policy of the shop that it belongs to. */
  policy?: LinkedPolicy;
}

export type KeepArticleProblem = "title_missing" | "title_too_long" | "body_too_long" | "too_many_articles";

/** Writes a new article as a draft, at the end of its category. Whose it is: whoever writes it. */
export const keepArticle = (desk: Desk, given: NewArticle): Promise<Outcome<bigint, KeepArticleProblem>> =>
  desk.tx(async (tx) => {
    const held = await holdArticles(tx);
    const kept = await keepIn(desk, tx, held, given);
    if (kept.ok) tx.announce({ kind: "shop" });
    return kept;
  });

/** What new articles need to know of those that are there. */
export interface HeldArticles {
  categories: HeldCategory[];
  slugs: Set<string>;
  /** The next place in each category. */
  next: Map<bigint, number>;
}

/** Keeps others from adding articles or categories until the transaction ends. */
export async function holdArticles(tx: DeskTx): Promise<HeldArticles> {
  const categories = await holdCategories(tx);
  const rows = await tx.sql<{ slug: string; category_id: bigint; position: number }>`
    select slug, category_id, position from article where shop_id = ${SHOP}`;
  const next = new Map<bigint, number>();
  for (const row of rows) next.set(row.category_id, Math.max(next.get(row.category_id) ?? 0, row.position + 1));
  return { categories, slugs: new Set(rows.map((row) => row.slug)), next };
}

/** As `keepArticle`, for several in one transaction; `held` is kept up. */
export async function keepIn(
  desk: Desk,
  tx: DeskTx,
  held: HeldArticles,
  given: NewArticle,
): Promise<Outcome<bigint, KeepArticleProblem>> {
  const title = cleanLine(given.title, longestTitle + 1);
  if (!title) return refuse("title_missing", { field: "title" });
  if (title.length > longestTitle) return refuse("title_too_long", { field: "title" });
  if (given.html.length > longestHtml) return refuse("body_too_long", { field: "body" });
  if (held.slugs.size >= mostArticles) return refuse("too_many_articles");
  const categoryId = categoryNamed(held.categories, given.category);
  const slug = freeSlug(slugOf(given.slug || title) || slugOf(title), held.slugs);
  const position = held.next.get(categoryId) ?? 0;
  held.slugs.add(slug);
  held.next.set(categoryId, position + 1);
  const at = desk.now();
  const { id } = await tx.db.article.create({
    data: {
      categoryId,
      slug,
      position,
      policy: given.policy ?? null,
      ownerId: desk.staff?.id ?? null,
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true },
  });
  const draft = { draftTitle: title, draftHtml: cleanArticleHtml(given.html).html, draftAt: at, revision: 1 };
  await tx.db.articleText.create({
    data: { articleId: id, locale: given.locale, ...draft, draftById: desk.staff?.id ?? null },
    select: { articleId: true },
  });
  return succeed(id);
}

function categoryNamed(categories: readonly HeldCategory[], name: string): bigint {
  const wanted = name.trim().toLowerCase();
  const found =
    categories.find((one) => one.id.toString() === wanted || one.key === wanted) ??
    categories.find((one) => Object.values(one.names).some((own) => own.toLowerCase() === wanted)) ??
    categories[0];
  if (!found) throw new Error("a shop without categories");
  return found.id;
}
