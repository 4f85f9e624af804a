import { DateTime } from "luxon";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { linkedPolicies } from "./article-facts.ts";
import type { ArticleView } from "./article-view.ts";

/**
 * An article as somebody writes it, in one language: empty where nothing is written in it yet.
 * @param locale as `parseArticleLocale` gives it; null: the first in which there is something
 */
export async function openArticle(desk: Desk, articleId: bigint, locale: string | null): Promise<ArticleView | null> {
  const article = await desk.db.article.findFirst({
    where: { id: articleId },
    include: {
      texts: { orderBy: { locale: "asc" }, include: { draftBy: { select: { name: true } } } },
    },
  });
  if (!article) return null;
  const first = article.texts.find((one) => one.publishedAt) ?? article.texts[0];
  const shown = locale ?? first?.locale ?? "en";
  const text = article.texts.find((one) => one.locale === shown);
  const versions = await desk.sql<{ version: number; title: string; published_at: Date; by: string | null }>`
    select v.version, v.title, v.published_at, s.name as by from article_version v
    left join staff s on s.shop_id = v.shop_id and s.id = v.staff_id
    where v.shop_id = ${SHOP} and v.article_id = ${articleId} and v.locale = ${shown} order by v.version desc`;
  const reviewOn = article.reviewOn?.toISOString().slice(0, 10) ?? "";
  const today = DateTime.fromJSDate(desk.now(), { zone: desk.shop.timezone }).toISODate() ?? "";
  return {
    id: article.id.toString(),
    isArchived: article.archivedAt !== null,
    isLive: article.isLive,
    facts: {
      categoryId: article.categoryId.toString(),
      slug: article.slug,
      ownerId: article.ownerId?.toString() ?? "",
      reviewOn,
      policy: linkedPolicies.find((one) => one === article.policy) ?? "",
      productId: article.productId?.toString() ?? "",
      productTitle: article.productTitle ?? "",
      productHandle: article.productHandle ?? "",
    },
    isReviewDue: reviewOn !== "" && reviewOn <= today,
    locales: article.texts.map((one) => ({
      locale: one.locale,
      isPublished: one.publishedAt !== null,
      hasDraft: one.draftAt !== null,
    })),
    text: {
      locale: shown,
      title: text?.draftTitle ?? text?.title ?? "",
      html: text?.draftHtml ?? text?.bodyHtml ?? "",
      revision: text?.revision ?? 0,
      isPublished: Boolean(text?.publishedAt),
      hasDraft: Boolean(text?.draftAt),
      publishedAt: text?.publishedAt?.toISOString() ?? null,
      draftAt: text?.draftAt?.toISOString() ?? null,
      draftBy: text?.draftBy?.name ?? null,
    },
    versions: versions.map((one) => ({
      version: one.version,
      title: one.title,
      publishedAt: one.published_at.toISOString(),
      by: one.by,
      isCurrent: text?.publishedAt !== null && one.version === text?.version,
    })),
  };
}

/** What stood in a version; null: there is none of this number. */
export const findVersion = (
  desk: Desk,
  articleId: bigint,
  locale: string,
  version: number,
): Promise<{ title: string; bodyHtml: string } | null> =>
  desk.db.articleVersion.findFirst({ where: { articleId, locale, version }, select: { title: true, bodyHtml: true } });
