import { describe, expect, test } from "vitest";
import { distributionDistance, tellApart } from "./tell-apart.ts";

/** Evenly spread over 0 to 1, moved by `by`. */
const spread = (count: number, by = 0) => Array.from({ length: count }, (_, place) => (place * 0.618_034) % 1).map((value) => value + by); // prettier-ignore

describe("distributionDistance", () => {
  test.each<[string, number[], number[], number]>([
    ["the same values", [1, 2, 3], [3, 1, 2], 0],
    ["nothing in common", [1, 2, 3], [4, 5], 1],
    ["one of two moved", [1, 2], [1, 3], 0.5],
    ["values that stand in both", [1, 1, 1, 2], [1, 2, 2, 2], 0.5],
    ["different numbers of tries", [1, 2, 3, 4], [2, 4], 0.25],
  ])("%s", (_, first, second, distance) => {
    expect(distributionDistance(first, second)).toBeCloseTo(distance, 12);
    expect(distributionDistance(second, first)).toBeCloseTo(distance, 12);
  });

  test("is unknown for no tries", () => {
    expect(distributionDistance([], [1])).toBeNaN();
  });
});

describe("tellApart", () => {
  test("the critical distance is that of the tables: 1.628 for one of a hundred", () => {
    expect(tellApart(spread(2_000), spread(2_000)).critical).toBeCloseTo(1.628 * Math.sqrt(2 / 2_000), 4);
    expect(tellApart(spread(100), spread(300)).critical).toBeCloseTo(1.628 * Math.sqrt(400 / 30_000), 4);
  });

  test("equals are not told apart, and what lies a tenth of the spread away is", () => {
    expect(tellApart(spread(2_000), spread(2_000))).toMatchObject({ distance: 0, medianDifference: 0, isTold: false });
    const moved = tellApart(spread(2_000), spread(2_000, 0.1));
    expect(moved.distance).toBeCloseTo(0.1, 2);
    expect(moved.medianDifference).toBeCloseTo(0.1, 6);
    expect(moved.isTold).toBe(true);
  });

  test("few tries do not tell what many do", () => {
    expect(tellApart(spread(50), spread(50, 0.1)).isTold).toBe(false);
  });

  test("the same middle with another width is told too", () => {
    const wide = spread(2_000).map((value) => 0.5 + (value - 0.5) * 2);
    const told = tellApart(spread(2_000), wide);
    expect(Math.abs(told.medianDifference)).toBeLessThan(0.01);
    expect(told.isTold).toBe(true);
  });
});
