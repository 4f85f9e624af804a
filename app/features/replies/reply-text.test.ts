import { describe, expect, it } from "vitest";
import { isClientKey, largestText, parseText } from "./reply-text.ts";

describe("what somebody typed", () => {
  it.each([
    ["  Hello\r\nAna \n", "Hello\nAna"],
    ["a\u0000b\ud800", "ab\ufffd"],
    ["x".repeat(largestText), "x".repeat(largestText)],
    ["👩‍👩‍👧 ok", "👩‍👩‍👧 ok"],
  ])("is kept clean", (typed, text) => expect(parseText(typed)).toEqual({ text }));

  it.each(["", " \n\t ", "\u0000"])("is nothing: %j", (typed) =>
    expect(parseText(typed)).toEqual({ problem: "empty" }),
  );

  it.each(["x".repeat(largestText + 1), "é".repeat(largestText / 2 + 1), "x".repeat(5_000_000)])(
    "is too long",
    (typed) => expect(parseText(typed)).toEqual({ problem: "too_long" }),
  );
});

describe("a composer's key", () => {
  it.each(["0b6f3c1e-7a62-4f0e-9d57-3c1f4b1f9a10", "abcdefgh"])("may be %s", (key) =>
    expect(isClientKey(key)).toBe(true),
  );
  it.each(["", "short", "has space", "x".repeat(101), null, 12345678])("may not be %j", (key) =>
    expect(isClientKey(key)).toBe(false),
  );
});
