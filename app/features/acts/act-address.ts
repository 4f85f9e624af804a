import type { ActKind } from "./act-kind.ts";

/** Where the word is not the kind's own. */
const words: Partial<Record<ActKind, string>> = {
  cancellation: "cancel",
  note: "order-note",
  returnStep: "return-step",
};

/** Where an act of this kind on a ticket's order is opened, previewed and confirmed. */
export const actAddress = (kind: ActKind, ticketNumber: number): string =>
  `/app/tickets/${ticketNumber}/${words[kind] ?? kind}`;
