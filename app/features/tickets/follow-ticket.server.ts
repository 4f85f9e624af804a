import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "./lock-ticket.server.ts";
import { noteEvent } from "./note-event.server.ts";

/**
 * Lets a person of this shop hear of the ticket from now on, or no longer. As it already is: done, without an event.
 * `null` when the ticket does not exist.
 */
export async function followTicket(
  desk: StaffDesk,
  number: number,
  staffId: bigint,
  follows: boolean,
): Promise<Outcome<null, "unknown_person"> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const person = await tx.db.staff.findFirst({ where: { id: staffId }, select: { name: true, removedAt: true } });
    if (!person || (follows && person.removedAt)) return refuse("unknown_person", { field: "follower" });
    const row = { ticketId: ticket.id, staffId };
    const { count } = follows
      ? await tx.db.ticketFollower.createMany({ data: [row], skipDuplicates: true })
      : await tx.db.ticketFollower.deleteMany({ where: row });
    if (!count) return succeed(null);
    const data = { name: person.name, follows };
    await noteEvent(tx, ticket, { kind: "follower", staffId: desk.staff.id, data, at: desk.now() });
    return succeed(null);
  });
}
