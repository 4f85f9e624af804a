import { expect, test } from "vitest";
import { ShopBudget } from "./shop-budget.ts";

const full = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 };

test("background work goes while nothing is known, and while there is enough for people", () => {
  const budget = new ShopBudget();
  expect(budget.backgroundWait("Import", 0)).toBe(0);
  budget.learn("Import", 400, full, 0);
  expect(budget.backgroundWait("Import", 0)).toBe(0);
});

test("background work leaves half of the bucket to people, and waits until it has refilled", () => {
  const budget = new ShopBudget();
  budget.learn("Import", 400, { ...full, currentlyAvailable: 1200 }, 1_000);
  expect(budget.backgroundWait("Import", 1_000)).toBe(2_000);
  expect(budget.backgroundWait("Import", 2_000)).toBe(1_000);
  expect(budget.backgroundWait("Import", 3_000)).toBe(0);
});

test("background work stands back while somebody waits", () => {
  const budget = new ShopBudget();
  const answered = budget.personWaits();
  expect(budget.backgroundWait("Import", 0)).toBeGreaterThan(0);
  answered();
  expect(budget.backgroundWait("Import", 0)).toBe(0);
});

test("work that costs more than the free half still comes to its turn", () => {
  const budget = new ShopBudget();
  budget.learn("Huge", 5_000, full, 0);
  expect(budget.backgroundWait("Huge", 0)).toBe(0);
});

test("a throttled call waits for what it lacks", () => {
  const budget = new ShopBudget();
  budget.learn("Read", 752, { ...full, currentlyAvailable: 52 }, 0);
  expect(budget.throttledWait("Read", 0)).toBe(7_000);
  expect(budget.throttledWait("Read", 6_000)).toBe(1_000);
  expect(budget.throttledWait("Read", 60_000)).toBe(200);
});
