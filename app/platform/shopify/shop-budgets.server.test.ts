import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mostTogether, readBudgetNews, writeBudgetNews, type ShopNews } from "./budget-news.ts";
import { ShopBudgets } from "./shop-budgets.server.ts";

const status = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The budgets of a process, what it told, and a way to let it hear. */
function startProcess() {
  const told: ShopNews[][] = [];
  let hear: (payload: string, from: number) => void = () => undefined;
  const budgets = new ShopBudgets({
    hear: (_, hearer) => (hear = hearer),
    tell: (_, payload) => told.push(readBudgetNews(payload)),
  });
  return { budgets, told, hear: (payload: string) => hear(payload, 1) };
}

const inShort = (told: ShopNews[][]) => told.map((all) => all.map(({ shop, standBack }) => `${shop} ${standBack}`));

test("tells at once that somebody waits, once a second that somebody still does, and once that nobody does", () => {
  const { budgets, told } = startProcess();
  const first = budgets.personWaits("a");
  const second = budgets.personWaits("a");
  expect(inShort(told)).toEqual([["a 3000"]]);
  first();
  vi.advanceTimersByTime(2_000);
  expect(inShort(told)).toEqual([["a 3000"], ["a 3000"], ["a 3000"]]);
  second();
  budgets.of("a").learn("Read", 10, { ...status, currentlyAvailable: 7 }, performance.now());
  budgets.personWaits("a")();
  vi.advanceTimersByTime(60_000);
  expect(inShort(told.slice(3))).toEqual([["a 0"]]);
  expect(told[3]![0]!.reading).toMatchObject({ status: { currentlyAvailable: 7 } });
  expect(vi.getTimerCount()).toBe(0);
});

test("tells of many shops together", () => {
  const { budgets, told } = startProcess();
  for (let shop = 0; shop < mostTogether + 1; shop++) budgets.personWaits(`shop ${shop}`);
  told.length = 0;
  vi.advanceTimersByTime(1_000);
  expect(told.map((all) => all.length)).toEqual([mostTogether, 1]);
});

test("as many as are told together fit into a notification", () => {
  const most = Number.MAX_SAFE_INTEGER + 0.123;
  const reading = { status: { maximumAvailable: most, currentlyAvailable: -most, restoreRate: most }, age: most };
  const news = { shop: "x".repeat(255), standBack: 3_000, reading };
  const payload = writeBudgetNews(Array.from({ length: mostTogether }, () => news));
  expect(readBudgetNews(payload)).toHaveLength(mostTogether);
  expect(payload.length).toBeLessThan(8_000);
});

test("who hears it stands back and knows the bucket, and forgets neither where it is told nonsense", () => {
  const { budgets, hear } = startProcess();
  const reading = { status: { ...status, currentlyAvailable: 900 }, age: 0 };
  hear(writeBudgetNews([{ shop: "a", standBack: 3_000, reading }]));
  for (const nonsense of ["", "null", "{}", '[{"shop":"a"}]', '[{"shop":"a","standBack":-1,"reading":null}]', "]"])
    hear(nonsense);
  expect(budgets.of("a").backgroundWait("Import", performance.now(), 0)).toBe(50);
  expect(budgets.of("a").available(performance.now())).toBe(900);
  vi.advanceTimersByTime(3_000);
  expect(budgets.of("a").backgroundWait("Import", performance.now(), 0)).toBe(0);
});

test("5,000 shops are kept; which was not asked for longest goes first", () => {
  const { budgets } = startProcess();
  const kept = budgets.of("kept");
  const first = budgets.of("first");
  budgets.of("kept");
  for (let shop = 0; shop < 4_999; shop++) budgets.of(`shop ${shop}`);
  expect(budgets.of("kept")).toBe(kept);
  expect(budgets.of("first")).not.toBe(first);
});
