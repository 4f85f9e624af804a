import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { InboxCursor } from "./inbox-cursor.ts";
import { scanLimit, scanOf, type Scan } from "./scan-sql.server.ts";
import type { SearchAsk } from "./search-words.ts";

/** So many of the newest tickets tell whether a word is common: with this many hits among them it is. */
const probed = 1_000;
const commonHits = 2;
/** So many from all times tell it where the newest have none: a wave of mails of one kind may stand before the others. */
const sampled = 300;

const olderThan = (columns: SqlFragment, after: InboxCursor | null): SqlFragment => {
  if (!after) return part``;
  const [time, id] = after.keys;
  return part`and (${columns}) < (${new Date(Number(time ?? 0n))}::timestamptz, ${id ?? 0n}::bigint)`;
};

/** The newest tickets behind `after`, with their words. */
const newest = (after: InboxCursor | null, count: number): SqlFragment => part`
  (select ticket_id, recent_at, document from ticket_search
   where shop_id = ${SHOP} ${olderThan(part`recent_at, ticket_id`, after)}
   order by recent_at desc, ticket_id desc limit ${count}::int)`;

/** Tickets from all times, evenly spread by their numbers, with their words. */
const spread = part`
  (select s.document
   from shop o
   cross join lateral generate_series(1, o.next_ticket_number, greatest(o.next_ticket_number / ${sampled}::int, 1)) n
   join ticket t on t.shop_id = ${SHOP} and t.number = n
   join ticket_search s on s.shop_id = ${SHOP} and s.ticket_id = t.id
   where o.shop_id = ${SHOP})`;

/** Whether at least `commonHits` of these tickets have the words. */
const isOften = (tickets: SqlFragment, query: SqlFragment): SqlFragment => part`
  (select count(*) >= ${commonHits}::int
   from (select from ${tickets} s where s.document @@ ${query} limit ${commonHits}::int) hit)`;

/** By the beginnings of the words and their other forms, and by these forms alone. */
const queries = (ask: SearchAsk) => ({
  begun: part`(select search_query(${ask.words}::text[], ${ask.prefixes}::text[]))`,
  whole: part`(select search_query(${ask.words}::text[], ${ask.words.map(() => "")}::text[]))`,
});

/**
 * Tickets in which all the words stand, by their latest message. How common they are decides how they are found: the
 * newest thousand tickets are looked through first, which is the end of it for words that fill a page from these; words
 * that are among them, or among some of all times, a few times are looked for further back; and only rare ones are asked
 * of the index, which would have to sort all hits: first for the words and their other forms, and where nothing has these,
 * for their beginnings.
 */
export const ticketsByWords = (ask: SearchAsk, after: InboxCursor | null, most: number): SqlFragment => {
  const { begun, whole } = queries(ask);
  const limit = part`order by s.recent_at desc, s.ticket_id desc limit ${most}::int`;
  const through = (count: number, condition: SqlFragment) => part`
    select s.ticket_id as id, s.recent_at as last_activity_at
    from ${newest(after, count)} s join ticket t on t.shop_id = ${SHOP} and t.id = s.ticket_id
    where s.document @@ ${begun} and t.merged_into_id is null ${condition} ${limit}`;
  const indexed = (query: SqlFragment, condition: SqlFragment) => part`
    select s.ticket_id as id, s.recent_at as last_activity_at
    from (select ticket_id, recent_at from ticket_search
          where shop_id = ${SHOP} and document @@ ${query} and ${condition} offset 0) s
    join ticket t on t.shop_id = ${SHOP} and t.id = s.ticket_id
    where t.merged_into_id is null ${olderThan(part`s.recent_at, s.ticket_id`, after)} ${limit}`;
  const found = (name: SqlFragment) => part`(select count(*) from ${name})`;
  const near = found(part`near`);
  return part`
    with near as materialized (${through(probed, part``)}),
    probe as materialized (select ${near} >= ${commonHits}::int or ${isOften(spread, begun)} as common),
    further as materialized (
      ${through(scanLimit, part`and (select common from probe) and ${near} < ${most}::int`)}
    ), whole as materialized (
      ${indexed(whole, part`${near} < ${most}::int and ${found(part`further`)} < ${most}::int`)}
    ), begun as materialized (
      ${indexed(begun, part`not exists (select from near union all select from further union all select from whole)`)}
    )
    select id, last_activity_at from (
      select * from near union select * from further union select * from whole union select * from begun) found
    order by last_activity_at desc, id desc limit ${most}::int`;
};

/**
 * The same among the tickets of a list, as far as one scan of it goes; null: the list is empty.
 */
export function scannedByWords(ask: SearchAsk, scan: Scan, most: number): SqlFragment | null {
  const scanned = scanOf(scan, part`t.*`);
  return (
    scanned &&
    part`select t.id, t.last_activity_at
      from (${scanned}) t join ticket_search s on s.shop_id = ${SHOP} and s.ticket_id = t.id
      where ${scan.where} and s.document @@ ${queries(ask).begun}
      order by t.last_activity_at desc, t.id desc limit ${most}::int`
  );
}

/**
 * The same in all of the list, for words that are rare. A row without an id where nothing is found, and `common` where the
 * words are too common in the shop for this, and nothing was looked for.
 */
export const indexedByWords = (ask: SearchAsk, { where, cursor }: Scan, most: number): SqlFragment => {
  const { begun, whole } = queries(ask);
  const indexed = (query: SqlFragment, condition: SqlFragment) => part`
    select t.id, t.last_activity_at
    from (select ticket_id from ticket_search
          where shop_id = ${SHOP} and document @@ ${query} and ${condition} offset 0) s
    join ticket t on t.shop_id = ${SHOP} and t.id = s.ticket_id
    where ${where} ${olderThan(part`t.last_activity_at, t.id`, cursor)}
    order by t.last_activity_at desc, t.id desc limit ${most}::int`;
  return part`
    with probe as materialized (
      select ${isOften(newest(null, probed), begun)} or ${isOften(spread, begun)} as common
    ), whole as materialized (${indexed(whole, part`not (select common from probe)`)}),
    begun as materialized (
      ${indexed(begun, part`not (select common from probe) and not exists (select from whole)`)}
    )
    select found.id, found.last_activity_at, probe.common
    from probe left join (select * from whole union select * from begun) found on true
    order by found.last_activity_at desc, found.id desc limit ${most}::int`;
};
