import type { ActKind } from "./act-kind.ts";

const words: Record<ActKind, string> = { refund: "refund", cancellation: "cancel", replacement: "replacement" };

/** Where an act of this kind on a ticket's order is opened, previewed and confirmed. */
export const actAddress = (kind: ActKind, ticketNumber: number): string =>
  `/app/tickets/${ticketNumber}/${words[kind]}`;
