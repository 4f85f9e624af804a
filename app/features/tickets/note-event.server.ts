import type { DeskTx } from "#app/features/shared/desk.ts";
import type { EventData, EventKind } from "./ticket-event.ts";

/** Writes a line of the ticket's timeline and tells open pages. Returns its id. */
export async function noteEvent(
  tx: DeskTx,
  ticket: { id: bigint; number: number },
  event: { kind: EventKind; staffId: bigint | null; data: EventData; at: Date },
): Promise<bigint> {
  const { id } = await tx.db.ticketEvent.create({ data: { ticketId: ticket.id, ...event }, select: { id: true } });
  tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticket.number });
  return id;
}
