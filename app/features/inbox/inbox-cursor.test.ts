import { describe, expect, it } from "vitest";
import { parseInboxCursor, writeInboxCursor } from "./inbox-cursor.ts";

describe("the inbox's cursor", () => {
  const lastActivityAt = new Date("2026-11-21T22:00:00.123Z");

  it.each([
    { direction: "older" as const, lastActivityAt, id: 1n },
    { direction: "newer" as const, lastActivityAt, id: (1n << 63n) - 1n },
    { direction: "older" as const, lastActivityAt: new Date(0), id: 35n },
  ])("is read as it was written: $id", (place) => {
    expect(parseInboxCursor(writeInboxCursor(place))).toEqual(place);
  });

  it.each([
    null,
    "",
    "o",
    "x1-1",
    "o1-0",
    "o1-",
    "o-1",
    "o1-1 ",
    "o1-1'; drop table ticket",
    `o1-${"z".repeat(13)}`,
    "o1_1",
  ])("is nothing when it is %j", (word) => expect(parseInboxCursor(word)).toBeNull());

  it("cannot name a time beyond the calendar", () => {
    expect(parseInboxCursor("ozzzzzzzzz-1")?.lastActivityAt.getTime()).toBe(101_559_956_668_415);
    expect(() => parseInboxCursor("ozzzzzzzzz-1")?.lastActivityAt.toISOString()).not.toThrow();
  });
});
