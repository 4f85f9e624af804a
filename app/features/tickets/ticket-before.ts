import type { EventData } from "./ticket-event.ts";
import type { TicketPlace } from "./ticket-place.ts";
import { isOpenStatus, isTicketStatus } from "./ticket-status.ts";

/** What taking a change back restores. */
export interface TicketBefore extends Omit<TicketPlace, "isOpen"> {
  waitingSince: Date | null;
  unread: boolean;
}

/** How the ticket was, as JSON for the event that tells of its change. */
export const writeBefore = (before: TicketBefore): EventData => ({
  status: before.status,
  snoozed: before.snoozed,
  snoozedUntil: before.snoozedUntil?.toISOString() ?? null,
  solvedAt: before.solvedAt?.toISOString() ?? null,
  closedAt: before.closedAt?.toISOString() ?? null,
  waitingSince: before.waitingSince?.toISOString() ?? null,
  unread: before.unread,
});

/** Reads what `writeBefore` wrote, as columns of the ticket; `null` for anything else. */
export function readBefore(value: unknown): (TicketPlace & TicketBefore) | null {
  if (typeof value !== "object" || value === null) return null;
  const { status, snoozed, unread, ...dates } = value as Record<string, unknown>;
  if (!isTicketStatus(status)) return null;
  const instant = (one: unknown) => (typeof one === "string" ? new Date(one) : null);
  return {
    status,
    isOpen: isOpenStatus(status) && snoozed !== true,
    snoozed: snoozed === true,
    snoozedUntil: instant(dates.snoozedUntil),
    solvedAt: instant(dates.solvedAt),
    closedAt: instant(dates.closedAt),
    waitingSince: instant(dates.waitingSince),
    unread: unread === true,
  };
}
