import { everyTicket, parseFilter, writeFilter, type InboxFilter } from "./inbox-filter.ts";
import {
  parseInboxAsk,
  writeInboxAsk,
  type InboxAsk,
  type InboxRow,
  type SavedViewSummary,
  type ViewCounts,
} from "./inbox-view.ts";
import type { SearchRow } from "./search-result.ts";

/** What a page of the inbox is asked for; with a `q` it is a search in all tickets, and the view says nothing. */
export interface PageAsk extends InboxAsk {
  q: string;
}

/** What the inbox page shows, as JSON. */
export interface InboxData {
  ask: PageAsk;
  rows: (InboxRow | SearchRow)[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** Not all was looked through: down to this time (or empty), and `nextCursor` goes on (see InboxPage). */
  scannedTo: string | null;
  /** Tickets of the view and filter, up to `countLimit`; null for a search: nobody counted. */
  total: number | null;
  counts: ViewCounts;
  saved: SavedViewSummary[];
  me: { id: string; name: string };
  /** Another page was asked for and could not be loaded: this is what was shown before. */
  failed?: true;
}

const longestSearch = 200;

/** Reads the address of an inbox page, with or without a search. */
export function parsePageAsk(params: URLSearchParams, saved: readonly SavedViewSummary[]): PageAsk {
  const q = (params.get("q") ?? "").trim().slice(0, longestSearch);
  const ask = { ...parseInboxAsk(params, saved), q };
  if (!q) return ask;
  const rule = { filter: everyTicket, sort: "latest" as const };
  return { ...ask, rule, view: "open", sort: "latest", filter: parseFilter(params, everyTicket) };
}

/** The address of an inbox page. */
export function writePageAsk(ask: PageAsk): string {
  const params = ask.q ? writeFilter(ask.filter, everyTicket) : writeInboxAsk(ask);
  if (ask.q) params.set("q", ask.q);
  if (ask.q && ask.cursor) params.set("cursor", ask.cursor);
  return params.size ? `/app/tickets?${params}` : "/app/tickets";
}

/** The first page of the same list with another filter. */
export const withFilter = (ask: PageAsk, filter: InboxFilter): PageAsk => ({ ...ask, filter, cursor: null });
