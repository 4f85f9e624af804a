import { placeAt, type TicketPlace } from "./ticket-place.ts";
import { statusAfterCustomerMessage } from "./ticket-status.ts";

/** What a customer's message may change of a ticket. */
export interface TicketState extends TicketPlace {
  waitingSince: Date | null;
  lastActivityAt: Date;
  unread: boolean;
}

/**
 * The ticket after a message from outside that arrived at `at`; by arrival, never by the sender's clock. It ends a
 * snooze. An automatic mail changes nothing here: it neither wakes a ticket nor waits for an answer. Spam stays where it
 * is.
 */
export function ticketAfterMessage(before: TicketState, message: { automatic: boolean; at: Date }): TicketState {
  if (message.automatic) return before;
  const status = statusAfterCustomerMessage(before.status);
  const lastActivityAt = later(before.lastActivityAt, message.at);
  if (status === "spam") return { ...before, lastActivityAt };
  return {
    ...placeAt(status, message.at),
    waitingSince: before.waitingSince && before.waitingSince < message.at ? before.waitingSince : message.at,
    lastActivityAt,
    unread: true,
  };
}

export const later = (one: Date, other: Date): Date => (one > other ? one : other);
