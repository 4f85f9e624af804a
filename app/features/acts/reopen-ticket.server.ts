import type { DeskTx } from "../shared/desk.ts";

/** Brings a ticket back into the inbox because its act (`because`: the kind) needs somebody; spam stays where it is. */
export async function reopenTicket(tx: DeskTx, ticketId: bigint, because: string, at: Date): Promise<void> {
  const { count } = await tx.db.ticket.updateMany({
    where: { id: ticketId, status: { in: ["pending", "solved"] } },
    data: { status: "open", isOpen: true, solvedAt: null, unread: true, lastActivityAt: at },
  });
  if (count) await tx.db.ticketEvent.create({ data: { ticketId, kind: "reopened", data: { because }, at } });
}
