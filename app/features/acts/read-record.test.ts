import { expect, test } from "vitest";
import { buildActionView, type ActionColumns } from "./action-view.ts";
import { readInput, readResult, readView } from "./read-record.ts";

const amount = { minor: "100", currency: "EUR" };
const payment = { method: "Visa", kind: "card", amount, shopAmount: amount };
const input = {
  sent: { reason: "CUSTOMER" },
  shown: { lines: [{ lineId: "1", title: "Mug", quantity: 1 }], payments: [payment], reason: "", note: "" },
  basis: { updatedAt: "2026-11-22T00:00:00Z", knownIds: ["1"] },
};
const result = {
  transactions: [{ ...payment, id: "1", status: "SUCCESS" }],
  total: { presentment: amount, shop: amount },
};

test("what is whole is read", () => {
  expect(readInput(input)).toBe(input);
  expect(readResult(result)).toBe(result);
  expect(readResult({ transactions: [], total: null })).not.toBeNull();
});

test.each([
  {},
  null,
  "text",
  [],
  { ...input, shown: undefined },
  { ...input, sent: null },
  { ...input, basis: { knownIds: "1" } },
  { ...input, shown: { ...input.shown, lines: {} } },
  { ...input, shown: { ...input.shown, payments: [{ method: "Visa", amount: "1.00 EUR" }] } },
])("%j is no input", (column) => expect(readInput(column)).toBeNull());

test.each([{}, null, 1, { transactions: {} }, { ...result, total: {} }, { ...result, transactions: [{ id: "1" }] }])(
  "%j is no result",
  (column) => expect(readResult(column)).toBeNull(),
);

const row: ActionColumns = {
  id: 7n,
  kind: "cancellation",
  state: "succeeded",
  moneyState: "confirmed",
  orderName: "#5",
  amountMinor: 100n,
  currency: "EUR",
  shopAmountMinor: 100n,
  shopCurrency: "EUR",
  input,
  result: { madeId: "1", createdAt: null, ...result },
  progress: null,
  problem: null,
  problemDetail: null,
  createdAt: new Date(0),
  finishedAt: new Date(0),
};

test("a view says why, and can be read again from the timeline", () => {
  const view = buildActionView(row, "Tom");
  expect(view).toMatchObject({ reason: "CUSTOMER", methods: [{ method: "Visa" }] });
  expect(view).not.toHaveProperty("isUnreadable");
  expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view);
});

test.each([{ input: {} }, { kind: "barter" }, { state: "dreaming" }, { result: {} }])(
  "of a row with %j only its columns are told, and that it cannot be read",
  (changes) => {
    const view = buildActionView({ ...row, ...changes }, "Tom");
    expect(view).toMatchObject({ isUnreadable: true, orderName: "#5", amount, methods: [], lines: [], reason: null });
  },
);

test.each([
  {},
  null,
  { ...buildActionView(row, "Tom"), kind: "barter" },
  { ...buildActionView(row, "Tom"), amount: 1 },
])("%j is no view", (data) => expect(readView(data)).toBeNull());
