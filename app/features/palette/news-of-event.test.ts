import { expect, it } from "vitest";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { newsOfEvent, type News } from "./news-of-event.ts";

it.each<[LiveEvent, News | null]>([
  [
    { kind: "ticket", ticketId: "9", number: 12, isNews: true },
    { because: "message", number: 12 },
  ],
  [{ kind: "ticket", ticketId: "9", number: 12 }, null],
  [
    { kind: "notice", staffId: "7", told: { because: "mention", number: 12 } },
    { because: "mention", number: 12 },
  ],
  [
    { kind: "notice", staffId: "7", told: { because: "assigned", number: 13 } },
    { because: "assigned", number: 13 },
  ],
  [{ kind: "notice", staffId: "8", told: { because: "mention", number: 12 } }, null],
  [{ kind: "notice", staffId: "7" }, null],
  [{ kind: "shop" }, null],
])("%j is news for 7: %j", (event, news) => expect(newsOfEvent(event, "7")).toEqual(news));
