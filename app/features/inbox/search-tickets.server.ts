import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, planAnew, runParts, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { whereFilter } from "./count-views.server.ts";
import { makeSnippet, markHits } from "./highlight.ts";
import { parseInboxCursor, writeInboxCursor, type InboxCursor } from "./inbox-cursor.ts";
import { everyTicket, isSameFilter, type InboxFilter } from "./inbox-filter.ts";
import { namesOfTicket, ticketColumns, toInboxRow, type TicketColumns } from "./inbox-row.server.ts";
import type { FoundBy, SearchPage, SearchRow } from "./search-result.ts";
import { scanEndOf, type Scan } from "./scan-sql.server.ts";
import { exactTickets } from "./search-sql.server.ts";
import { readSearch, type SearchAsk } from "./search-words.ts";
import { indexedByWords, scannedByWords, ticketsByWords } from "./words-sql.server.ts";

export const searchPageSize = 25;
/** With fewer hits than this a name is also looked for as it might be misspelt. */
const fewHits = 5;

interface Hit {
  id: bigint;
  last_activity_at: Date;
}

/**
 * Finds tickets: first those that a key names (their number; an order by name, tracking number, article, phone; a
 * customer by address, phone), then those with all the words, the latest first, then those of customers whose
 * name reads alike. The first page has up to 25 of each; the ones after it go on with the words. Three statements, one
 * more where a name may be misspelt, and up to two where a list of more than `scanLimit` is searched. Nothing is found for
 * what has neither letter nor number.
 */
export async function searchTickets(
  desk: StaffDesk,
  given: { q: string; filter?: InboxFilter; cursor?: string | null },
): Promise<SearchPage> {
  const ask = readSearch(given.q, desk.staff.locale.startsWith("pl"));
  const filter = given.filter ?? everyTicket;
  const where = whereFilter(filter, desk);
  if (!ask.words.length || !where) return { q: ask.q, rows: [], nextCursor: null, scannedTo: null };
  const after = parseInboxCursor(given.cursor ?? null, "latest");
  const [exact, { hits, end }] = await Promise.all([
    findExact(desk, ask, where),
    isSameFilter(filter, everyTicket)
      ? findEverywhere(desk, ask, after)
      : findInList(desk, ask, { filter, where, sort: "latest", cursor: after }),
  ]);
  const byWords = hits.slice(0, searchPageSize);
  const found = new Map<bigint, FoundBy>(after ? [] : exact.map((id) => [id, "exact"]));
  for (const { id } of byWords) if (!exact.includes(id)) found.set(id, "text");
  if (!after && ask.name !== null && found.size < fewHits)
    for (const id of await findByName(desk, ask.name, where)) if (!found.has(id)) found.set(id, "name");
  const last = hits.length > searchPageSize ? byWords.at(-1) : end;
  return {
    q: ask.q,
    rows: found.size ? await readHits(desk, ask, found) : [],
    nextCursor: last
      ? writeInboxCursor({ direction: "after", keys: [BigInt(last.last_activity_at.getTime()), last.id] })
      : null,
    scannedTo: end?.last_activity_at.toISOString() ?? null,
  };
}

async function findExact(desk: StaffDesk, ask: SearchAsk, where: SqlFragment): Promise<bigint[]> {
  const rows = await runParts<{ id: bigint }>(desk.sql, part`${planAnew}${exactTickets(ask, where, searchPageSize)}`);
  return rows.map(({ id }) => id);
}

/** What the words find; `end`: the list was looked through down to this ticket, and goes on. */
interface Words {
  hits: Hit[];
  end: Hit | null;
}

const most = searchPageSize + 1;

async function findEverywhere(desk: StaffDesk, ask: SearchAsk, after: InboxCursor | null): Promise<Words> {
  return { hits: await runParts<Hit>(desk.sql, part`${planAnew}${ticketsByWords(ask, after, most)}`), end: null };
}

/** First through the newest of the list; only where these do not fill the page, and are not all, by the index of words. */
async function findInList(desk: StaffDesk, ask: SearchAsk, scan: Scan): Promise<Words> {
  const [scanned, endOf] = [scannedByWords(ask, scan, most), scanEndOf(scan)];
  if (!scanned || !endOf) return { hits: [], end: null };
  const hits = await runParts<Hit>(desk.sql, part`${planAnew}${scanned}`);
  if (hits.length === most) return { hits, end: null };
  const [end] = await runParts<Hit>(desk.sql, part`${planAnew}${endOf}`);
  if (!end) return { hits, end: null };
  const found = await runParts<Hit & { common: boolean }>(
    desk.sql,
    part`${planAnew}${indexedByWords(ask, scan, most)}`,
  );
  return found[0]?.common ? { hits, end } : { hits: found.filter(({ id }) => id !== null), end: null };
}

/** The latest tickets of the customers whose name is most alike. */
async function findByName(desk: StaffDesk, name: string, where: SqlFragment): Promise<bigint[]> {
  const rows = await runParts<{ id: bigint }>(
    desk.sql,
    part`${planAnew}select t.id from find_customers(${SHOP}::bigint, ${name}, 10) c
      cross join lateral (
        select t.id, t.last_activity_at from ticket t where ${where} and t.customer_id = c.id
        order by t.last_activity_at desc limit 5) t
      order by c.likeness desc, t.last_activity_at desc limit ${searchPageSize}::int`,
  );
  return rows.map(({ id }) => id);
}

/** The rows in the order in which they were found, with the beginnings of their latest messages to mark the words in. */
async function readHits(desk: StaffDesk, ask: SearchAsk, found: Map<bigint, FoundBy>): Promise<SearchRow[]> {
  const rows = await runParts<TicketColumns & { texts: string[] }>(
    desk.sql,
    part`select ${ticketColumns}, ${namesOfTicket},
        array(select left(m.body_text, 2000) from message m where m.shop_id = ${SHOP} and m.ticket_id = t.id
              order by m.id desc limit 8) as texts
      from unnest(${[...found.keys()]}::bigint[]) with ordinality as hit(id, place)
      join ticket t on t.shop_id = ${SHOP} and t.id = hit.id
      order by hit.place`,
  );
  return rows.map((row) => ({
    ...toInboxRow(row, desk.staff.id),
    foundBy: found.get(row.id) ?? "text",
    subjectPieces: markHits(row.subject, ask.words),
    customerPieces: markHits(row.customer_name, ask.words),
    snippet: makeSnippet(row.texts, ask.words),
  }));
}
