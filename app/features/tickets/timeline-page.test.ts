import { describe, expect, it } from "vitest";
import {
  mergeTimeline,
  parseTimelineCursor,
  timelineEnd,
  timelinePageSize,
  writeTimelineCursor,
} from "./timeline-page.ts";

const item = (id: number, second: number) => ({ id: BigInt(id), at: new Date(second * 1000) });
const newestFirst = (...rows: { id: bigint; at: Date }[]) => rows.toSorted((a, b) => Number(b.id - a.id));
const shown = (page: ReturnType<typeof mergeTimeline>) =>
  page.items.map((entry) => ("message" in entry ? `m${entry.message.id}` : `e${entry.event.id}`));

describe("a page of the timeline", () => {
  it("merges by time, oldest first, the message before the event of the same instant", () => {
    const page = mergeTimeline(
      newestFirst(item(1, 10), item(2, 30)),
      newestFirst(item(7, 10), item(8, 20)),
      timelineEnd,
    );
    expect(shown(page)).toEqual(["m1", "e7", "e8", "m2"]);
    expect(page.earlier).toBeNull();
  });

  it("shows everything once over several pages, also where clocks ran backwards", () => {
    const messages = newestFirst(...Array.from({ length: 120 }, (_, i) => item(i + 1, (i * 37) % 101)));
    const events = newestFirst(...Array.from({ length: 33 }, (_, i) => item(i + 1, (i * 53) % 97)));
    const all: string[] = [];
    let before = timelineEnd;
    for (let pages = 0; pages < 10; pages += 1) {
      const page = mergeTimeline(
        messages.filter(({ id }) => id < before.messageId).slice(0, timelinePageSize + 1),
        events.filter(({ id }) => id < before.eventId).slice(0, timelinePageSize + 1),
        before,
      );
      expect(page.items.length).toBeLessThanOrEqual(timelinePageSize);
      all.push(...shown(page));
      if (!page.earlier) break;
      before = parseTimelineCursor(writeTimelineCursor(page.earlier)) ?? timelineEnd;
    }
    expect(all).toHaveLength(153);
    expect(new Set(all).size).toBe(153);
  });

  it.each(["", "1", "1-", "-1", "0-1", "1-2-3", "1-x", "99999999999999999999-1"])("has no cursor %j", (word) =>
    expect(parseTimelineCursor(word)).toBeNull(),
  );
});
