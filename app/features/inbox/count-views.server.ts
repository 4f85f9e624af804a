import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { join, limitTo, part, planAnew, runParts, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { filterSql, reachOf } from "./filter-sql.server.ts";
import type { InboxFilter } from "./inbox-filter.ts";
import { countLimit, type ViewCounts, type ViewRule } from "./inbox-view.ts";
import { scanOf } from "./scan-sql.server.ts";

/** Unread tickets are counted among so many open ones, the latest. */
const unreadAmong = 200;
const most = limitTo(countLimit);

/** The counts of the person whose id `me` gives, as columns of a statement. */
export const viewCountsSql = (me: SqlFragment): SqlFragment => {
  // From the old end: what lies there has been vacuumed, and the index alone answers. The newest change all the time.
  const count = (where: SqlFragment, order: SqlFragment) =>
    part`(select count(*)::int from (select 1 from ticket where shop_id = ${SHOP} and ${where} order by ${order} ${most}) c)`;
  const old = part`last_activity_at, id`;
  return part`
    ${count(part`is_open`, old)} as open,
    ${count(part`is_open and assignee_id = ${me}`, old)} as mine,
    ${count(part`is_open and assignee_id is null`, part`assignee_id desc nulls first, ${old}`)} as unassigned,
    ${count(part`is_open and waiting_since is not null`, part`waiting_since, id`)} as waiting,
    (select count(distinct ticket_id)::int from (select ticket_id from staff_notice where shop_id = ${SHOP}
      and staff_id = ${me} and kind = 'mention' and read_at is null ${most}) c) as mentions,
    ${count(part`status = 'pending' and not snoozed`, old)} as pending,
    ${count(part`status = 'on_hold' and not snoozed`, old)} as on_hold,
    ${count(part`snoozed`, part`snoozed_until, id`)} as snoozed,
    ${count(part`status = 'spam'`, old)} as spam,
    (select count(*)::int from (select unread from ticket where shop_id = ${SHOP} and is_open
      order by last_activity_at desc, id desc ${limitTo(unreadAmong)}) c where unread) as unread,
    null::int as solved, null::int as closed`;
};

/**
 * How many tickets stand in each view, each up to `countLimit`, so that it costs the same in the largest shop; `mentions`
 * are those not read yet, `unread` the unread ones among the latest that are open. One statement.
 */
export async function countViews(desk: StaffDesk): Promise<ViewCounts> {
  const [row] = await runParts<ViewCounts>(desk.sql, part`select ${viewCountsSql(part`${desk.staff.id}::bigint`)}`);
  if (!row) throw new Error("a count without a row");
  return row;
}

/** How many tickets the filter lets in, up to `limit`. */
export async function countFiltered(desk: StaffDesk, filter: InboxFilter, limit = countLimit): Promise<number> {
  const where = whereFilter(filter, desk);
  if (!where) return 0;
  const [row] = await runParts<{ count: number }>(
    desk.sql,
    part`${planAnew}select count(*)::int as count from (select 1 from ticket t where ${where} limit ${limit}::int) c`,
  );
  return row?.count ?? 0;
}

/** The same for a filter that no index leads to: only of the first `scanLimit` tickets of the list. */
export async function countScanned(desk: StaffDesk, { filter, sort }: ViewRule): Promise<number> {
  const where = whereFilter(filter, desk);
  const scan = where && scanOf({ filter, where, sort, cursor: null }, part`t.*`);
  if (!where || !scan) return 0;
  const [row] = await runParts<{ count: number }>(
    desk.sql,
    part`${planAnew}select count(*)::int as count
      from (select 1 from (${scan}) t where ${where} limit ${countLimit}::int) c`,
  );
  return row?.count ?? 0;
}

/** The filter as one condition on `ticket t`, the shop included; null: it lets nothing in. */
export function whereFilter(filter: InboxFilter, desk: StaffDesk): SqlFragment | null {
  const { open, other } = reachOf(filter);
  if (!open && !other) return null;
  const place = open && other ? [] : [open ? part`t.is_open` : part`not t.is_open`];
  const conditions = filterSql(filter, { staffId: desk.staff.id, now: desk.now() });
  return join([part`t.shop_id = ${SHOP}`, ...place, ...conditions], " and ");
}
