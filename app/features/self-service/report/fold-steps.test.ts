import { expect, test } from "vitest";
import { foldSteps, type NotedStep, type OpenSession } from "./fold-steps.ts";
import { isProgram, partOf, stepKinds } from "./step.ts";

const noon = Date.parse("2026-03-02T12:00:00Z");
const at = (minutes: number) => new Date(noon + minutes * 60_000);
const step = (minutes: number, more: Partial<NotedStep> = {}): NotedStep => ({
  kind: "tracking.form",
  at: at(minutes),
  names: ["today", "yesterday"],
  customerId: null,
  orderId: null,
  articleId: null,
  requestId: null,
  ticketId: null,
  ...more,
});
const stored = (more: Partial<OpenSession> = {}): OpenSession => ({
  id: 7n,
  visitor: "today",
  startedAt: at(-10),
  lastAt: at(-5),
  parts: ["help"],
  orderId: null,
  customerId: null,
  ticketId: null,
  stepCount: 2,
  ...more,
});

test("somebody who does the same over and over is one session with so many steps and no more", () => {
  const [one] = foldSteps([stored({ stepCount: 98 })], [step(0), step(1), step(2), step(3, { ticketId: 5n })]);
  expect(one).toMatchObject({ lastAt: at(3), ticketId: 5n });
  expect(one!.steps).toHaveLength(2);
  expect(foldSteps([stored({ stepCount: 100 })], [step(0)])).toMatchObject([{ lastAt: at(0), steps: [] }]);
});

test("steps of one visitor are one session until half an hour has passed without one", () => {
  const sessions = foldSteps([], [step(29), step(0), step(29 + 30), step(29 + 29)]);
  expect(sessions.map(({ startedAt, lastAt, steps }) => [startedAt, lastAt, steps.length])).toEqual([
    [at(0), at(59), 4],
  ]);
  expect(foldSteps([], [step(0), step(30)])).toHaveLength(2);
});

test("a stored session goes on, also one that was begun under yesterday's name", () => {
  expect(foldSteps([stored()], [step(0)])).toMatchObject([{ id: 7n, lastAt: at(0), parts: ["help", "tracking"] }]);
  expect(foldSteps([stored({ visitor: "yesterday" })], [step(0)])).toMatchObject([{ id: 7n, visitor: "yesterday" }]);
  expect(foldSteps([stored({ visitor: "another" })], [step(0)])).toMatchObject([{ id: null, visitor: "today" }]);
  expect(foldSteps([stored()], [])).toEqual([]);
});

test("two customers behind one address are two; who signs in on the way is one", () => {
  const sessions = foldSteps([], [step(0), step(1, { customerId: 1n }), step(2, { customerId: 2n }), step(3, { customerId: 1n })]); // prettier-ignore
  expect(sessions.map(({ customerId, steps }) => [customerId, steps.length])).toEqual([
    [1n, 3],
    [2n, 1],
  ]);
});

test("the last order and the first ticket are kept; parts are named once", () => {
  const steps = [
    step(0, { kind: "tracking.order", orderId: 1n }),
    step(1, { kind: "tracking.order", orderId: 2n }),
    step(2, { kind: "ticket", ticketId: 5n }),
    step(3, { kind: "contact.sent", ticketId: 6n }),
  ];
  expect(foldSteps([], steps)).toMatchObject([{ orderId: 2n, ticketId: 5n, parts: ["tracking", "contact"] }]);
});

test("every kind but the ticket itself belongs to a part", () => {
  expect(stepKinds.filter((kind) => partOf(kind) === null)).toEqual(["ticket"]);
  expect(["help.home", "help.search", "help.article", "help.answered"].map((kind) => partOf(kind as "help.home"))).toEqual(
    ["help", "help", "article", "article"],
  ); // prettier-ignore
});

test("programs that call themselves so are nobody", () => {
  expect(isProgram("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")).toBe(true);
  expect(isProgram("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1")).toBe(false); // prettier-ignore
  expect(isProgram("")).toBe(false);
});
