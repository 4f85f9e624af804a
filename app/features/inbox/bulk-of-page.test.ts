import { expect, test } from "vitest";
import type { BulkView } from "./bulk-action.ts";
import { isTakenBack, laterView, mayTakeBack, type BulkOfPage } from "./bulk-of-page.ts";

const view = (state: BulkView["state"], more: Partial<BulkView> = {}): BulkView => ({
  id: "1",
  change: { kind: "status", data: { status: "solved" } },
  state,
  total: 10,
  done: 10,
  skipped: 0,
  kept: 0,
  isMine: true,
  ...more,
});
const bulk = (more: Partial<BulkOfPage>): BulkOfPage => ({
  ask: { change: { kind: "spam", data: {} }, tickets: { numbers: [1] }, requestKey: "k" },
  id: "1",
  view: null,
  problem: null,
  undoWanted: false,
  ...more,
});

test("an answer that was overtaken changes nothing", () => {
  expect(laterView(null, view("waiting")).state).toBe("waiting");
  expect(laterView(view("undoing"), view("done")).state).toBe("undoing");
  expect(laterView(view("undone"), view("undoing")).state).toBe("undone");
  expect(laterView(view("done"), view("running")).state).toBe("done");
  expect(laterView(view("running", { done: 5 }), view("running", { done: 2 })).done).toBe(5);
  expect(laterView(view("running", { done: 2 }), view("running", { done: 5 })).done).toBe(5);
  expect(laterView(view("undoing"), view("undone", { kept: 3 })).kept).toBe(3);
});

test("a change can be taken back from the first moment on, once", () => {
  expect(mayTakeBack(bulk({ id: null }))).toBe(true);
  expect(mayTakeBack(bulk({ view: view("running") }))).toBe(true);
  expect(mayTakeBack(bulk({ view: view("done") }))).toBe(true);
  expect(mayTakeBack(bulk({ undoWanted: true }))).toBe(false);
  expect(mayTakeBack(bulk({ view: view("undoing") }))).toBe(false);
  expect(mayTakeBack(bulk({ view: view("undone") }))).toBe(false);
  expect(mayTakeBack(bulk({ id: null, problem: "not_sent" }))).toBe(false);
  // Taking it back did not get through: it is asked for again.
  expect(mayTakeBack(bulk({ view: view("done"), problem: "not_sent" }))).toBe(true);
  // Nothing was changed.
  expect(mayTakeBack(bulk({ view: view("done", { skipped: 10 }) }))).toBe(false);
});

test("what is to be taken back is not shown as done", () => {
  expect(isTakenBack(bulk({ view: view("done") }))).toBe(false);
  expect(isTakenBack(bulk({ view: view("running"), undoWanted: true }))).toBe(true);
  expect(isTakenBack(bulk({ view: view("undoing") }))).toBe(true);
  expect(isTakenBack(bulk({ id: null, problem: "not_sent" }))).toBe(true);
  expect(isTakenBack(bulk({ view: view("done"), problem: "not_sent" }))).toBe(false);
});
