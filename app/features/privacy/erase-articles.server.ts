import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { articlesChanged } from "../articles/articles-changed.server.ts";
import type { Desk } from "../shared/desk.ts";
import { count } from "./counts.ts";
import type { Erasure } from "./erase-ticket.server.ts";
import { keyPattern, marksOf, namePattern, scrubText, wholePattern } from "./scrub.ts";

/** So many texts are read at once. */
const atOnce = 100;

/** What is looked for. PostgreSQL reads the patterns; null finds nothing. */
interface Sought {
  keys: string[];
  keyPattern: string | null;
  /** Keys and names. */
  all: string[];
  allPattern: string;
}

/**
 * Takes a person's addresses and numbers out of help articles: a draft made from a reply may have kept them, and with it
 * what was published, and its versions. Their whole names, as Shopify has them, go from what shoppers do not see: what
 * somebody calls themselves may be any words, and takes none out of what is published: there somebody of the staff is
 * asked to look, and the name is not kept for it. The shop's own addresses stay.
 */
export async function eraseFromArticles(desk: Desk, { found, counts }: Erasure): Promise<void> {
  const own = await listOwnAddresses(desk);
  const isShop = found.emails.some((email) => own.has(email));
  // A customer by whom the shop tries things out has its telephone number.
  const keys = marksOf([...found.emails.filter((email) => !own.has(email)), ...(isShop ? [] : found.phones)]);
  await askToLook(desk, marksOf(found.names.filter(isWhole)));
  const names = marksOf(found.shopifyNames.filter(isWhole));
  if (!keys.length && !names.length) return;
  const keyPatterns = keys.map(keyPattern);
  const sought = {
    keys,
    keyPattern: keyPatterns.join("|") || null,
    all: marksOf([...keys, ...names]),
    allPattern: [...keyPatterns, ...names.map(wholePattern)].join("|"),
  };
  count(counts, "article_text", await eraseFromTexts(desk, sought));
  count(counts, "article_version", await eraseFromVersions(desk, sought));
}

/** One word may be a common one. Ours. */
const isWhole = (name: string): boolean => /\S\s+\S/.test(name.trim());

/** Puts the published texts in which one of these names stands on the work list of the articles. */
async function askToLook(desk: Desk, names: readonly string[]): Promise<void> {
  if (!names.length) return;
  await desk.tx(async (tx) => {
    const asked = await tx.sql`
      insert into article_check (shop_id, article_id, locale, reason, asked_on)
      select shop_id, article_id, locale, 'erased_name', (${desk.now()}::timestamptz at time zone ${desk.shop.timezone})::date
      from article_text
      where shop_id = ${SHOP} and title is not null
        and concat_ws(' ', title, body_text) ~* ${names.map(namePattern).join("|")}::text
      on conflict (shop_id, article_id, locale, reason) do update set asked_on = excluded.asked_on
      returning 1 as asked`;
    if (asked.length) tx.announce({ kind: "shop" });
  });
}

/** By which the shop and its staff are reached, lower case. */
async function listOwnAddresses(desk: Desk): Promise<Set<string>> {
  const rows = await desk.sql<{ address: string }>`
    select lower(address) as address from (
      select address from mailbox where shop_id = ${SHOP}
      union all select inbound_address from mailbox where shop_id = ${SHOP}
      union all select email from staff where shop_id = ${SHOP}
      union all select email from shop where shop_id = ${SHOP}) own
    where address is not null`;
  return new Set(rows.map(({ address }) => address));
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

interface VersionRow {
  article_id: bigint;
  locale: string;
  version: number;
  title: string;
  body_html: string;
  isShown: boolean;
}

async function eraseFromTexts(desk: Desk, { keys, keyPattern, all, allPattern }: Sought): Promise<number> {
  let [sum, after, locale] = [0, 0n, ""];
  for (;;) {
    const last = await desk.tx(async (tx) => {
      // Nobody saves meanwhile: what was read is what is written.
      const rows = await tx.sql<TextRow>`
        select article_id, locale, title, body_html, body_text, draft_title, draft_html from article_text
        where shop_id = ${SHOP} and (article_id, locale) > (${after}::bigint, ${locale}::text)
          and (concat_ws(' ', title, body_html, body_text) ~* ${keyPattern}::text
            or concat_ws(' ', draft_title, draft_html) ~* ${allPattern})
        order by article_id, locale limit ${atOnce}::int for update`;
      for (const row of rows) {
        const shown = [row.title, row.body_html, row.body_text].map((text) => text && scrubText(text, keys));
        const draft = [row.draft_title, row.draft_html].map((text) => text && scrubText(text, all));
        await tx.sql`
          update article_text set revision = revision + 1, title = ${shown[0]}, body_html = ${shown[1]},
            body_text = ${shown[2]}, draft_title = ${draft[0]}, draft_html = ${draft[1]}
          where shop_id = ${SHOP} and article_id = ${row.article_id} and locale = ${row.locale}`;
      }
      if (rows.length) await articlesChanged(tx);
      sum += rows.length;
      return rows.at(-1);
    });
    if (!last) return sum;
    [after, locale] = [last.article_id, last.locale];
  }
}

async function eraseFromVersions(desk: Desk, { keys, keyPattern, all, allPattern }: Sought): Promise<number> {
  let [sum, after, locale, version] = [0, 0n, "", 0];
  for (;;) {
    const rows = await desk.sql<VersionRow>`
      select v.article_id, v.locale, v.version, v.title, v.body_html, t.version is not null as "isShown"
      from article_version v left join article_text t on t.shop_id = v.shop_id and t.article_id = v.article_id
        and t.locale = v.locale and t.version = v.version and t.title is not null
      where v.shop_id = ${SHOP}
        and (v.article_id, v.locale, v.version) > (${after}::bigint, ${locale}::text, ${version}::int)
        and concat_ws(' ', v.title, v.body_html)
          ~* case when t.version is null then ${allPattern}::text else ${keyPattern}::text end
      order by v.article_id, v.locale, v.version limit ${atOnce}::int`;
    const last = rows.at(-1);
    if (!last) return sum;
    [after, locale, version, sum] = [last.article_id, last.locale, last.version, sum + rows.length];
    for (const row of rows) {
      const marks = row.isShown ? keys : all;
      await desk.sql`
        update article_version set title = ${scrubText(row.title, marks)}, body_html = ${scrubText(row.body_html, marks)}
        where shop_id = ${SHOP} and article_id = ${row.article_id} and locale = ${row.locale} and version = ${row.version}`;
    }
  }
}
