import { expect, test } from "vitest";
import { blockPatternOf, blockPatternsFor, parseBlockPattern } from "./block-pattern.ts";

test("a sender is blocked by address or by domain, but not a domain at which anybody has an address", () => {
  expect(blockPatternOf("ana@spam.example", "address")).toBe("ana@spam.example");
  expect(blockPatternOf("ana@spam.example", "domain")).toBe("@spam.example");
  expect(blockPatternOf("ana@gmail.com", "domain")).toBeNull();
  expect(blockPatternOf("ana@gmail.com", "address")).toBe("ana@gmail.com");
});

test("what would block an address: itself, its domain and those above, never a top-level domain", () => {
  expect(blockPatternsFor("a@mail.spam.co.uk")).toEqual([
    "a@mail.spam.co.uk",
    "@mail.spam.co.uk",
    "@spam.co.uk",
    "@co.uk",
  ]);
  expect(blockPatternsFor("a@spam.example")).toEqual(["a@spam.example", "@spam.example"]);
});

test.each([
  [" Ana@Spam.Example ", "ana@spam.example"],
  ["@Spam.Example", "@spam.example"],
  ["spam.example", "@spam.example"],
  ["@com", null],
  ["two words", null],
  ["a@b@", null],
  ["", null],
])("%j is read as %j", (typed, pattern) => {
  expect(parseBlockPattern(typed)).toBe(pattern);
});
