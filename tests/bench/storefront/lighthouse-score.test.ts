import { expect, test } from "vitest";
import { scoreOf } from "./lighthouse-score.ts";

test("a page at the published points has the published scores", () => {
  expect(scoreOf({ fcp: 1_800, lcp: 2_500, tbt: 200, cls: 0.1 })).toBeCloseTo(90, 2);
  expect(scoreOf({ fcp: 3_000, lcp: 4_000, tbt: 600, cls: 0.25 })).toBeCloseTo(50, 2);
  expect(scoreOf({ fcp: 0, lcp: 0, tbt: 0, cls: 0 })).toBe(100);
  expect(scoreOf({ fcp: 9_000, lcp: 20_000, tbt: 9_000, cls: 3 })).toBeLessThan(1);
});
