import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { ThreadCandidate } from "#app/platform/mail/thread-candidates.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { chooseThread } from "./route-mail.ts";

/** The ticket of this shop that the surest candidate leads to; `null` when none does. At most one statement. */
export async function findThread(tx: DeskTx, candidates: readonly ThreadCandidate[]): Promise<bigint | null> {
  if (!candidates.length) return null;
  const ticketIds = candidates.flatMap((one) => (one.by === "foreign_message_id" ? [] : [one.ticketId]));
  const foreignIds = candidates.flatMap((one) => (one.by === "foreign_message_id" ? [one.id] : []));
  const found = await tx.sql<{ foreign_id: string | null; ticket_id: bigint }>`
    select null as foreign_id, t.id as ticket_id from ticket t
    where t.shop_id = ${SHOP} and t.id = any(${ticketIds}::bigint[])
    union all
    select m.message_id_header, m.ticket_id from message m
    where m.shop_id = ${SHOP} and m.message_id_header = any(${foreignIds}::text[]) and m.kind in ('customer', 'guest')`;
  return chooseThread(candidates, {
    ticketIds: new Set(found.flatMap((row) => (row.foreign_id === null ? [row.ticket_id] : []))),
    ticketByForeignId: new Map(
      found.flatMap((row) => (row.foreign_id === null ? [] : [[row.foreign_id, row.ticket_id] as const])),
    ),
  });
}
