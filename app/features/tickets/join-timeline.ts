import type { TimelineItem } from "./ticket-view.ts";

const keyOf = (item: TimelineItem): string => (item.type === "message" ? `m${item.message.id}` : `e${item.event.id}`);

/**
 * Two parts of a timeline as one: what both have stands once, where the earlier part has it, as the later part says it.
 * What is the same in both stays the same object, so that hundreds of messages need not be drawn again.
 */
export function joinTimeline(earlier: TimelineItem[], later: TimelineItem[]): TimelineItem[] {
  const fresh = new Map(later.map((item) => [keyOf(item), item]));
  const known = new Set(earlier.map(keyOf));
  const newer = (item: TimelineItem): TimelineItem => {
    const other = fresh.get(keyOf(item));
    return other && JSON.stringify(other) !== JSON.stringify(item) ? other : item;
  };
  return [...earlier.map(newer), ...later.filter((item) => !known.has(keyOf(item)))];
}

/**
 * What was shown, without messages that were taken back: `newest` is the end of the timeline as it is now, so a message
 * between its messages that it does not have is gone.
 */
export function withoutTakenBack(shown: TimelineItem[], newest: TimelineItem[]): TimelineItem[] {
  const ids = newest.flatMap((item) => (item.type === "message" ? [BigInt(item.message.id)] : []));
  const first = ids.reduce<bigint | null>((least, id) => (least === null || id < least ? id : least), null);
  const there = new Set(newest.map(keyOf));
  return shown.filter(
    (item) => item.type === "event" || first === null || BigInt(item.message.id) < first || there.has(keyOf(item)),
  );
}
