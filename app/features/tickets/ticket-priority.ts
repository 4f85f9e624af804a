/** low, normal, high, urgent, as the column has them. */
export const ticketPriorities = [0, 1, 2, 3] as const;
export type TicketPriority = (typeof ticketPriorities)[number];

/** A priority as it stands in a form; `null` when it is none. */
export const parsePriority = (text: unknown): TicketPriority | null =>
  ticketPriorities.find((one) => String(one) === text) ?? null;

/** The names of the priorities in the texts, by their number. */
export const priorityWords = ["low", "normal", "high", "urgent"] as const;
