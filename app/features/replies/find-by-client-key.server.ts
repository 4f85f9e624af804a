import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import type { LockedTicket } from "#app/features/tickets/lock-ticket.server.ts";

/**
 * The message that was made with this key: its id when it stands in this ticket, or in the one that this one was merged
 * into since; `elsewhere` when in another (a key
 * belongs to one text), `null` when there is none. Ask it while the ticket is held.
 */
export async function findByClientKey(
  tx: DeskTx,
  ticket: Pick<LockedTicket, "id" | "merged_into_id">,
  clientKey: string,
): Promise<bigint | "elsewhere" | null> {
  const [found] = await tx.sql<{ id: bigint; ticket_id: bigint }>`
    select id, ticket_id from message where shop_id = ${SHOP} and client_key = ${clientKey}`;
  if (!found) return null;
  return found.ticket_id === ticket.id || found.ticket_id === ticket.merged_into_id ? found.id : "elsewhere";
}
