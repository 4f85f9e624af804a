import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket, placeOf } from "./lock-ticket.server.ts";
import { noteEvent } from "./note-event.server.ts";
import { writeBefore } from "./ticket-before.ts";
import { endsWaiting, placeAt } from "./ticket-place.ts";
import { mayChangeStatus, type TicketStatus } from "./ticket-status.ts";

/**
 * Moves a ticket by hand. `from` is what the page showed: `changed` when somebody was faster (`detail` says where it
 * is now). To where it already is: done, without an event. Ends a snooze. `change` is what `undoChange` takes. `null`
 * when the ticket does not exist.
 */
export async function setStatus(
  desk: StaffDesk,
  number: number,
  to: TicketStatus,
  from: TicketStatus | null = null,
): Promise<Outcome<{ status: TicketStatus; change: string | null }, "changed" | "not_allowed" | "merged"> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    if (ticket.status === to) return succeed({ status: to, change: null });
    if (from !== null && ticket.status !== from) return refuse("changed", { detail: ticket.status });
    if (ticket.merged_into_id !== null) return refuse("merged");
    if (!mayChangeStatus(ticket.status, to)) return refuse("not_allowed");
    const at = desk.now();
    await tx.db.ticket.updateMany({
      where: { id: ticket.id },
      data: { ...placeAt(to, at, ticket.solved_at), ...(endsWaiting(to) && { waitingSince: null }) },
    });
    const data = { from: ticket.status, to, before: writeBefore(placeOf(ticket)) };
    const change = await noteEvent(tx, ticket, { kind: "status", staffId: desk.staff.id, data, at });
    return succeed({ status: to, change: change.toString() });
  });
}
