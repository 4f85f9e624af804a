import { describe, expect, test } from "vitest";
import { findChange, isMade, isNoteFree, parseTags, readNoteAndTags } from "./note-change.ts";

const before = { note: "Ring twice", tags: ["VIP", "gift"] };

describe("tags as they are typed", () => {
  test.each([
    ["VIP, gift", ["VIP", "gift"]],
    [" a  b ,, a B, c", ["a B", "c"]],
    ["", []],
    ["latte-0123, x", ["x"]],
  ])("%j", (typed, tags) => {
    expect(parseTags(typed)).toEqual(tags);
  });

  test("our own are not shown", () => {
    expect(readNoteAndTags({ note: null, tags: ["latte-replacement", "x"] })).toEqual({ note: "", tags: ["x"] });
  });
});

test("only what differs is changed", () => {
  expect(findChange(before, { note: "Ring twice", tags: ["vip", "late"] })).toEqual({
    note: null,
    added: ["late"],
    removed: ["gift"],
  });
  expect(findChange(before, { ...before, tags: ["gift", "vip"] })).toBeNull();
});

test("a change is made once all of it is there", () => {
  const change = findChange(before, { note: "", tags: ["VIP", "late"] })!;
  expect(isMade(before, change)).toBe(false);
  expect(isMade({ note: "", tags: ["VIP", "gift", "late"] }, change)).toBe(false);
  expect(isMade({ note: "", tags: ["LATE", "other"] }, change)).toBe(true);
});

test("what somebody else wrote meanwhile is not written over", () => {
  const change = findChange(before, { note: "New", tags: before.tags })!;
  expect(isNoteFree(before, change)).toBe(true);
  expect(isNoteFree({ ...before, note: "Of somebody else" }, change)).toBe(false);
});
