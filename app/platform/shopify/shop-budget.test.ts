import { expect, test } from "vitest";
import { ShopBudget } from "./shop-budget.ts";

const full = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 };
const nobody = { standBack: 0, reading: null };

test("background work goes while nothing is known, and while there is enough for people", () => {
  const budget = new ShopBudget();
  expect(budget.backgroundWait("Import", 0, 0)).toBe(0);
  budget.learn("Import", 400, full, 0);
  expect(budget.backgroundWait("Import", 0, 0)).toBe(0);
});

test("background work leaves half of the bucket to people, and waits until it has refilled", () => {
  const budget = new ShopBudget();
  budget.learn("Import", 400, { ...full, currentlyAvailable: 1200 }, 1_000);
  expect(budget.backgroundWait("Import", 1_000, 0)).toBe(2_000);
  expect(budget.backgroundWait("Import", 2_000, 0)).toBe(1_000);
  expect(budget.backgroundWait("Import", 3_000, 0)).toBe(0);
});

test("background work stands back while somebody waits", () => {
  const budget = new ShopBudget();
  const answered = budget.personWaits();
  expect(budget.backgroundWait("Import", 0, 0)).toBeGreaterThan(0);
  answered();
  expect(budget.backgroundWait("Import", 0, 0)).toBe(0);
});

test("where there is always somebody, background work comes to its turn as long as people have their half", () => {
  const budget = new ShopBudget();
  budget.personWaits();
  budget.learn("Import", 400, { ...full, currentlyAvailable: 1400 }, 0);
  expect(budget.backgroundWait("Import", 0, 4_999)).toBe(50);
  expect(budget.backgroundWait("Import", 0, 5_000)).toBe(0);
  budget.learn("Import", 400, { ...full, currentlyAvailable: 1300 }, 0);
  expect(budget.backgroundWait("Import", 0, 5_000)).toBe(1_000);
});

test("work that costs more than the free half still comes to its turn", () => {
  const budget = new ShopBudget();
  budget.learn("Huge", 5_000, full, 0);
  expect(budget.backgroundWait("Huge", 0, 0)).toBe(0);
});

test("a throttled call waits for what it lacks", () => {
  const budget = new ShopBudget();
  budget.learn("Read", 752, { ...full, currentlyAvailable: 52 }, 0);
  expect(budget.throttledWait("Read", 0)).toBe(7_000);
  expect(budget.throttledWait("Read", 6_000)).toBe(1_000);
  expect(budget.throttledWait("Read", 60_000)).toBe(200);
});

test("what was sent since the last answer is spent; what was sent before is in it", () => {
  const budget = new ShopBudget();
  budget.learn("Import", 400, full, 0);
  const early = budget.sends("Import", 10);
  const late = budget.sends("Import", 20);
  expect(budget.available(30)).toBe(1200);
  budget.learn("Read", 1, { ...full, currentlyAvailable: 1600 }, 15);
  expect(budget.available(15)).toBe(1200);
  early();
  expect(budget.available(15)).toBe(1200);
  late();
  expect(budget.available(15)).toBe(1600);
});

test("it stands back for people in other processes, until each of them says that nobody waits, and for three seconds at most", () => {
  const budget = new ShopBudget();
  const waits = { standBack: 3_000, reading: null };
  budget.hear(waits, 1, 0);
  budget.hear(waits, 2, 1_000);
  expect(budget.backgroundWait("Import", 1_000, 0)).toBe(50);
  budget.hear(nobody, 1, 1_500);
  expect(budget.backgroundWait("Import", 1_500, 0)).toBe(50);
  // The second one died.
  expect(budget.backgroundWait("Import", 3_999, 0)).toBe(50);
  expect(budget.backgroundWait("Import", 4_000, 0)).toBe(0);
  budget.hear({ ...waits, standBack: 3_600_000 }, 3, 5_000);
  expect(budget.backgroundWait("Import", 8_000, 0)).toBe(0);
});

test("of two readings the one that came back later counts, whoever got it", () => {
  const budget = new ShopBudget();
  const heard = (currentlyAvailable: number, age: number) => ({
    standBack: 0,
    reading: { status: { ...full, restoreRate: 1, currentlyAvailable }, age },
  });
  budget.hear(heard(500, 200), 1, 1_000);
  expect(budget.available(1_000)).toBeCloseTo(500.2);
  budget.hear(heard(900, 300), 2, 1_000);
  expect(budget.available(1_000)).toBeCloseTo(500.2);
  budget.learn("Read", 10, { ...full, restoreRate: 1, currentlyAvailable: 700 }, 1_100);
  budget.hear(heard(900, 300), 2, 1_200);
  expect(budget.available(1_100)).toBe(700);
  budget.hear(heard(100, 0), 2, 1_200);
  expect(budget.available(1_200)).toBe(100);
});

test("it tells who waits and what Shopify told this process itself, by how long ago", () => {
  const budget = new ShopBudget();
  expect(budget.news(0)).toEqual(nobody);
  const answered = budget.personWaits();
  budget.learn("Read", 10, full, 100);
  expect(budget.news(250.4)).toEqual({ standBack: 3_000, reading: { status: full, age: 150 } });
  answered();
  budget.hear({ standBack: 0, reading: { status: full, age: 0 } }, 1, 300);
  expect(budget.news(300)).toEqual(nobody);
});
