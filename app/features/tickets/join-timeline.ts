import type { TimelineItem } from "./ticket-view.ts";

const keyOf = (item: TimelineItem): string => (item.type === "message" ? `m${item.message.id}` : `e${item.event.id}`);

/** Two parts of a timeline as one: what both have stands once, where the earlier part has it, as the later part says it. */
export function joinTimeline(earlier: TimelineItem[], later: TimelineItem[]): TimelineItem[] {
  const fresh = new Map(later.map((item) => [keyOf(item), item]));
  const known = new Set(earlier.map(keyOf));
  return [...earlier.map((item) => fresh.get(keyOf(item)) ?? item), ...later.filter((item) => !known.has(keyOf(item)))];
}
