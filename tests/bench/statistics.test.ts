import { describe, expect, it } from "vitest";
import { median, percentile, ratio, summarise } from "./statistics.ts";

describe("percentile", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  it.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
  ])("of 1 to 100 at %d is %d", (p, expected) => expect(percentile(hundred, p)).toBe(expected));
  it("is the only value of one", () => expect(percentile([7], 0.99)).toBe(7));
  it("is not a number for none", () => expect(percentile([], 0.5)).toBeNaN());
});

describe("median", () => {
  it("is the middle one", () => expect(median([9, 1, 5])).toBe(5));
  it("is between the two in the middle", () => expect(median([1, 2, 4, 9])).toBe(3));
});

describe("rounds", () => {
  const quiet = { milliseconds: [1, 2, 3], seconds: 1 };
  const disturbed = { milliseconds: [100, 200, 300], seconds: 10 };
  it("one disturbed round does not move p50 and throughput", () =>
    expect(summarise([quiet, disturbed, quiet])).toEqual({
      count: 9,
      p50: 2,
      p95: 300,
      p99: 300,
      perSecond: 3,
      cpu: null,
      load: null,
    }));
  it("work is counted for each request", () => expect(summarise([{ ...quiet, cpuMilliseconds: 12 }]).cpu).toBe(4));
  it("ratios compare within a round", () => {
    const twice = (sample: typeof quiet) => ({ ...sample, milliseconds: sample.milliseconds.map((one) => one * 2) });
    expect(ratio([twice(quiet), twice(disturbed)], [quiet, disturbed])).toBe(2);
  });
});
