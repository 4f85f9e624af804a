export const ticketStatuses = ["new", "open", "pending", "on_hold", "solved", "closed", "spam"] as const;

/**
 * new: nobody has answered. open: waits for us. pending: waits for the customer. on_hold: waits for somebody else, a
 * carrier or a supplier. solved: done, as we see it. closed: done for good; nobody expects anything more.
 */
export type TicketStatus = (typeof ticketStatuses)[number];

/** Somebody of the shop has to do something: it stands in the inbox unless it is snoozed. */
export const isOpenStatus = (status: TicketStatus): boolean => status === "new" || status === "open";

/** Nobody has to do anything any more. */
export const isDoneStatus = (status: TicketStatus): boolean => status === "solved" || status === "closed";

export const isTicketStatus = (value: unknown): value is TicketStatus => ticketStatuses.includes(value as TicketStatus);

/**
 * The one table of what a person may choose. `new` is only ever where a ticket starts. `closed` comes after `solved`, by
 * hand or by time, and leads back to `open` only.
 */
const allowed: Record<TicketStatus, readonly TicketStatus[]> = {
  new: ["open", "pending", "on_hold", "solved", "spam"],
  open: ["pending", "on_hold", "solved", "spam"],
  pending: ["open", "on_hold", "solved", "spam"],
  on_hold: ["open", "pending", "solved", "spam"],
  solved: ["open", "pending", "on_hold", "closed", "spam"],
  closed: ["open", "spam"],
  spam: ["open"],
};

export const mayChangeStatus = (from: TicketStatus, to: TicketStatus): boolean => allowed[from].includes(to);

/** What a person may choose next, in the order of a menu. */
export const nextStatuses = (from: TicketStatus): readonly TicketStatus[] => allowed[from];

/** Where the ticket goes when the customer writes: spam stays spam, new stays new, all else waits for us again. */
export const statusAfterCustomerMessage = (status: TicketStatus): TicketStatus =>
  status === "spam" || status === "new" ? status : "open";
