import { isDoneStatus, type TicketStatus } from "#app/features/tickets/ticket-status.ts";

/** What may be chosen beside the button that sends. */
export const replyStatuses = ["open", "pending", "on_hold", "solved"] as const;
export type ReplyStatus = (typeof replyStatuses)[number];

export const isReplyStatus = (value: unknown): value is ReplyStatus => replyStatuses.includes(value as ReplyStatus);

/** Where the ticket goes when we answer: where the person said, else it waits for the customer. What is done stays done. */
export const statusAfterReply = (before: TicketStatus, chosen: ReplyStatus | null): TicketStatus =>
  chosen ?? (isDoneStatus(before) ? before : "pending");
