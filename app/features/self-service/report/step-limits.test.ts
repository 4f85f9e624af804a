import { expect, test } from "vitest";
import { countStep, stepLimits, type NotedLately } from "./step-limits.ts";

const times = <T>(count: number, of: (index: number) => T) => Array.from({ length: count }, (_, index) => of(index));
const step = (lately: NotedLately, address: string, visitor: string, now = 0, shopId = 1n) =>
  countStep(lately, { shopId, address, visitor }, now);

test("one address, whatever its browsers say, keeps nobody else out", () => {
  const lately: NotedLately = new Map();
  const noted = times(50_000, (index) => step(lately, "a", `browser ${index}`)).filter(Boolean);
  expect(noted).toHaveLength(stepLimits.visitorsOfAddress);
  expect(step(lately, "a", "browser 0")).toBe(true);
  times(50_000, () => step(lately, "a", "browser 0"));
  expect(lately.get(1n)!.steps).toBe(stepLimits.ofAddress);
  expect(step(lately, "a", "browser 0")).toBe(false);
  expect(step(lately, "b", "browser 0")).toBe(true);
});

test("many addresses have the shop's limit, other shops theirs, and ten minutes later all may again", () => {
  const lately: NotedLately = new Map();
  const noted = times(stepLimits.ofShop + 5, (index) => step(lately, `a${index}`, "x")).filter(Boolean);
  expect(noted).toHaveLength(stepLimits.ofShop);
  expect(lately.get(1n)!.addresses.size).toBe(stepLimits.ofShop);
  expect(step(lately, "a0", "x", 0, 2n)).toBe(true);
  expect(step(lately, "a0", "x", stepLimits.milliseconds)).toBe(true);
  expect([...lately.keys()]).toEqual([1n]);
});

test("where the address is not known only the shop's limit holds", () => {
  const lately: NotedLately = new Map();
  const noted = times(stepLimits.ofShop + 5, (index) => step(lately, "", `${index}`)).filter(Boolean);
  expect(noted).toHaveLength(stepLimits.ofShop);
});
