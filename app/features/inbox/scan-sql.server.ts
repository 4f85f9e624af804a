import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { join, part, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { InboxCursor } from "./inbox-cursor.ts";
import type { InboxFilter } from "./inbox-filter.ts";
import type { InboxSort } from "./inbox-sort.ts";
import { armsOf, orderOf } from "./sort-sql.server.ts";

/** So many tickets are looked through at once for those that a filter lets in; ours: some 50 ms in the largest shop. */
export const scanLimit = 20_000;

/**
 * Whether no index leads to what the filter asks for. Then a filter that lets hardly anything in would have every ticket
 * looked at: such a list goes through the tickets in its order, `scanLimit` at a time, and says how far it came.
 */
export function isScanned(filter: InboxFilter): boolean {
  const { tag, assignee, snoozed, only, age } = filter;
  const isLed =
    tag.length > 0 ||
    assignee.some((one) => one !== "none") ||
    snoozed === "only" ||
    only.some((one) => one === "following" || one === "mentioned") ||
    (age !== null && "newerThanHours" in age);
  const { channel, priority, payment, fulfilment, language } = filter;
  const asks = [channel, priority, payment, fulfilment, language].some((list) => list.length > 0);
  return !isLed && (asks || age !== null || only.includes("unread"));
}

/** Where a list is read: which part of it, in which order, from where on. */
export interface Scan {
  filter: InboxFilter;
  /** The filter as one condition on `ticket t`. */
  where: SqlFragment;
  sort: InboxSort;
  cursor: InboxCursor | null;
}

/**
 * The next `scanLimit` tickets of the list, of those that the filter lets in where an index leads to them, or else of
 * all; null: there are none. A statement whose rows come in the list's order only as far as they are asked for.
 */
export function scanOf({ filter, where, sort, cursor }: Scan, columns: SqlFragment): SqlFragment | null {
  const limit = part`limit ${scanLimit}::int`;
  const led = isScanned(filter) ? part`` : part`and ${where}`;
  const arms = armsOf(filter, sort, cursor).map(
    (arm) =>
      part`(select ${columns} from ticket t where t.shop_id = ${SHOP} and ${arm.where} ${led}
            order by ${arm.order} ${limit})`,
  );
  if (!arms.length) return null;
  return part`select * from (${join(arms, " union all ")}) t order by ${orderOf(sort, cursor)} ${limit}`;
}

/** What a list's order is made of, and nothing else: read from the index alone. */
const keyColumns: Record<InboxSort, SqlFragment> = {
  latest: part`t.last_activity_at, t.id`,
  oldest: part`t.last_activity_at, t.id`,
  waiting: part`t.waiting_since, t.id`,
  priority: part`t.priority, t.last_activity_at, t.id`,
  created: part`t.id`,
};

/** The statement for the sort keys of the last ticket of `scanOf`; no row where the list ends before. */
export function scanEndOf(scan: Scan): SqlFragment | null {
  const scanned = scanOf(scan, keyColumns[scan.sort]);
  return scanned && part`select * from (${scanned}) t offset ${scanLimit - 1}::int limit 1`;
}
