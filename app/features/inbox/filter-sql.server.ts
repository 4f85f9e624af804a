import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import { isOpenStatus } from "#app/features/tickets/ticket-status.ts";
import type { InboxFilter } from "./inbox-filter.ts";

/** Who asks, and when. */
export interface Asking {
  staffId: bigint;
  now: Date;
}

/** Whether the filter lets tickets in that stand open (`is_open`), and others. */
export function reachOf(filter: InboxFilter): { open: boolean; other: boolean } {
  const all = !filter.status.length;
  return {
    open: filter.snoozed !== "only" && (all || filter.status.some(isOpenStatus)),
    other: filter.snoozed !== "hidden" || all || filter.status.some((status) => !isOpenStatus(status)),
  };
}

/**
 * The filter as conditions on `ticket t`, without the shop; all of them hold. Tickets that were merged into another are
 * never meant.
 */
export function filterSql(filter: InboxFilter, { staffId, now }: Asking): SqlFragment[] {
  const conditions: SqlFragment[] = [];
  const add = (one: SqlFragment) => conditions.push(one);
  const { other } = reachOf(filter);
  if (filter.status.length && (other || filter.status.length === 1))
    add(part`t.status = any(${filter.status}::text[])`);
  if (filter.snoozed !== "any" && other) add(filter.snoozed === "only" ? part`t.snoozed` : part`not t.snoozed`);
  if (other) add(part`t.merged_into_id is null`);
  if (filter.assignee.length) add(assigneeSql(filter.assignee, staffId));
  if (filter.channel.length) add(part`t.channel = any(${filter.channel}::text[])`);
  if (filter.tag.length)
    add(part`t.id in (select g.ticket_id from ticket_tag g
                      where g.shop_id = ${SHOP} and g.tag_id = any(${filter.tag}::bigint[]))`);
  if (filter.priority.length) add(part`t.priority = any(${filter.priority}::int[])`);
  if (filter.payment.length) add(part`t.order_payment = any(${filter.payment}::text[])`);
  if (filter.fulfilment.length) add(part`t.order_fulfilment = any(${filter.fulfilment}::text[])`);
  if (filter.age) add(ageSql(filter.age, now));
  if (filter.language.length) add(part`coalesce(t.language, 'none') = any(${filter.language}::text[])`);
  for (const only of filter.only) add(onlySql[only](staffId));
  return conditions;
}

function assigneeSql(assignee: string[], staffId: bigint): SqlFragment {
  const people = [
    ...new Set(assignee.filter((one) => one !== "none").map((one) => (one === "me" ? `${staffId}` : one))),
  ];
  const nobody = assignee.includes("none");
  if (!people.length) return part`t.assignee_id is null`;
  const theirs =
    people.length === 1 ? part`t.assignee_id = ${people[0]}::bigint` : part`t.assignee_id = any(${people}::bigint[])`;
  return nobody ? part`(t.assignee_id is null or ${theirs})` : theirs;
}

/** A ticket's last message is never older than the ticket, which lets the index by time help. */
function ageSql(age: NonNullable<InboxFilter["age"]>, now: Date): SqlFragment {
  const hours = "olderThanHours" in age ? age.olderThanHours : age.newerThanHours;
  const since = new Date(now.getTime() - hours * 3_600_000);
  return "olderThanHours" in age
    ? part`t.created_at < ${since}::timestamptz`
    : part`t.created_at >= ${since}::timestamptz and t.last_activity_at >= ${since}::timestamptz`;
}

const onlySql: Record<InboxFilter["only"][number], (staffId: bigint) => SqlFragment> = {
  unread: () => part`t.unread`,
  waiting: () => part`t.waiting_since is not null`,
  following: (staffId) => part`t.id in (select f.ticket_id from ticket_follower f
                                        where f.shop_id = ${SHOP} and f.staff_id = ${staffId}::bigint)`,
  mentioned: (staffId) => part`t.id in (select n.ticket_id from staff_notice n
                                        where n.shop_id = ${SHOP} and n.staff_id = ${staffId}::bigint and n.kind = 'mention')`,
};
