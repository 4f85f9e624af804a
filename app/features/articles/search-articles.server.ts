import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { makeSnippet, markHits } from "../inbox/highlight.ts";
import type { TextPiece } from "../inbox/search-result.ts";
import type { Desk } from "../shared/desk.ts";
import { readArticleAsk, readMessageAsk, type ArticleAsk } from "./article-words.ts";
import { chooseLocale } from "./choose-locale.ts";
import { closestWord, type KnownWord } from "./closest-word.ts";
import { countLiveArticles } from "./count-live-articles.server.ts";

export interface FoundArticle {
  id: bigint;
  slug: string;
  /** The title with what was looked for marked. */
  title: TextPiece[];
  /** A part of the body around what was looked for, or its beginning. */
  snippet: TextPiece[];
}

export interface ArticleSearchResult {
  /** As it was understood. */
  q: string;
  /** The language that was searched; null: there are no articles. */
  locale: string | null;
  /** The words that were looked for where some were misspelt; null: as they were typed. */
  insteadOf: string | null;
  found: FoundArticle[];
}

/**
 * Which part of the words must stand in an article. Ours: half of a question, so that one word of three is no answer; a
 * sixth of a message, in which most words are about something else.
 */
const leastOfQuestion = 0.5;
const leastOfMessage = 1 / 6;
/** A word in the title counts so many times as much. Ours. */
const titleCounts = 3;
/**
 * Of a message only so much is asked where there are more than `manyArticles`: its rarest words, until together they stand
 * in each article twice on average, and at least three that stand in some. What stands in most articles tells none of them
 * from the others, and reading where it stands takes the time. How rare a word is, the newest articles tell. All ours.
 */
const manyArticles = 300;
const mostPerArticle = 2;
const leastWords = 3;
const lookedThrough = 60;
const snippetReads = 20_000;
const startLength = 160;

/**
 * Searches the articles that shoppers see, in the language of who asks or else in the shop's first. What has all of the
 * words comes first, what has them in its title before what has them in its body. Only where not all of them stand in one
 * article it is looked whether some are misspelt.
 */
export async function searchArticles(
  desk: Desk,
  wanted: string,
  typed: string,
  limit: number,
): Promise<ArticleSearchResult> {
  const counts = await countLiveArticles(desk);
  const locale = chooseLocale(wanted, counts);
  const ask = readArticleAsk(typed, locale ?? wanted);
  const nothing = { q: ask.q, locale, insteadOf: null, found: [] };
  if (locale === null || !ask.words.length) return nothing;
  const all = counts.get(locale) ?? 0;
  const rows = await findRows(desk, locale, ask, { all, limit, least: leastOfQuestion });
  if (rows.some(({ covered }) => covered > 0.99)) return { ...nothing, found: show(rows, ask.words) };
  const meant = await readMeant(desk, locale, ask);
  if (!meant) return { ...nothing, found: show(rows, ask.words) };
  const better = await findRows(desk, locale, meant, { all, limit, least: leastOfQuestion });
  const isBetter = better.length > 0 && (better[0]?.covered ?? 0) > (rows[0]?.covered ?? 0);
  return isBetter
    ? { ...nothing, insteadOf: meant.q, found: show(better, meant.words) }
    : { ...nothing, found: show(rows, ask.words) };
}

/** Articles that may answer a message which somebody is writing; at most `limit`, none where nothing really fits. */
export async function suggestArticles(
  desk: Desk,
  wanted: string,
  text: string,
  limit: number,
): Promise<{ locale: string | null; found: FoundArticle[] }> {
  const counts = await countLiveArticles(desk);
  const locale = chooseLocale(wanted, counts);
  const ask = readMessageAsk(text, locale ?? wanted);
  if (locale === null || !ask.words.length) return { locale, found: [] };
  const all = counts.get(locale) ?? 0;
  const rows = await findRows(desk, locale, ask, { all, limit, least: leastOfMessage, rarest: all > manyArticles });
  const best = rows[0]?.score ?? 0;
  return {
    locale,
    found: show(
      rows.filter(({ score }) => score >= best / 2),
      ask.words,
    ),
  };
}

interface HitRow {
  id: bigint;
  slug: string;
  title: string;
  body: string;
  score: number;
  /** The part of the words that stand in it. */
  covered: number;
}

/**
 * Each word is asked of the index by itself; how many articles have it tells how much it tells. `rarest`: not the words
 * that stand nearly everywhere.
 */
const findRows = (
  desk: Desk,
  locale: string,
  ask: ArticleAsk,
  { all, limit, least, rarest = false }: { all: number; limit: number; least: number; rarest?: boolean },
): Promise<HitRow[]> => desk.sql<HitRow>`
  with given as materialized (
    select place, query from (
      select place, query, is_small, bool_and(is_small) over () as are_all
      from article_queries(${ask.words}::text[], ${ask.prefixes}::text[], ${locale})
    ) one where not is_small or are_all
  ), seen as materialized (
    -- Put together anew, so that it is unpacked once and not for each word.
    select document || ''::tsvector as document from article_find
    where shop_id = ${SHOP} and locale = ${locale}
    order by article_id desc limit ${rarest ? lookedThrough : 0}::int
  ), share as (
    select g.place, g.query, coalesce(avg((s.document @@ g.query)::int), 0) as part
    from given g left join seen s on true group by g.place, g.query
  ), asked as materialized (
    select place, query from (
      select place, query, sum(part) over rarer as parts, count(*) filter (where part > 0) over rarer as words
      from share window rarer as (order by part, place)
    ) one where parts <= ${mostPerArticle}::int or words <= ${leastWords}::int
  ), hit as materialized (
    select a.place, f.article_id, f.title @@ a.query as in_title
    from asked a cross join lateral (
      select article_id, title from article_find
      where shop_id = ${SHOP} and locale = ${locale} and document @@ a.query offset 0) f
  ), telling as (
    select a.place, ln(1 + ${all}::float8 / (count(h.place) + 1)) as weight
    from asked a left join hit h on h.place = a.place group by a.place
  ), fitting as (
    select h.article_id, sum(t.weight * case when h.in_title then ${titleCounts}::int else 1 end) as score,
      count(*)::float8 / (select count(*) from asked) as covered
    from hit h join telling t on t.place = h.place
    group by h.article_id
    having count(*) >= ${least}::float8 * (select count(*) from asked)
  ), scored as (
    select * from fitting order by covered > 0.99 desc, score desc, article_id limit ${limit}::int
  )
  select a.id, a.slug, x.title, left(x.body_text, ${snippetReads}::int) as body, s.score, s.covered
  from scored s
  join article a on a.shop_id = ${SHOP} and a.id = s.article_id
  join article_text x on x.shop_id = ${SHOP} and x.article_id = s.article_id and x.locale = ${locale}
  order by s.covered > 0.99 desc, s.score desc, a.id`;

/** The same question with those words instead that are meant; null: none is misspelt, or nothing is near. */
async function readMeant(desk: Desk, locale: string, ask: ArticleAsk): Promise<ArticleAsk | null> {
  const begins = ask.prefixes.map((prefix) => prefix !== "");
  const rows = await desk.sql<KnownWord & { place: number; typed: string }>`
    select given.place::int, search_fold(given.word) as typed, near.word, near.folded
    from unnest(${ask.words}::text[], ${begins}::boolean[]) with ordinality as given(word, begins, place)
    cross join lateral article_words_like(${SHOP}, ${locale}, given.word, given.begins) as near`;
  const words = ask.words.map((word, index) => {
    const near = rows.filter(({ place }) => place === index + 1);
    return closestWord(near[0]?.typed ?? "", near)?.word ?? word;
  });
  if (words.every((meant, index) => meant === ask.words[index])) return null;
  return { q: words.join(" "), words, prefixes: ask.prefixes.map(() => "") };
}

const show = (rows: readonly HitRow[], looked: readonly string[]): FoundArticle[] =>
  rows.map(({ id, slug, title, body }) => ({
    id,
    slug,
    title: markHits(title, looked),
    snippet: snippetOf(body, looked),
  }));

function snippetOf(body: string | null, looked: readonly string[]): TextPiece[] {
  const text = (body ?? "").replace(/\s+/g, " ").trim();
  const around = makeSnippet([text], looked);
  if (around.length) return around;
  const isLong = text.length > startLength;
  return text ? [{ text: isLong ? `${text.slice(0, startLength).toWellFormed()}…` : text, hit: false }] : [];
}
