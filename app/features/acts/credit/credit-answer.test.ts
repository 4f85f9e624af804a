import { expect, test } from "vitest";
import { findOwnEntry, type CreditEntry, type WantedCredit } from "./credit-answer.ts";

const five = { minor: "500", currency: "EUR" };
const entry = (id: string, changes: Partial<CreditEntry> = {}): CreditEntry => ({
  id,
  at: "2026-11-22T10:00:00Z",
  amount: five,
  expiresAt: null,
  isGift: true,
  ...changes,
});
const wanted: WantedCredit = { amount: five, until: null, taken: new Set(), rivals: 0, rank: 0 };

test("the one that was not there before", () => {
  expect(findOwnEntry([entry("1"), entry("2")], { ...wanted, taken: new Set(["1"]) })?.id).toBe("2");
});

test.each([
  ["of another sum", { amount: { minor: "501", currency: "EUR" } }],
  ["in another currency", { amount: { minor: "500", currency: "USD" } }],
  ["with another end", { expiresAt: "2026-12-31T22:59:59Z" }],
  ["of a refund", { isGift: false }],
])("not one %s", (_name, changes) => {
  expect(findOwnEntry([entry("1", changes)], wanted)).toBeNull();
});

test("the same end, written otherwise, is the same", () => {
  const until = { ...wanted, until: "2026-12-31T22:59:59.000Z" };
  expect(findOwnEntry([entry("1", { expiresAt: "2026-12-31T22:59:59Z" })], until)?.id).toBe("1");
});

test("two acts wait: with one entry nobody knows whose it is, with two each has its own", () => {
  expect(findOwnEntry([entry("1")], { ...wanted, rivals: 1, rank: 1 })).toBeNull();
  expect(findOwnEntry([entry("1"), entry("2")], { ...wanted, rivals: 1, rank: 1 })?.id).toBe("2");
  expect(findOwnEntry([entry("1"), entry("2")], { ...wanted, rivals: 1, rank: 0 })?.id).toBe("1");
});
