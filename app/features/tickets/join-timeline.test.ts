import { expect, test } from "vitest";
import { joinTimeline, withoutTakenBack } from "./join-timeline.ts";
import type { EventView, MessageView, TimelineItem } from "./ticket-view.ts";

const message = (id: string, bodyText = id): TimelineItem => ({
  type: "message",
  message: { id, bodyText } as MessageView,
});
const event = (id: string): TimelineItem => ({ type: "event", event: { id } as EventView });

test("what both parts have stands once, in its place, with the newer words", () => {
  const joined = joinTimeline([message("1"), event("1"), message("2", "queued")], [message("2", "sent"), event("2")]);
  expect(joined).toEqual([message("1"), event("1"), message("2", "sent"), event("2")]);
});

test("what has not changed stays the same object", () => {
  const before = message("1");
  const [same, changed] = joinTimeline([before, message("2", "queued")], [message("1"), message("2", "sent")]);
  expect(same).toBe(before);
  expect(changed).toEqual(message("2", "sent"));
});

test("a message and an event of the same id are two things", () => {
  expect(joinTimeline([message("7")], [event("7")])).toHaveLength(2);
});

test("a message that was taken back goes; what is older than the newest part stays", () => {
  const shown = [message("1"), message("5"), event("9"), message("10")];
  expect(withoutTakenBack(shown, [message("5"), event("9")])).toEqual([message("1"), message("5"), event("9")]);
  expect(withoutTakenBack(shown, [event("9")])).toEqual(shown);
});
