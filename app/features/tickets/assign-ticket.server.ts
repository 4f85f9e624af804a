import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "./lock-ticket.server.ts";

/**
 * Gives the ticket to a person of this shop's staff, or with `null` to nobody. To whom it already belongs: done,
 * without an event. `null` when the ticket does not exist.
 */
export async function assignTicket(
  desk: StaffDesk,
  number: number,
  staffId: bigint | null,
): Promise<Outcome<{ assigneeName: string | null }, "unknown_person"> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const person =
      staffId === null ? null : await tx.db.staff.findFirst({ where: { id: staffId }, select: { name: true } });
    if (staffId !== null && !person) return refuse("unknown_person", { field: "assignee" });
    const assigneeName = person?.name ?? null;
    if (ticket.assignee_id === staffId) return succeed({ assigneeName });
    await tx.db.ticket.updateMany({ where: { id: ticket.id }, data: { assigneeId: staffId } });
    await tx.db.ticketEvent.create({
      data: {
        ticketId: ticket.id,
        kind: "assigned",
        staffId: desk.staff.id,
        data: { name: assigneeName },
        at: desk.now(),
      },
      select: { id: true },
    });
    tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number });
    return succeed({ assigneeName });
  });
}
