import { expect, test } from "vitest";
import { helpfulShare, isFollowed, isUnhelpful } from "./article-work.ts";

const none = { helpful: 0, unhelpful: 0 };

test.each([
  ["too few votes tell nothing", { helpful: 0, unhelpful: 9 }, none, false],
  ["fewer than half", { helpful: 4, unhelpful: 6 }, none, true],
  ["half is enough", { helpful: 5, unhelpful: 5 }, none, false],
  ["clearly fewer than before", { helpful: 7, unhelpful: 3 }, { helpful: 9, unhelpful: 1 }, true],
  ["a little fewer than before", { helpful: 8, unhelpful: 2 }, { helpful: 9, unhelpful: 1 }, false],
  ["before there were too few votes", { helpful: 7, unhelpful: 3 }, { helpful: 9, unhelpful: 0 }, false],
])("%s", (_, now, before, wanted) => expect(isUnhelpful(now, before)).toBe(wanted));

test("without enough votes there is no share", () => {
  expect(helpfulShare({ helpful: 9, unhelpful: 0 })).toBeNull();
  expect(helpfulShare({ helpful: 9, unhelpful: 1 })).toBe(0.9);
});

test.each([
  [{ views: 20, tickets: 2 }, false],
  [{ views: 20, tickets: 3 }, true],
  [{ views: 31, tickets: 3 }, false],
  [{ views: 0, tickets: 3 }, true],
])("followed by tickets: %j", (given, wanted) => expect(isFollowed(given)).toBe(wanted));
