import { expect, it } from "vitest";
import { refundMark } from "#app/features/acts/refund/refund-note.ts";
import { codeOf } from "#app/features/acts/discount/discount-code.ts";
import type { LedgerEntry, RefundRecord } from "#tests/standin/state.ts";
import { makeBooks, makeRow, orderId, returnId } from "./books-by-hand.ts";
import { countMade, type MarkedRow } from "./count-made.ts";

const times = (count: number, entry: object): LedgerEntry[] =>
  Array.from({ length: count }, () => ({ at: "", ...entry }) as LedgerEntry);
const inLedger = (count: number, entry: object) => makeBooks({}, { ledger: times(count, entry) });

const refund = makeRow("refund", {});
const discount = makeRow("discount", {});
const approve = makeRow("returnStep", { approve: {} });

it.each([0, 1, 2])("counts what bears a mark: %i", (count) => {
  const refunds = Array.from({ length: count }, () => ({ note: refundMark(refund.idempotencyKey) }) as RefundRecord);
  expect(countMade(makeBooks({ refunds }), refund, [refund])).toBe(count);
  const given = { kind: "discount", code: codeOf(discount.idempotencyKey) };
  expect(countMade(inLedger(count, given), discount, [discount])).toBe(count);
  expect(countMade(inLedger(count, { kind: "return_approved", returnId }), approve, [approve])).toBe(count);
});

it("takes equal ones without a mark off, where we say that they were made, and no others", () => {
  const [one, two] = [makeRow("credit", {}, { amountMinor: 500n }), makeRow("credit", {}, { amountMinor: 500n })];
  const books = inLedger(1, { kind: "credit", customerId: 5, amount: 500 });
  expect(countMade(books, one, [one, two])).toBe(0);
  expect(countMade(books, one, [one, { ...two, state: "needs_person" }])).toBe(1);
  expect(countMade(books, one, [one, { ...two, amountMinor: 501n }])).toBe(1);
  // None was made: said of both, it is one too few.
  expect(countMade(makeBooks({}), one, [one, two])).toBe(-1);
});

it("counts invoices for a difference apart from those that come with a receipt", () => {
  const again = makeRow("returnStep", { sendInvoice: {} });
  const receives = (invoice: boolean, more: Partial<MarkedRow> = {}) =>
    makeRow("returnStep", { receive: { input: {} }, invoice }, more);
  const books = inLedger(2, { kind: "invoice", orderId });
  const count = (...others: MarkedRow[]) => countMade(books, again, [again, ...others]);
  expect(count(receives(true))).toBe(1);
  expect(count(receives(false))).toBe(2);
  expect(count(receives(true, { result: { lacks: "invoice" } }))).toBe(2);
  expect(count(receives(true), makeRow("returnStep", { sendInvoice: {} }))).toBe(0);
  expect(countMade(makeBooks({}), again, [again])).toBe(0);
});
