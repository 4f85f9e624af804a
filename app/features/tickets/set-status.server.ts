import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "./lock-ticket.server.ts";
import { isOpenStatus, mayChangeStatus, type TicketStatus } from "./ticket-status.ts";

/**
 * Moves a ticket by hand. `from` is what the page showed: `changed` when somebody was faster (`detail` says where it
 * is now). To where it already is: done, without an event. Leaving the inbox ends the customer's waiting. `null` when
 * the ticket does not exist.
 */
export async function setStatus(
  desk: StaffDesk,
  number: number,
  to: TicketStatus,
  from: TicketStatus | null = null,
): Promise<Outcome<{ status: TicketStatus }, "changed" | "not_allowed"> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    if (ticket.status === to) return succeed({ status: to });
    if (from !== null && ticket.status !== from) return refuse("changed", { detail: ticket.status });
    if (!mayChangeStatus(ticket.status, to)) return refuse("not_allowed");
    const now = desk.now();
    const isOpen = isOpenStatus(to);
    await tx.db.ticket.updateMany({
      where: { id: ticket.id },
      data: { status: to, isOpen, solvedAt: to === "solved" ? now : null, ...(!isOpen && { waitingSince: null }) },
    });
    await tx.db.ticketEvent.create({
      data: {
        ticketId: ticket.id,
        kind: "status",
        staffId: desk.staff.id,
        data: { from: ticket.status, to },
        at: now,
      },
      select: { id: true },
    });
    tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number });
    return succeed({ status: to });
  });
}
