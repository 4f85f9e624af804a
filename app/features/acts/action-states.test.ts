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
