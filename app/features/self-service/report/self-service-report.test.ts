import { expect, test } from "vitest";
import { selfServiceRate, sumOf } from "./self-service-report.ts";

test("the rate is solved sessions of these and the tickets; nothing at all is not zero", () => {
  expect(selfServiceRate(30, 70)).toEqual({ solved: 30, all: 100, share: 0.3 });
  expect(selfServiceRate(0, 5)).toEqual({ solved: 0, all: 5, share: 0 });
  expect(selfServiceRate(5, 0)).toEqual({ solved: 5, all: 5, share: 1 });
  expect(selfServiceRate(0, 0)).toEqual({ solved: 0, all: 0, share: null });
});

test("each session has one outcome", () => {
  expect(sumOf({ solved: 1, followed: 2, open: 3, again: 5, left: 4 })).toBe(15);
});
