import { describe, expect, it } from "vitest";
import { parseInboxCursor, writeInboxCursor } from "./inbox-cursor.ts";

describe("the inbox's cursor", () => {
  const at = BigInt(new Date("2026-11-21T22:00:00.123Z").getTime());

  it.each([
    { sort: "latest" as const, direction: "after" as const, keys: [at, 1n] },
    { sort: "oldest" as const, direction: "before" as const, keys: [at, (1n << 63n) - 1n] },
    { sort: "waiting" as const, direction: "after" as const, keys: [null, 35n] },
    { sort: "priority" as const, direction: "after" as const, keys: [3n, 0n, 36n] },
    { sort: "created" as const, direction: "before" as const, keys: [7n] },
  ])("is read as it was written: $sort", ({ sort, ...place }) => {
    expect(parseInboxCursor(writeInboxCursor(place), sort)).toEqual(place);
  });

  it.each([
    null,
    "",
    "a",
    "x1-1",
    "a1-0",
    "a1-",
    "a-1",
    "a1-1 ",
    "a_-1",
    "a1",
    "a1-1-1",
    "a1-1'; drop table ticket",
    `a1-${"z".repeat(13)}`,
    `a${"z".repeat(13)}-1`,
    "a1_1",
  ])("is nothing when it is %j", (word) => expect(parseInboxCursor(word, "latest")).toBeNull());

  it("of one order is none of another", () => {
    expect(parseInboxCursor("a1-1", "priority")).toBeNull();
    expect(parseInboxCursor("a_-1", "oldest")).toBeNull();
  });

  it("cannot name a time beyond the calendar", () => {
    const [time] = parseInboxCursor("azzzzzzzzz-1", "latest")?.keys ?? [];
    expect(() => new Date(Number(time)).toISOString()).not.toThrow();
  });
});
