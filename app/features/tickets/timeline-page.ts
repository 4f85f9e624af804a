import { parseRowId } from "./row-ids.ts";

/** What a page of the timeline holds at most. */
export const timelinePageSize = 50;

/** Where the part of the timeline that is shown begins: everything before it has smaller ids. */
export interface TimelineCursor {
  messageId: bigint;
  eventId: bigint;
}

/** After the last item: the latest page is before it. */
export const timelineEnd: TimelineCursor = { messageId: (1n << 63n) - 1n, eventId: (1n << 63n) - 1n };

export const writeTimelineCursor = ({ messageId, eventId }: TimelineCursor): string => `${messageId}-${eventId}`;

/** Reads `writeTimelineCursor`'s word; `null` for anything else. */
export function parseTimelineCursor(word: string): TimelineCursor | null {
  const [message, event, ...rest] = word.split("-");
  const messageId = parseRowId(message);
  const eventId = parseRowId(event);
  return messageId !== null && eventId !== null && rest.length === 0 ? { messageId, eventId } : null;
}

interface Dated {
  id: bigint;
  at: Date;
}

/**
 * Merges messages and events, each given newest first and from before `before`, into one page, oldest first. Each list
 * is used up in its own order whatever its times say, so that paging shows everything once. `earlier` is null when
 * nothing is left.
 */
export function mergeTimeline<M extends Dated, E extends Dated>(
  messages: readonly M[],
  events: readonly E[],
  before: TimelineCursor,
): { items: ({ message: M } | { event: E })[]; earlier: TimelineCursor | null } {
  const items: ({ message: M } | { event: E })[] = [];
  const cursor = { ...before };
  let [m, e] = [0, 0];
  while (items.length < timelinePageSize) {
    const message = messages[m];
    const event = events[e];
    // Of the same instant, the message came first: the event tells of it.
    if (message && (!event || message.at > event.at)) {
      items.push({ message });
      cursor.messageId = message.id;
      m += 1;
    } else if (event) {
      items.push({ event });
      cursor.eventId = event.id;
      e += 1;
    } else break;
  }
  const left = m < messages.length || e < events.length;
  return { items: items.reverse(), earlier: left ? cursor : null };
}
