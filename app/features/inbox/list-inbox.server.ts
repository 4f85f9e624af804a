import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { join, limitTo, part, planAnew, runParts, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { Desk, StaffDesk } from "#app/features/shared/desk.ts";
import { readingTogether } from "#app/features/shared/read-together.ts";
import { countFiltered, countScanned, countViews, whereFilter } from "./count-views.server.ts";
import { filterSql } from "./filter-sql.server.ts";
import { parseInboxCursor, writeInboxCursor, type InboxCursor } from "./inbox-cursor.ts";
import { isSameFilter } from "./inbox-filter.ts";
import { isScanned, scanEndOf, scanOf } from "./scan-sql.server.ts";
import {
  namesOfTicket,
  ticketColumns,
  ticketFromJson,
  toInboxRow,
  type TicketColumns,
  type TicketJson,
} from "./inbox-row.server.ts";
import type { InboxSort } from "./inbox-sort.ts";
import {
  builtInViews,
  viewRules,
  type BuiltInView,
  type InboxPage,
  type ViewCounts,
  type ViewRule,
} from "./inbox-view.ts";
import { armsOf, orderOf } from "./sort-sql.server.ts";

export const inboxPageSize = 50;

/**
 * One page of tickets. `cursor` is one that an earlier page of the same sort gave; the first page is shown for null and
 * for anything that is none. A filter that no index leads to is looked for in `scanLimit` tickets at a time: a page may
 * then have few rows, or none, and still go on. Two statements for a view that comes with Latte, three with a filter of
 * one's own, one more for a scan that does not fill the page, and when one pages back to the beginning. `counting`: the
 * counts, where they are being read already.
 */
export async function listInbox(
  desk: StaffDesk,
  ask: ViewRule & { cursor: string | null },
  counting: Promise<ViewCounts> = countViews(desk),
): Promise<InboxPage> {
  const cursor = parseInboxCursor(ask.cursor, ask.sort);
  const builtIn = builtInViews.find((view) => isSameFilter(viewRules[view].filter, ask.filter)) ?? null;
  const isCounted = builtIn !== null && builtIn !== "mentions" && builtIn !== "solved" && builtIn !== "closed";
  const scanned = isScanned(ask.filter);
  const [found, counts, counted] = await Promise.all([
    readList({ desk, rule: ask, cursor, builtIn }),
    counting,
    isCounted ? null : scanned ? countScanned(desk, ask) : countFiltered(desk, ask.filter),
  ]);
  const total = counted ?? (builtIn && counts[builtIn]) ?? 0;
  const more = found.length > inboxPageSize;
  // Back at the beginning, or rows moved away from under the cursor: the first page, whole.
  const end = scanned && !more && cursor?.direction !== "before" ? await readScanEnd(desk, ask, cursor) : null;
  const restart = cursor && !more && !end && (cursor.direction === "before" || !found.length);
  const page = restart
    ? toPage(await readList({ desk, rule: ask, cursor: null, builtIn }), ask.sort, null, desk.staff.id)
    : toPage(found, ask.sort, cursor, desk.staff.id);
  if (!end) return { ...page, total, counts, scannedTo: null };
  const nextCursor = writeInboxCursor({ direction: "after", keys: keysOf[ask.sort](end) });
  return { ...page, nextCursor, total, counts, scannedTo: end.last_activity_at?.toISOString() ?? "" };
}

interface ListAsk {
  desk: StaffDesk;
  rule: ViewRule;
  /** null: the first page. */
  cursor: InboxCursor | null;
  /** null: a filter of somebody's own. */
  builtIn: BuiltInView | null;
}

const readList = (list: ListAsk): Promise<TicketColumns[]> =>
  list.builtIn ? readView(list.desk, list) : readRows(list);

/** A page of a view that comes with Latte, once for all who look at it at the same time. */
const readView: (desk: Desk, list: ListAsk) => Promise<TicketColumns[]> = readingTogether({
  placeOf: ({ desk, rule, cursor, builtIn }) => {
    const whose = builtIn === "mine" || builtIn === "mentions" ? desk.staff.id : "everybody's";
    return [whose, builtIn, rule.sort, cursor?.direction, ...(cursor?.keys ?? [])].join(" ");
  },
  read: async (_, lists: readonly ListAsk[]) => {
    const rows = await readRows(lists[0]!);
    return lists.map(() => rows);
  },
});

/**
 * One row more than a page holds tells whether there are others. A view's own statement stays prepared; one with a
 * filter of somebody's own is planned for it.
 */
async function readRows({ desk, rule, cursor, builtIn }: ListAsk): Promise<TicketColumns[]> {
  const filter = filterSql(rule.filter, { staffId: desk.staff.id, now: desk.now() });
  const limit = limitTo(inboxPageSize + 1);
  const order = orderOf(rule.sort, cursor);
  const arms = isScanned(rule.filter)
    ? scannedArm(desk, rule, cursor).map((rows) => part`(${rows} order by ${order} ${limit})`)
    : armsOf(rule.filter, rule.sort, cursor).map((arm) => {
        const all = join([part`t.shop_id = ${SHOP}`, arm.where, ...filter], " and ");
        return part`(select ${ticketColumns} from ticket t where ${all} order by ${arm.order} ${limit})`;
      });
  if (!arms.length) return [];
  // As one JSON value: taking some thousand single ones from the driver costs more than the list itself.
  const [found] = await runParts<{ rows: TicketJson[] }>(
    desk.sql,
    part`${builtIn ? part`` : planAnew}select coalesce(json_agg(t), '[]') as rows from (
      select t.*, ${namesOfTicket}
      from (select * from (${join(arms, " union all ")}) t order by ${order} ${limit}) t order by ${order}) t`,
  );
  const rows = (found?.rows ?? []).map(ticketFromJson);
  return cursor?.direction === "before" ? rows.reverse() : rows;
}

/** What the filter lets in of the next `scanLimit` tickets; empty: there are none. */
function scannedArm(desk: StaffDesk, { filter, sort }: ViewRule, cursor: InboxCursor | null): SqlFragment[] {
  const where = whereFilter(filter, desk);
  const scan = where && scanOf({ filter, where, sort, cursor }, part`t.*`);
  return where && scan ? [part`select ${ticketColumns} from (${scan}) t where ${where}`] : [];
}

/** The sort keys of the last ticket that was looked through; null: the list ends before. */
async function readScanEnd(
  desk: StaffDesk,
  { filter, sort }: ViewRule,
  cursor: InboxCursor | null,
): Promise<TicketColumns | null> {
  const where = whereFilter(filter, desk);
  const end = where && scanEndOf({ filter, where, sort, cursor });
  const [row] = end ? await runParts<TicketColumns>(desk.sql, part`${planAnew}${end}`) : [];
  return row ?? null;
}

function toPage(found: TicketColumns[], sort: InboxSort, cursor: InboxCursor | null, staffId: bigint) {
  const before = cursor?.direction === "before";
  const more = found.length > inboxPageSize;
  const rows = before ? found.slice(-inboxPageSize) : found.slice(0, inboxPageSize);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows: rows.map((row) => toInboxRow(row, staffId)),
    nextCursor: last && (more || before) ? writeInboxCursor({ direction: "after", keys: keysOf[sort](last) }) : null,
    previousCursor:
      first && cursor && (more || !before)
        ? writeInboxCursor({ direction: "before", keys: keysOf[sort](first) })
        : null,
  };
}

const time = (at: Date): bigint => BigInt(at.getTime());

/** The sort keys of a row, as its cursor keeps them. */
const keysOf: Record<InboxSort, (row: TicketColumns) => (bigint | null)[]> = {
  latest: (row) => [time(row.last_activity_at), row.id],
  oldest: (row) => [time(row.last_activity_at), row.id],
  waiting: (row) => [row.waiting_since && time(row.waiting_since), row.id],
  priority: (row) => [BigInt(row.priority), time(row.last_activity_at), row.id],
  created: (row) => [row.id],
};
