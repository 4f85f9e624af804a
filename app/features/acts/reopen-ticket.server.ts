import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { placeAt } from "#app/features/tickets/ticket-place.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";
import type { DeskTx } from "../shared/desk.ts";

/**
 * Brings a ticket back into the inbox because its act (`because`: the kind) needs somebody, wherever it was put: waiting,
 * on hold, snoozed, solved or closed. Spam stays where it is.
 */
export async function reopenTicket(tx: DeskTx, ticketId: bigint, because: string, at: Date): Promise<void> {
  const [ticket] = await tx.sql<{ status: TicketStatus }>`
    select status from ticket where shop_id = ${SHOP} and id = ${ticketId} and not is_open and status <> 'spam' for update`;
  if (!ticket) return;
  const to = ticket.status === "new" ? "new" : "open";
  await tx.db.ticket.updateMany({
    where: { id: ticketId },
    data: { ...placeAt(to, at), unread: true, lastActivityAt: at },
  });
  await tx.db.ticketEvent.create({
    data: { ticketId, kind: "reopened", data: { from: ticket.status, to, because }, at },
  });
}
