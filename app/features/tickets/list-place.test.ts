import { expect, test } from "vitest";
import { neighboursOf, scrollKeyOf } from "./list-place.ts";

const place = { address: "/app/tickets?view=mine", scrollKey: "a", numbers: [7, 3, 9] };

test("knows the tickets before and after one in the list", () => {
  expect(neighboursOf(place, 3)).toEqual({ before: 7, after: 9 });
  expect(neighboursOf(place, 7)).toEqual({ before: null, after: 3 });
  expect(neighboursOf(place, 9)).toEqual({ before: 3, after: null });
  expect(neighboursOf(place, 4)).toEqual({ before: null, after: null });
  expect(neighboursOf(null, 3)).toEqual({ before: null, after: null });
});

test("the way back to a list scrolls as the list before did", () => {
  expect(scrollKeyOf({ key: "b", state: null })).toBe("b");
  expect(scrollKeyOf({ key: "b", state: { scrollKey: "a" } })).toBe("a");
});
