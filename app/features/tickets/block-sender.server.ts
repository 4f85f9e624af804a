import { blockPatternOf, blockPatternsFor, type BlockScope } from "#app/features/channels/block-pattern.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket, placeOf } from "./lock-ticket.server.ts";
import { noteEvent } from "./note-event.server.ts";
import { writeBefore } from "./ticket-before.ts";
import { placeAt } from "./ticket-place.ts";

/**
 * Makes this ticket spam, and from now on all mail of its customer's address or domain. `public_domain`: anybody has an
 * address there. `null` when the ticket does not exist.
 */
export async function blockSender(
  desk: StaffDesk,
  number: number,
  scope: BlockScope,
): Promise<Outcome<{ pattern: string }, "public_domain" | "merged"> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    if (ticket.merged_into_id !== null) return refuse("merged");
    const pattern = blockPatternOf(ticket.customer_email, scope);
    if (pattern === null) return refuse("public_domain");
    const at = desk.now();
    const staffId = desk.staff.id;
    await tx.db.blockedSender.createMany({ data: [{ pattern, staffId, createdAt: at }], skipDuplicates: true });
    await noteEvent(tx, ticket, { kind: "blocked", staffId, data: { pattern }, at });
    if (ticket.status !== "spam") {
      await tx.db.ticket.updateMany({
        where: { id: ticket.id },
        data: { ...placeAt("spam", at), waitingSince: null, unread: false },
      });
      const data = { from: ticket.status, to: "spam", before: writeBefore(placeOf(ticket)) };
      await noteEvent(tx, ticket, { kind: "status", staffId, data, at });
    }
    return succeed({ pattern });
  });
}

/** Takes mail of this ticket's customer again; the ticket stays where it is. `null` when the ticket does not exist. */
export async function unblockSender(desk: StaffDesk, number: number): Promise<Outcome<null, never> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const where = { pattern: { in: blockPatternsFor(ticket.customer_email) } };
    const blocked = await tx.db.blockedSender.findMany({ where, select: { pattern: true } });
    await tx.db.blockedSender.deleteMany({ where });
    for (const { pattern } of blocked)
      await noteEvent(tx, ticket, { kind: "unblocked", staffId: desk.staff.id, data: { pattern }, at: desk.now() });
    return succeed(null);
  });
}
