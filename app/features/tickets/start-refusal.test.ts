import { expect, test } from "vitest";
import { refuse } from "../shared/outcome.ts";
import { keyAfter, placeOf } from "./start-refusal.ts";

test.each([
  ["already_sent", false],
  ["bad_key", false],
  ["not_sent", true],
  ["empty", true],
])("after %s the key stays: %s", (problem, stays) => {
  expect(keyAfter(refuse(problem), "key-00001") === "key-00001").toBe(stays);
});

test.each([
  ["mailboxId", true, "field"],
  ["mailboxId", false, "above"],
  ["email", false, "field"],
  ["orderId", true, "below"],
  [undefined, false, "below"],
])("a problem of %s, mailboxes to choose from: %s, is told %s", (field, choosesMailbox, place) => {
  expect(placeOf(refuse("x", { field }), choosesMailbox)).toBe(place);
});
