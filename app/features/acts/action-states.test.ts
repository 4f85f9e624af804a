import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { actionStates, isFinal, isInFlight, mayBecome, type ActionState } from "./action-states.ts";

/** Every step there is; whatever is not drawn here is refused. */
const steps: Record<ActionState, ActionState[]> = {
  drafted: ["awaiting_approval", "running", "failed"],
  awaiting_approval: ["running", "failed"],
  running: ["succeeded", "failed", "unknown"],
  unknown: ["succeeded", "failed", "needs_person"],
  needs_person: ["succeeded", "failed"],
  succeeded: [],
  failed: [],
};

test.each(actionStates.flatMap((from) => actionStates.map((to) => [from, to] as const)))("%s → %s", (from, to) => {
  expect(mayBecome(from, to)).toBe(steps[from].includes(to));
});

test("the README draws just these steps", () => {
  const readme = fs.readFileSync(path.resolve(import.meta.dirname, "../../../README.md"), "utf8");
  const drawn = [...readme.matchAll(/^([a-z_]+) +──▶ ([a-z_]+(?: \| [a-z_]+)*)/gm)];
  expect(Object.fromEntries(drawn.map(([, from, to]) => [from, to!.split(" | ")]))).toEqual(
    Object.fromEntries(Object.entries(steps).filter(([, to]) => to.length)),
  );
});

test("what has ended stays as it is", () => {
  expect(actionStates.filter(isFinal)).toEqual(["succeeded", "failed"]);
});

test("money counts as gone from the moment Shopify may hear of it until one knows", () => {
  expect(actionStates.filter(isInFlight)).toEqual(["running", "unknown", "needs_person"]);
});

test("from every state that money is in flight in, an end can be reached", () => {
  const reaches = (from: ActionState): boolean => isFinal(from) || steps[from].some(reaches);
  expect(actionStates.every(reaches)).toBe(true);
});
