import { expect, test } from "vitest";
import { findLackingScopes } from "./lacking-scopes.ts";
import { requestKinds } from "./request-kind.ts";
import type { RulesForm } from "./rules-form.ts";

const modes = (changes: Partial<RulesForm>) =>
  ({ ...Object.fromEntries(requestKinds.map((kind) => [`${kind}.mode`, "ask"])), ...changes }) as RulesForm;

test("nothing is lacking where nothing is done at once, or all of it may be", () => {
  expect(findLackingScopes(modes({}), [])).toBeNull();
  expect(findLackingScopes(modes({ "damaged.mode": "now" }), ["write_draft_orders"])).toBeNull();
});

test("each permission is asked for once, for what is at once alone", () => {
  const form = modes({ "missing.mode": "now", "damaged.mode": "now", "return.mode": "now", "address.mode": "now" });
  expect(findLackingScopes(form, ["write_orders", "read_returns"])).toEqual({
    kinds: ["return", "missing", "damaged"],
    scopes: "write_returns,write_draft_orders",
  });
});
