import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { noteHeld } from "./note-held.server.ts";
import { actOfRequest, isRequestKind } from "./request-kind.ts";

/** A shopper does not wait so long for an answer: whoever was at it is gone. Milliseconds; ours. */
export const abandonedAfter = 2 * 60_000;

/** So long it is looked whether an act that a request had begun has failed. Milliseconds; ours. */
export const failedWithin = 7 * 24 * 3_600_000;

interface Abandoned {
  id: bigint;
  kind: string;
  ticket_id: bigint;
  number: number;
}

/**
 * Looks after requests that were to be done at once and whose process died on the way. An act that it had begun is the
 * request's, and is followed as any other; without one, or where it failed, also later on, people see to it. Nothing is
 * done for the shopper here. By the clock; twice does no harm.
 */
export async function sweepRequests(desk: Desk): Promise<void> {
  const before = new Date(desk.now().getTime() - abandonedAfter);
  const rows = await desk.sql<Abandoned>`
    select r.id, r.kind, r.ticket_id, t.number
    from shopper_request r join ticket t on t.shop_id = r.shop_id and t.id = r.ticket_id
    where r.shop_id = ${SHOP} and r.pending_since < ${before}::timestamptz
    order by r.pending_since limit 100`;
  for (const row of rows) {
    const begun = await linkAct(desk, row);
    if (begun === "under_way") continue;
    await noteHeld(
      desk,
      row.id,
      { id: row.ticket_id, number: row.number },
      begun === "failed" ? "failed" : "interrupted",
    );
  }
  const failed = await desk.sql<Abandoned>`
    select r.id, r.kind, r.ticket_id, t.number
    from order_action a
    join shopper_request r on r.shop_id = a.shop_id and r.action_id = a.id and r.input -> 'held' is null
    join ticket t on t.shop_id = r.shop_id and t.id = r.ticket_id
    where a.shop_id = ${SHOP} and a.state = 'failed' and a.created_at < ${before}::timestamptz
      and a.created_at > ${new Date(desk.now().getTime() - failedWithin)}::timestamptz
    order by a.created_at limit 100`;
  for (const row of failed) await noteHeld(desk, row.id, { id: row.ticket_id, number: row.number }, "failed");
}

/** Gives the request the act that a shopper's desk began for it. null: none was begun. */
async function linkAct(desk: Desk, { id, kind }: Abandoned): Promise<"under_way" | "failed" | null> {
  const act = isRequestKind(kind) ? actOfRequest[kind] : undefined;
  if (!act) return null;
  const [linked] = await desk.sql<{ state: string }>`
    update shopper_request r
    set action_id = a.id, pending_since = case when a.state = 'failed' then r.pending_since end
    from order_action a
    where r.shop_id = ${SHOP} and r.id = ${id} and r.pending_since is not null
      and a.shop_id = r.shop_id and a.id = (
        select b.id from order_action b
        where b.shop_id = r.shop_id and b.ticket_id = r.ticket_id and b.order_id = r.order_id and b.kind = ${act}
          and b.staff_id is null and b.created_at >= r.created_at and b.state not in ('drafted', 'awaiting_approval')
          and not exists (select 1 from shopper_request o where o.shop_id = b.shop_id and o.action_id = b.id and o.id <> r.id)
        order by b.id limit 1)
    returning a.state`;
  if (!linked) return null;
  return linked.state === "failed" ? "failed" : "under_way";
}
