export const ticketStatuses = ["new", "open", "pending", "solved", "spam"] as const;

/** new: nobody has answered. open: waits for us. pending: waits for the customer. */
export type TicketStatus = (typeof ticketStatuses)[number];

/** Stands in the inbox: somebody of the shop has to do something. */
export const isOpenStatus = (status: TicketStatus): boolean => status === "new" || status === "open";

export const isTicketStatus = (value: unknown): value is TicketStatus => ticketStatuses.includes(value as TicketStatus);

/** What a person may choose; `new` is only ever where a ticket starts. */
const allowed: Record<TicketStatus, readonly TicketStatus[]> = {
  new: ["open", "pending", "solved", "spam"],
  open: ["pending", "solved", "spam"],
  pending: ["open", "solved", "spam"],
  solved: ["open", "pending", "spam"],
  spam: ["open"],
};

export const mayChangeStatus = (from: TicketStatus, to: TicketStatus): boolean => allowed[from].includes(to);

/** Where the ticket goes when the customer writes: spam stays spam, everything else waits for us again. */
export const statusAfterCustomerMessage = (status: TicketStatus): TicketStatus =>
  status === "pending" || status === "solved" ? "open" : status;
