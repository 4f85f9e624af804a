import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { noteHeld } from "./note-held.server.ts";

/** A shopper does not wait so long for an answer: whoever was at it is gone. Milliseconds; ours. */
export const abandonedAfter = 2 * 60_000;

/**
 * Gives requests to people that were to be done at once and whose process died before anything was written down of them.
 * Nothing is done for the shopper here. By the clock; twice does no harm.
 */
export async function sweepRequests(desk: Desk): Promise<void> {
  const rows = await desk.sql<{ id: bigint; ticket_id: bigint; number: number }>`
    select r.id, r.ticket_id, t.number from shopper_request r join ticket t on t.shop_id = r.shop_id and t.id = r.ticket_id
    where r.shop_id = ${SHOP} and r.pending_since < ${new Date(desk.now().getTime() - abandonedAfter)}::timestamptz
    order by r.pending_since limit 100`;
  for (const { id, ticket_id, number } of rows) await noteHeld(desk, id, { id: ticket_id, number }, "interrupted");
}
