import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "./lock-ticket.server.ts";
import { noteEvent } from "./note-event.server.ts";
import { notePeople } from "./notify-people.server.ts";

/**
 * Gives the ticket to a person of this shop's staff, who is told, or with `null` to nobody. `from` is whose it was on the
 * page: `changed` when somebody was faster (`detail` is the name of who has it now, or empty). To whom it already
 * belongs: done, without an event. `null` when the ticket does not exist.
 */
export async function assignTicket(
  desk: StaffDesk,
  number: number,
  staffId: bigint | null,
  from?: bigint | null,
): Promise<Outcome<{ assigneeName: string | null }, "unknown_person" | "changed"> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const nameOf = async (id: bigint | null) =>
      id === null ? null : await tx.db.staff.findFirst({ where: { id }, select: { name: true, removedAt: true } });
    const person = await nameOf(staffId);
    if (staffId !== null && (!person || (person.removedAt && ticket.assignee_id !== staffId)))
      return refuse("unknown_person", { field: "assignee" });
    const assigneeName = person?.name ?? null;
    if (ticket.assignee_id === staffId) return succeed({ assigneeName });
    if (from !== undefined && ticket.assignee_id !== from)
      return refuse("changed", { field: "assignee", detail: (await nameOf(ticket.assignee_id))?.name ?? "" });
    const at = desk.now();
    await tx.db.ticket.updateMany({ where: { id: ticket.id }, data: { assigneeId: staffId } });
    await noteEvent(tx, ticket, { kind: "assigned", staffId: desk.staff.id, data: { name: assigneeName }, at });
    if (staffId !== null && staffId !== desk.staff.id) {
      const about = { ticketId: ticket.id, messageId: null, byName: desk.staff.name, at };
      await notePeople(tx, "assigned", [staffId], about);
    }
    return succeed({ assigneeName });
  });
}
