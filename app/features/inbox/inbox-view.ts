import {
  everyTicket,
  filterFromJson,
  parseFilter,
  writeFilter,
  type InboxFilter,
  type Priority,
} from "./inbox-filter.ts";
import { parseSort, type InboxSort } from "./inbox-sort.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";

/** What the inbox shows, as JSON: ids are strings, instants ISO 8601 in UTC. */

export const builtInViews = [
  "open",
  "mine",
  "unassigned",
  "waiting",
  "mentions",
  "pending",
  "on_hold",
  "snoozed",
  "solved",
  "closed",
  "spam",
] as const;
export type BuiltInView = (typeof builtInViews)[number];

/** A view that comes with Latte, or `v` and the id of a saved one. */
export type ViewKey = BuiltInView | `v${string}`;

/** What a view is: which tickets, in which order. */
export interface ViewRule {
  filter: InboxFilter;
  sort: InboxSort;
}

const inbox: InboxFilter = { ...everyTicket, status: ["new", "open"], snoozed: "hidden" };
const latest = (filter: Partial<InboxFilter>): ViewRule => ({ filter: { ...everyTicket, ...filter }, sort: "latest" });

/** What the views that come with Latte mean. */
export const viewRules: Record<BuiltInView, ViewRule> = {
  open: latest(inbox),
  mine: latest({ ...inbox, assignee: ["me"] }),
  unassigned: latest({ ...inbox, assignee: ["none"] }),
  waiting: { filter: { ...inbox, only: ["waiting"] }, sort: "waiting" },
  mentions: latest({ only: ["mentioned"] }),
  pending: latest({ status: ["pending"], snoozed: "hidden" }),
  on_hold: latest({ status: ["on_hold"], snoozed: "hidden" }),
  snoozed: latest({ snoozed: "only" }),
  solved: latest({ status: ["solved"] }),
  closed: latest({ status: ["closed"] }),
  spam: latest({ status: ["spam"] }),
};

/** A view that somebody keeps. */
export interface SavedViewSummary {
  id: string;
  name: string;
  /** Only the person who asks sees and changes it. */
  isMine: boolean;
  /** Everybody of the shop sees it, and may change it. */
  isShared: boolean;
  filter: InboxFilter;
  sort: InboxSort;
}

/** What a page of the inbox is asked for. */
export interface InboxAsk extends ViewRule {
  view: ViewKey;
  cursor: string | null;
  /** The view's own rule: what differs from it was chosen on the page, and can be saved. */
  rule: ViewRule;
}

/**
 * Reads the address of an inbox page: `?view=mine&status=…&sort=…&cursor=…`. A view that is not known (any more) is the
 * open tickets.
 */
export function parseInboxAsk(params: URLSearchParams, saved: readonly SavedViewSummary[] = []): InboxAsk {
  const key = params.get("view");
  const builtIn = builtInViews.find((one) => one === key);
  const kept = saved.find(({ id }) => key === `v${id}`);
  const view: ViewKey = builtIn ?? (kept ? `v${kept.id}` : "open");
  const rule = kept ? { filter: kept.filter, sort: kept.sort } : viewRules[builtIn ?? "open"];
  return {
    view,
    rule,
    filter: parseFilter(params, rule.filter),
    sort: parseSort(params.get("sort")) ?? rule.sort,
    cursor: params.get("cursor"),
  };
}

/** Writes the address of an inbox page, without what goes without saying. */
export function writeInboxAsk(ask: InboxAsk): URLSearchParams {
  const params = new URLSearchParams();
  if (ask.view !== "open") params.set("view", ask.view);
  for (const [name, value] of writeFilter(ask.filter, ask.rule.filter)) params.set(name, value);
  if (ask.sort !== ask.rule.sort) params.set("sort", ask.sort);
  if (ask.cursor) params.set("cursor", ask.cursor);
  return params;
}

/** A view's rule as it was stored. */
export const ruleFromRow = (row: { filter: unknown; sort: string }): ViewRule => ({
  filter: filterFromJson(row.filter),
  sort: parseSort(row.sort) ?? "latest",
});

export interface InboxRow {
  /** The ticket's row id, as live news name it. */
  id: string;
  number: number;
  subject: string;
  status: TicketStatus;
  priority: Priority;
  channel: string;
  customerName: string;
  preview: string;
  lastMessageBy: "customer" | "staff";
  lastActivityAt: string;
  createdAt: string;
  /** The customer's oldest unanswered message; null: answered. */
  waitingSince: string | null;
  unread: boolean;
  assigneeId: string | null;
  assigneeName: string | null;
  isMine: boolean;
  tags: { id: string; name: string }[];
  snoozed: boolean;
  /** null while snoozed: until the customer writes. */
  snoozedUntil: string | null;
  language: string | null;
  orderName: string | null;
  /** Shopify's words for the order's state; null: no order. */
  orderPayment: string | null;
  orderFulfilment: string | null;
}

/** Counted up to this; shown as one less and a plus. */
export const countLimit = 1_000;

/**
 * How many tickets stand in a view, up to `countLimit`; null: not counted (solved, closed). `unread`: those that nobody
 * has read, among the latest open ones.
 */
export type ViewCounts = Record<BuiltInView, number | null> & { unread: number };

/** What the title of the tab says of unread tickets: "3", "99+"; null: there are none. */
export const shownUnread = ({ unread }: Pick<ViewCounts, "unread">): string | null =>
  unread > 99 ? "99+" : unread ? String(unread) : null;

export interface InboxPage {
  rows: InboxRow[];
  /** Opaque; null at the end. */
  nextCursor: string | null;
  /** null on the first page. */
  previousCursor: string | null;
  /** Tickets of this view and filter, up to `countLimit`; with `scannedTo`, of those looked through at first. */
  total: number;
  /**
   * Only part of the list was looked through for what the filter lets in, and `nextCursor` goes on: ISO 8601, down to
   * tickets of this time; empty where the list is not by time. null: this page was filled, or all was looked through.
   */
  scannedTo: string | null;
  counts: ViewCounts;
}

/** What the filters offer: only what there is in this shop. */
export interface FilterChoices {
  staff: { id: string; name: string }[];
  tags: { id: string; name: string }[];
  channels: string[];
  payments: string[];
  fulfilments: string[];
  languages: string[];
}
