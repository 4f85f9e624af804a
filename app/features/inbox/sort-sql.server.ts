import { part, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import { isOpenStatus, type TicketStatus } from "#app/features/tickets/ticket-status.ts";
import { reachOf } from "./filter-sql.server.ts";
import type { InboxCursor } from "./inbox-cursor.ts";
import type { InboxFilter } from "./inbox-filter.ts";
import type { InboxSort } from "./inbox-sort.ts";

/**
 * A list is read as a few arms, each of which one index gives in the wanted order, and the first rows of them are put
 * together. So no list is sorted as a whole, however many tickets there are.
 */
export interface Arm {
  /** What it reads: conditions on `ticket t`. */
  where: SqlFragment;
  /** In which order, as one reads from the cursor on. */
  order: SqlFragment;
}

const statusIs: Record<TicketStatus, SqlFragment> = {
  new: part`t.status = 'new'`,
  open: part`t.status = 'open'`,
  pending: part`t.status = 'pending'`,
  on_hold: part`t.status = 'on_hold'`,
  solved: part`t.status = 'solved'`,
  closed: part`t.status = 'closed'`,
  spam: part`t.status = 'spam'`,
};

/** The arms of a list; empty where the filter lets nothing in. */
export function armsOf(filter: InboxFilter, sort: InboxSort, cursor: InboxCursor | null): Arm[] {
  const places = placesOf(filter, sort);
  if (sort !== "waiting")
    return places.map((where) => ({ where: and(where, fromCursor(sort, cursor)), order: orderOf(sort, cursor) }));
  const order = orderOf(sort, cursor);
  return places.flatMap((where) => waitingArms(where, filter, cursor).map((one) => ({ where: one, order })));
}

/** The order of the list as a whole, on columns of `found t`. */
export const orderOf = (sort: InboxSort, cursor: InboxCursor | null): SqlFragment =>
  orders[sort][cursor?.direction === "before" ? 1 : 0];

/** As shown, and backwards. */
const orders: Record<InboxSort, [SqlFragment, SqlFragment]> = {
  latest: [part`t.last_activity_at desc, t.id desc`, part`t.last_activity_at, t.id`],
  oldest: [part`t.last_activity_at, t.id`, part`t.last_activity_at desc, t.id desc`],
  waiting: [part`t.waiting_since, t.id`, part`t.waiting_since desc, t.id desc`],
  priority: [part`t.priority desc, t.last_activity_at desc, t.id desc`, part`t.priority, t.last_activity_at, t.id`],
  created: [part`t.id desc`, part`t.id`],
};

function placesOf(filter: InboxFilter, sort: InboxSort): SqlFragment[] {
  const { open, other } = reachOf(filter);
  const byStatus =
    (sort === "latest" || sort === "oldest") && filter.status.length && !filter.status.some(isOpenStatus);
  if (byStatus) return filter.status.map((status) => statusIs[status]);
  return [...(open ? [part`t.is_open`] : []), ...(other ? [part`not t.is_open`] : [])];
}

function fromCursor(sort: Exclude<InboxSort, "waiting">, cursor: InboxCursor | null): SqlFragment | null {
  if (!cursor) return null;
  const [one = null, two = null, three = null] = cursor.keys;
  const forward = cursor.direction === "after";
  if (sort === "created") return forward ? part`t.id < ${one}::bigint` : part`t.id > ${one}::bigint`;
  if (sort === "priority")
    return forward
      ? part`(t.priority, t.last_activity_at, t.id) < (${one}::bigint, ${toDate(two)}::timestamptz, ${three}::bigint)`
      : part`(t.priority, t.last_activity_at, t.id) > (${one}::bigint, ${toDate(two)}::timestamptz, ${three}::bigint)`;
  return forward === (sort === "latest")
    ? part`(t.last_activity_at, t.id) < (${toDate(one)}::timestamptz, ${two}::bigint)`
    : part`(t.last_activity_at, t.id) > (${toDate(one)}::timestamptz, ${two}::bigint)`;
}

/** Those who wait come first, then those who do not; each half has a range of the index of its own. */
function waitingArms(where: SqlFragment, filter: InboxFilter, cursor: InboxCursor | null): SqlFragment[] {
  const [since = null, id = null] = cursor?.keys ?? [];
  const before = cursor?.direction === "before";
  const arms: SqlFragment[] = [];
  if (!cursor || before || since !== null) {
    const range =
      !cursor || since === null
        ? null
        : before
          ? part`(t.waiting_since, t.id) < (${toDate(since)}::timestamptz, ${id}::bigint)`
          : part`(t.waiting_since, t.id) > (${toDate(since)}::timestamptz, ${id}::bigint)`;
    arms.push(and(part`${where} and t.waiting_since is not null`, range));
  }
  if (filter.only.includes("waiting")) return arms;
  if (!cursor || !before || since === null) {
    const range = !cursor || since !== null ? null : before ? part`t.id < ${id}::bigint` : part`t.id > ${id}::bigint`;
    arms.push(and(part`${where} and t.waiting_since is null`, range));
  }
  return arms;
}

const and = (where: SqlFragment, more: SqlFragment | null): SqlFragment => (more ? part`${where} and ${more}` : where);
const toDate = (milliseconds: bigint | null): Date => new Date(Number(milliseconds ?? 0n));
