import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "./lock-ticket.server.ts";
import { noteEvent } from "./note-event.server.ts";
import { readBefore } from "./ticket-before.ts";
import type { EventKind } from "./ticket-event.ts";

/** Longer than the toast stands that offers it. Ours. */
const undoMinutes = 10;

/** What moves a ticket: after one of these, what was before is no longer what one would go back to. */
const moves: EventKind[] = ["status", "snoozed", "woken", "reopened", "merged", "merged_away", "split"];

/**
 * Takes one's own change of status or snooze back: the ticket is as it was, also in what a person could not choose (new).
 * `changed` when it was moved since, or too long ago, or by somebody else. `null` when there is no such change.
 */
export async function undoChange(
  desk: StaffDesk,
  number: number,
  eventId: bigint,
): Promise<Outcome<null, "changed"> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    const event = ticket && (await lastMove(tx, ticket.id, eventId));
    if (!event) return null;
    const before = readBefore(event.data && (event.data as Record<string, unknown>).before);
    const at = desk.now();
    const isLate = at.getTime() - event.at.getTime() > undoMinutes * 60_000;
    if (!before || !event.isLast || isLate || event.staffId !== desk.staff.id)
      return refuse("changed", { detail: ticket.status });
    await tx.db.ticket.updateMany({ where: { id: ticket.id }, data: before });
    await noteEvent(
      tx,
      ticket,
      event.kind === "snoozed"
        ? { kind: "woken", staffId: desk.staff.id, data: { because: "undo" }, at }
        : {
            kind: "status",
            staffId: desk.staff.id,
            data: { from: ticket.status, to: before.status, because: "undo" },
            at,
          },
    );
    return succeed(null);
  });
}

async function lastMove(tx: DeskTx, ticketId: bigint, eventId: bigint) {
  const select = { id: true, kind: true, staffId: true, data: true, at: true };
  const event = await tx.db.ticketEvent.findFirst({ where: { id: eventId, ticketId }, select });
  if (!event) return null;
  const later = await tx.db.ticketEvent.findFirst({
    where: { ticketId, id: { gt: eventId }, kind: { in: moves } },
    select: { id: true },
  });
  return { ...event, isLast: later === null };
}
