import { expect, test } from "vitest";
import { findDifference } from "./act-difference.ts";
import type { ActionResult } from "./action-record.ts";

const money = (minor: string) => ({ minor, currency: "EUR" });
const made = (minor: string, status = "SUCCESS"): ActionResult => ({
  madeId: "7",
  createdAt: null,
  total: { presentment: money(minor), shop: money(minor) },
  transactions: [{ method: "Visa", kind: "card", id: "1", status, amount: money(minor), shopAmount: money(minor) }],
});
const row = (more: object = {}) => ({
  kind: "refund",
  state: "succeeded",
  problem: null,
  amountMinor: 500n,
  currency: "EUR",
  result: made("500"),
  ...more,
});
const seen = (result: ActionResult) => ({ kind: "done" as const, result });
const notSeen = { kind: "not_seen" as const, since: [] };

test.each([
  ["made, and there", row(), seen(made("500")), null],
  ["made, and no trace of it", row(), notSeen, "not_at_shopify"],
  ["made, of another sum", row(), seen(made("499")), "other_sum"],
  ["goods that are back, and another sum for them", row({ kind: "returnStep" }), seen(made("499")), "other_sum"],
  ["made, and the payment failed later: Shopify's total is without it", row(), seen(made("0", "FAILURE")), null],
  ["not made, and not there", row({ state: "failed", problem: "refused" }), notSeen, null],
  ["not made, and there", row({ state: "failed", problem: "person_not_made" }), seen(made("500")), "made_after_all"],
  [
    "a gift that Shopify refused, and one of the same sum",
    row({ kind: "credit", state: "failed", problem: "refused" }),
    seen(made("500")),
    null,
  ],
  [
    "a gift that a person called not given",
    row({ kind: "credit", state: "failed", problem: "person_not_made" }),
    seen(made("500")),
    "made_after_all",
  ],
  [
    "a step that Shopify refused, since somebody else had made it",
    row({ kind: "returnStep", state: "failed", problem: "refused" }),
    seen(made("500")),
    null,
  ],
  ["made, a person says", row({ result: { decidedBy: { staffId: "1", name: "Eva" } } }), notSeen, null],
  ["Shopify does not show it to us", row(), { kind: "not_shown" as const }, null],
  ["Shopify cannot be asked", row(), { kind: "unknown" as const, detail: "" }, null],
])("%s", (_name, act, looked, difference) => {
  expect(findDifference(act, looked)).toBe(difference);
});
