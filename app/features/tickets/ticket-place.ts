import { isDoneStatus, isOpenStatus, type TicketStatus } from "./ticket-status.ts";

/**
 * Where a ticket stands: the columns of its row that change together. Whoever moves a ticket writes all of them, as one
 * of the two functions below gives them.
 */
export interface TicketPlace {
  status: TicketStatus;
  /** It stands in the inbox: status new or open, and not snoozed. */
  isOpen: boolean;
  snoozed: boolean;
  /** null while snoozed: until the customer writes. */
  snoozedUntil: Date | null;
  solvedAt: Date | null;
  closedAt: Date | null;
}

/**
 * The place of a ticket that is now, at `at`, in this status. Whoever decides about the status has the ticket before
 * them: that ends a snooze. `solvedAt` is when it was solved before, if it was: solving again keeps it.
 */
export const placeAt = (status: TicketStatus, at: Date, solvedAt: Date | null = null): TicketPlace => ({
  status,
  isOpen: isOpenStatus(status),
  snoozed: false,
  snoozedUntil: null,
  solvedAt: isDoneStatus(status) ? (solvedAt ?? at) : null,
  closedAt: status === "closed" ? at : null,
});

/** The place of a ticket that is out of sight until then, or with `null` until the customer writes. */
export const snoozedPlace = (status: TicketStatus, until: Date | null): TicketPlace => ({
  status,
  isOpen: false,
  snoozed: true,
  snoozedUntil: until,
  solvedAt: null,
  closedAt: null,
});

/** Only what somebody still has to come back to can be put off. */
export const maySnooze = (status: TicketStatus): boolean => !isDoneStatus(status) && status !== "spam";

/** Where a snoozed ticket wakes: somebody has to look at it now, whomever it waited for when it was put off. */
export const statusAfterSnooze = (status: TicketStatus): TicketStatus => (status === "new" ? "new" : "open");

/**
 * Whether nobody waits for our answer any more in this status. On hold the customer still does; their time goes on.
 */
export const endsWaiting = (status: TicketStatus): boolean => !isOpenStatus(status) && status !== "on_hold";
