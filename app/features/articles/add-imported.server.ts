import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { cleanArticleHtml } from "./article-html.server.ts";
import { longestHtml, longestTitle } from "./article-limits.ts";
import { slugOf } from "./article-slug.ts";
import { holdArticles, keepIn, type KeepArticleProblem, type NewArticle } from "./keep-article.server.ts";

export type ImportProblem = KeepArticleProblem | "body_missing" | "there_already";

/** As many are written at a time, so that nobody waits long. Ours. */
const atOnce = 100;

/**
 * Writes articles that come from elsewhere as drafts, in their order. Those of one address are the
 * languages of one article; what is there already, in this language at this address, is left as it is: importing the same
 * once more adds nothing. For each why it was left out, or null.
 */
export async function addImported(desk: StaffDesk, given: readonly NewArticle[]): Promise<(ImportProblem | null)[]> {
  const problems: (ImportProblem | null)[] = [];
  for (let at = 0; at < given.length; at += atOnce)
    problems.push(...(await addSome(desk, given.slice(at, at + atOnce))));
  return problems;
}

const addSome = (desk: StaffDesk, given: readonly NewArticle[]): Promise<(ImportProblem | null)[]> =>
  desk.tx(async (tx) => {
    const held = await holdArticles(tx);
    const known = await readAddresses(tx);
    const problems: (ImportProblem | null)[] = [];
    for (const one of given) {
      const key = keyOf(one);
      const there = known.get(key);
      const wrong = problemOf(one) ?? (there?.locales.has(one.locale) ? "there_already" : null);
      if (wrong) problems.push(wrong);
      else if (there) {
        const draft = { draftTitle: cleanLine(one.title, longestTitle), draftHtml: cleanArticleHtml(one.html).html };
        const by = { draftAt: desk.now(), draftById: desk.staff.id, revision: 1 };
        await tx.db.articleText.create({
          data: { articleId: there.id, locale: one.locale, ...draft, ...by },
          select: { articleId: true },
        });
        there.locales.add(one.locale);
        problems.push(null);
      } else {
        const kept = await keepIn(desk, tx, held, one);
        if (kept.ok) known.set(key, { id: kept.value, locales: new Set([one.locale]) });
        problems.push(kept.ok ? null : kept.problem);
      }
    }
    if (problems.includes(null)) tx.announce({ kind: "shop" });
    return problems;
  });

/** As `addImported` would answer, without writing anything. */
export async function tryImported(desk: StaffDesk, given: readonly NewArticle[]): Promise<(ImportProblem | null)[]> {
  const known = await readAddresses(desk);
  return given.map((one) => {
    const key = keyOf(one);
    const there = known.get(key)?.locales;
    const wrong = problemOf(one) ?? (there?.has(one.locale) ? "there_already" : null);
    if (!wrong) known.set(key, { id: 0n, locales: new Set([...(there ?? []), one.locale]) });
    return wrong;
  });
}

/** As its title or its own address has it; "": neither has letters for one, and it gets the next number. */
export const addressOf = ({ slug, title }: Pick<NewArticle, "slug" | "title">): string =>
  slugOf(slug || title) || slugOf(title);

/** What makes two of them one article: the address, or else the title. */
const keyOf = (one: Pick<NewArticle, "slug" | "title">): string => addressOf(one) || titleKey(one.title);
/** No address has a blank. */
const titleKey = (title: string): string => `title ${cleanLine(title, longestTitle)}`;

function problemOf(one: NewArticle): ImportProblem | null {
  const title = cleanLine(one.title, longestTitle + 1);
  if (!title) return "title_missing";
  if (title.length > longestTitle) return "title_too_long";
  if (one.html.length > longestHtml) return "body_too_long";
  return cleanArticleHtml(one.html).html ? null : "body_missing";
}

async function readAddresses(where: Pick<StaffDesk, "sql">) {
  const rows = await where.sql<{ slug: string; id: bigint; locales: string[]; titles: string[] }>`
    select a.slug, a.id, coalesce(array_agg(t.locale) filter (where t.locale is not null), '{}') as locales,
      coalesce(array_agg(coalesce(t.draft_title, t.title)) filter (where coalesce(t.draft_title, t.title) <> ''), '{}') as titles
    from article a left join article_text t on t.shop_id = a.shop_id and t.article_id = a.id
    where a.shop_id = ${SHOP} group by a.slug, a.id`;
  const known = new Map<string, { id: bigint; locales: Set<string> }>();
  for (const { slug, id, locales, titles } of rows) {
    const there = { id, locales: new Set(locales) };
    known.set(slug, there);
    for (const title of titles) if (!slugOf(title)) known.set(titleKey(title), there);
  }
  return known;
}
