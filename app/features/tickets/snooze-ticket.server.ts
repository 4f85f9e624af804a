import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket, placeOf } from "./lock-ticket.server.ts";
import { noteEvent } from "./note-event.server.ts";
import { writeBefore } from "./ticket-before.ts";
import { maySnooze, placeAt, snoozedPlace, statusAfterSnooze } from "./ticket-place.ts";
import type { TicketStatus } from "./ticket-status.ts";

/** Whoever puts something off for longer wants to be rid of it. Ours, not anybody's rule. */
const longestSnoozeDays = 366;

/**
 * Puts the ticket out of sight until `until`, or with `null` until the customer writes; a reply of the customer ends it
 * in any case. `from` as in `setStatus`. `past` and `too_far` are about `until`. `null` when the ticket does not exist.
 */
export async function snoozeTicket(
  desk: StaffDesk,
  number: number,
  until: Date | null,
  from: TicketStatus | null = null,
): Promise<Outcome<{ change: string }, "changed" | "not_allowed" | "past" | "too_far"> | null> {
  const at = desk.now();
  if (until && until <= at) return refuse("past", { field: "until" });
  if (until && until.getTime() - at.getTime() > longestSnoozeDays * 24 * 3_600_000)
    return refuse("too_far", { field: "until" });
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    if (from !== null && ticket.status !== from) return refuse("changed", { detail: ticket.status });
    if (!maySnooze(ticket.status)) return refuse("not_allowed");
    await tx.db.ticket.updateMany({ where: { id: ticket.id }, data: snoozedPlace(ticket.status, until) });
    const data = { until: until?.toISOString() ?? null, before: writeBefore(placeOf(ticket)) };
    const change = await noteEvent(tx, ticket, { kind: "snoozed", staffId: desk.staff.id, data, at });
    return succeed({ change: change.toString() });
  });
}

/** Ends a snooze by hand. Not snoozed: done, without an event. `null` when the ticket does not exist. */
export async function wakeTicket(desk: StaffDesk, number: number): Promise<Outcome<null, never> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    if (!ticket.snoozed) return succeed(null);
    const at = desk.now();
    await tx.db.ticket.updateMany({
      where: { id: ticket.id },
      data: placeAt(statusAfterSnooze(ticket.status), at),
    });
    await noteEvent(tx, ticket, { kind: "woken", staffId: desk.staff.id, data: { because: "person" }, at });
    return succeed(null);
  });
}
