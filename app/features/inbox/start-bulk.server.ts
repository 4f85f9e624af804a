import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, planAnew, runParts } from "#app/platform/db/sql-fragment.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { isTicketNumber, parseRowId } from "#app/features/tickets/row-ids.ts";
import { bulkLimit, type BulkChange } from "./bulk-action.ts";
import { workBulkJob } from "./bulk-jobs.ts";
import { whereFilter } from "./count-views.server.ts";
import type { InboxFilter } from "./inbox-filter.ts";

/** The tickets of these numbers, or all that a filter lets in at this moment. */
export type BulkTickets = { numbers: readonly number[] } | { filter: InboxFilter };

export type BulkProblem = "nothing" | "too_many" | "unknown_person" | "unknown_tag" | "past";

/**
 * Begins a change of many tickets, which a job then makes. A repeated `requestKey` (of at most 100 characters) is the
 * change that was begun with it, whatever else is asked. Numbers that are none of this shop's are left out.
 */
export async function startBulk(
  desk: StaffDesk,
  ask: { change: BulkChange; requestKey: string; tickets: BulkTickets },
): Promise<Outcome<{ id: string }, BulkProblem>> {
  const requestKey = ask.requestKey.slice(0, 100);
  const known = await desk.db.bulkAction.findFirst({ where: { requestKey }, select: { id: true } });
  if (known) return succeed({ id: known.id.toString() });
  const problem = await checkChange(desk, ask.change);
  if (problem) return refuse(problem);
  const ids = await listTickets(desk, ask.tickets);
  if (!ids.length) return refuse("nothing");
  if (ids.length > bulkLimit) return refuse("too_many");
  const id = await desk.tx(async (tx) => {
    const [made] = await tx.sql<{ id: string }>`
      with made as (
        insert into bulk_action (shop_id, staff_id, kind, data, request_key, total)
        values (${SHOP}, ${desk.staff.id}::bigint, ${ask.change.kind}, ${JSON.stringify(ask.change.data)}::jsonb,
                ${requestKey}, ${ids.length}::int)
        on conflict (shop_id, request_key) do nothing
        returning id
      ), tickets as (
        insert into bulk_action_ticket (shop_id, bulk_id, ticket_id)
        select ${SHOP}, made.id, ticket_id from made cross join unnest(${ids}::bigint[]) as ticket_id
      )
      select id::text from made`;
    // Another request with the same key was faster: its row is there once it has committed.
    if (!made) return null;
    await tx.enqueue(workBulkJob, { bulkId: made.id }, { key: made.id });
    tx.announce({ kind: "bulk", bulkId: made.id });
    return made.id;
  });
  if (id !== null) return succeed({ id });
  const faster = await desk.db.bulkAction.findFirstOrThrow({ where: { requestKey }, select: { id: true } });
  return succeed({ id: faster.id.toString() });
}

async function checkChange(desk: StaffDesk, change: BulkChange): Promise<BulkProblem | null> {
  if (change.kind === "assign" && change.data.staffId !== null) {
    const where = { id: parseRowId(change.data.staffId) ?? 0n, removedAt: null };
    if (!(await desk.db.staff.count({ where }))) return "unknown_person";
  }
  if (change.kind === "tag" || change.kind === "untag") {
    const where = { id: parseRowId(change.data.tagId) ?? 0n };
    if (!(await desk.db.tag.count({ where }))) return "unknown_tag";
  }
  if (change.kind === "snooze" && change.data.until !== null && new Date(change.data.until) <= desk.now())
    return "past";
  return null;
}

async function listTickets(desk: StaffDesk, tickets: BulkTickets): Promise<string[]> {
  if ("filter" in tickets) {
    const where = whereFilter(tickets.filter, desk);
    if (!where) return [];
    const found = await runParts<{ id: string }>(
      desk.sql,
      part`${planAnew}select t.id::text from ticket t where ${where} limit ${bulkLimit + 1}::int`,
    );
    return found.map(({ id }) => id);
  }
  const numbers = [...new Set(tickets.numbers.filter(isTicketNumber))].slice(0, bulkLimit + 1);
  const found = await desk.sql<{ id: string }>`
    select id::text from ticket where shop_id = ${SHOP} and number = any(${numbers}::int[])`;
  return found.map(({ id }) => id);
}
