import { describe, expect, it } from "vitest";
import { refundMark } from "#app/features/acts/refund/refund-note.ts";
import { markOf } from "#app/features/acts/act-mark.ts";
import type { DraftRecord, RefundRecord } from "#tests/standin/state.ts";
import { makeBooks, makeReturn, makeRow } from "./books-by-hand.ts";
import { findStrangeCancellation, findStrangeDrafts, findStrangers } from "./find-strangers.ts";

const refund = makeRow("refund", {});
const note = refundMark(refund.idempotencyKey);
const withRefunds = (...notes: string[]) => makeBooks({ refunds: notes.map((one) => ({ note: one }) as RefundRecord) });

describe("what was done without an act", () => {
  it("is nothing where all is of acts, or of the merchant", () => {
    expect(findStrangers(withRefunds(note, "Merchant's own"), [refund])).toEqual([]);
  });

  it("is one too many, and one that is missing", () => {
    expect(findStrangers(withRefunds(note, note), [refund])).toEqual(["2 refunds at Shopify, 1 by what we say"]);
    expect(findStrangers(withRefunds(), [refund])).toEqual(["0 refunds at Shopify, 1 by what we say"]);
    const books = makeBooks(
      {},
      { ledger: [{ at: "", kind: "credit", customerId: 5, entryId: 1, amount: 5, currency: "EUR" }] },
    );
    expect(findStrangers(books, [])).toEqual(["1 gifts at Shopify, 0 by what we say"]);
  });

  it("is a label that nobody asked for", () => {
    const books = makeBooks({ returns: [makeReturn([{ fileUrl: "https://labels.example.com/1.pdf" }])] });
    expect(findStrangers(books, [])).toEqual(["1 labels of #7-R1 at Shopify, 0 to 0 by what we say"]);
  });
});

it("finds drafts of no act in the whole shop, whoever they are for", () => {
  const [begun, shown] = [makeRow("invoice", {}, { state: "failed" }), makeRow("invoice", {}, { state: "drafted" })];
  const draft = (name: string, key: string) =>
    ({ name, tags: [markOf(key)], customerId: null }) as unknown as DraftRecord;
  const find = (...drafts: DraftRecord[]) => findStrangeDrafts(drafts, [begun, shown]);
  expect(find(draft("#D1", begun.idempotencyKey))).toEqual([]);
  expect(find(draft("#D1", begun.idempotencyKey), draft("#D2", shown.idempotencyKey))).toEqual([
    "draft #D2 is of no act",
  ]);
  expect(find({ name: "#D3", tags: [] as string[] } as DraftRecord)).toEqual(["draft #D3 is of no act"]);
});

it("finds a cancellation that no act began, whatever stands with it", () => {
  const act = makeRow("cancellation", {}, { state: "failed" });
  const own = { cancelledAt: "2026-01-01T00:00:00Z", cancelStaffNote: refundMark(act.idempotencyKey) };
  expect(findStrangeCancellation(own, [act])).toEqual([]);
  expect(findStrangeCancellation({ cancelledAt: null, cancelStaffNote: null }, [])).toEqual([]);
  for (const rows of [[], [{ ...act, state: "drafted" }], [{ ...act, kind: "refund" }]])
    expect(findStrangeCancellation(own, rows)).toHaveLength(1);
  expect(findStrangeCancellation({ ...own, cancelStaffNote: null }, [act])).toHaveLength(1);
});
