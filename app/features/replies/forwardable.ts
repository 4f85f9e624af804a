import type { MessageView, TicketView } from "../tickets/ticket-view.ts";

/** What of the shown conversation may be sent on, newest first. A note is for the team: it never leaves. */
export const listForwardable = ({ timeline }: Pick<TicketView, "timeline">): MessageView[] =>
  timeline.flatMap((item) => (item.type === "message" && item.message.kind !== "note" ? [item.message] : [])).reverse();

/** The message that was chosen, where it is shown; else the newest from outside. `null`: there is none. */
export function forwardedOf(ticket: Pick<TicketView, "timeline">, chosen: string | null): string | null {
  const messages = listForwardable(ticket);
  const found = messages.find(({ id }) => id === chosen);
  const newest = messages.find(({ kind }) => kind === "customer" || kind === "guest") ?? messages[0];
  return (found ?? newest)?.id ?? null;
}
