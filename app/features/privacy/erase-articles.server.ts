import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { articlesChanged } from "../articles/articles-changed.server.ts";
import type { Desk } from "../shared/desk.ts";
import { count } from "./counts.ts";
import type { Erasure } from "./erase-ticket.server.ts";
import { keyPattern, marksOf, scrubText, wholePattern } from "./scrub.ts";

/** So many texts are read at once. */
const atOnce = 100;

/**
 * Takes a person's addresses, numbers and whole names out of help articles: a draft made from a reply may have kept them,
 * and with it what was published, and its versions. Parts of names stay: an article is about many people.
 */
export async function eraseFromArticles(desk: Desk, { found, counts }: Erasure): Promise<void> {
  const keys = [...found.emails, ...found.phones];
  const names = marksOf(found.names.filter((name) => /\S\s+\S/.test(name)));
  const marks = marksOf([...keys, ...names]);
  if (!marks.length) return;
  const pattern = [...keys.map(keyPattern), ...names.map(wholePattern)].join("|");
  count(counts, "article_text", await eraseFromTexts(desk, marks, pattern));
  count(counts, "article_version", await eraseFromVersions(desk, marks, pattern));
}

interface TextRow {
  article_id: bigint;
  locale: string;
  title: string | null;
  body_html: string | null;
  body_text: string | null;
  draft_title: string | null;
  draft_html: string | null;
}

async function eraseFromTexts(desk: Desk, marks: string[], pattern: string): Promise<number> {
  let [sum, after, locale] = [0, 0n, ""];
  for (;;) {
    const rows = await desk.sql<TextRow>`
      select article_id, locale, title, body_html, body_text, draft_title, draft_html from article_text
      where shop_id = ${SHOP} and (article_id, locale) > (${after}::bigint, ${locale}::text)
        and concat_ws(' ', title, body_html, body_text, draft_title, draft_html) ~* ${pattern}
      order by article_id, locale limit ${atOnce}::int`;
    const last = rows.at(-1);
    if (!last) return sum;
    [after, locale, sum] = [last.article_id, last.locale, sum + rows.length];
    const clean = (text: string | null) => text && scrubText(text, marks);
    await desk.tx(async (tx) => {
      for (const row of rows)
        await tx.sql`
          update article_text set revision = revision + 1,
            title = ${clean(row.title)}, body_html = ${clean(row.body_html)}, body_text = ${clean(row.body_text)},
            draft_title = ${clean(row.draft_title)}, draft_html = ${clean(row.draft_html)}
          where shop_id = ${SHOP} and article_id = ${row.article_id} and locale = ${row.locale}
            and (title, body_html, body_text, draft_title, draft_html) is not distinct from
              (${row.title}::text, ${row.body_html}::text, ${row.body_text}::text, ${row.draft_title}::text, ${row.draft_html}::text)`;
      await articlesChanged(tx);
    });
  }
}

async function eraseFromVersions(desk: Desk, marks: string[], pattern: string): Promise<number> {
  let [sum, after, locale, version] = [0, 0n, "", 0];
  for (;;) {
    const rows = await desk.sql<{
      article_id: bigint;
      locale: string;
      version: number;
      title: string;
      body_html: string;
    }>`
      select article_id, locale, version, title, body_html from article_version
      where shop_id = ${SHOP} and (article_id, locale, version) > (${after}::bigint, ${locale}::text, ${version}::int)
        and concat_ws(' ', title, body_html) ~* ${pattern}
      order by article_id, locale, version limit ${atOnce}::int`;
    const last = rows.at(-1);
    if (!last) return sum;
    [after, locale, version, sum] = [last.article_id, last.locale, last.version, sum + rows.length];
    for (const row of rows)
      await desk.sql`
        update article_version set title = ${scrubText(row.title, marks)}, body_html = ${scrubText(row.body_html, marks)}
        where shop_id = ${SHOP} and article_id = ${row.article_id} and locale = ${row.locale} and version = ${row.version}`;
  }
}
