import type { LiveEvent, PersonalNews } from "#app/platform/live/live-event.ts";

/** What a person is told by their browser: a customer wrote, somebody mentioned them, gave them a ticket, or waits
 * for their approval or they for somebody's. */
export interface News {
  because: "message" | PersonalNews;
  number: number;
}

/** What of this is news for this person; null: nothing. */
export function newsOfEvent(event: LiveEvent, staffId: string): News | null {
  if (event.kind === "ticket" && event.isNews) return { because: "message", number: event.number };
  return event.kind === "notice" && event.staffId === staffId ? (event.told ?? null) : null;
}
