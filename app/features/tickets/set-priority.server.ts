import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "./lock-ticket.server.ts";
import { noteEvent } from "./note-event.server.ts";
import type { TicketPriority } from "./ticket-priority.ts";

/**
 * Says how urgent the ticket is. `from` is what the page showed: `changed` when somebody was faster (`detail` says what
 * it is now). What it already is: done, without an event. `null` when the ticket does not exist.
 */
export async function setPriority(
  desk: StaffDesk,
  number: number,
  to: TicketPriority,
  from: TicketPriority | null = null,
): Promise<Outcome<{ priority: TicketPriority }, "changed"> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    if (ticket.priority === to) return succeed({ priority: to });
    if (from !== null && ticket.priority !== from) return refuse("changed", { detail: String(ticket.priority) });
    await tx.db.ticket.updateMany({ where: { id: ticket.id }, data: { priority: to } });
    const data = { from: ticket.priority, to };
    await noteEvent(tx, ticket, { kind: "priority", staffId: desk.staff.id, data, at: desk.now() });
    return succeed({ priority: to });
  });
}
