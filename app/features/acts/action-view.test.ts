import { expect, test } from "vitest";
import { moneyWordOf, type ActionView } from "./action-view.ts";

const amount = { minor: "100", currency: "EUR" };
const card = { method: "Visa •••• 4242", kind: "card", amount } as const;
const cash = { method: "Cash on delivery", kind: "manual", amount } as const;
const failed = { ...card, failed: true } as const;

test.each<[ActionView["moneyState"], ActionView["methods"], string]>([
  ["confirmed", [card], "confirmed"],
  ["confirmed", [cash], "byHand"],
  ["confirmed", [card, cash], "byHand"],
  ["sent", [card], "sent"],
  ["failed", [failed], "failed"],
  ["failed", [failed, card], "partlyFailed"],
  ["none", [card], "none"],
])("money %s, %j: %s", (moneyState, methods, word) => {
  expect(moneyWordOf({ moneyState, methods } as ActionView)).toBe(word);
});

test("money that was to go back and is not to be seen is missing, not refused", () => {
  const view = { moneyState: "failed", methods: [card], problem: "refund_missing" } as unknown as ActionView;
  expect(moneyWordOf(view)).toBe("missing");
});
