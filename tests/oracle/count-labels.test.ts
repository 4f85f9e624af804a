import { describe, expect, it } from "vitest";
import { markOf } from "#app/features/acts/act-mark.ts";
import { makeBooks, makeReturn, makeRow } from "./books-by-hand.ts";
import { judgeLabels } from "./count-labels.ts";
import { countMade, type MarkedRow } from "./count-made.ts";

const [url, copy] = ["https://labels.example.com/1.pdf", "https://cdn.example.com/cdn/labels/1.pdf"];
const labels = [{ path: "/cdn/labels/1.pdf", type: "application/pdf", base64: "" }];
const byAddress = { label: { fileUrl: url }, tracking: null };
const adds = (label: object, more: Partial<MarkedRow> = {}) => makeRow("returnStep", { addLabel: label }, more);

describe("how often a label stands with its return", () => {
  const count = (row: MarkedRow, ...deliveries: Parameters<typeof makeReturn>[0]) =>
    countMade(makeBooks({ returns: [makeReturn(deliveries)] }, { labels }), row, [row]);

  it("is told by its address", () => {
    const row = adds(byAddress);
    expect(count(row, { fileUrl: url })).toBe(1);
    expect(count(row, { fileUrl: url }, { fileUrl: url })).toBe(2);
    expect(count(row, { fileUrl: "https://labels.example.com/2.pdf" })).toBe(0);
  });

  it("is told of a file by its copy, which has another address", () => {
    const file = { label: { fileUrl: "https://staged.example.com/1" }, tracking: null, file: "3" };
    expect(count(adds(file), { fileUrl: copy })).toBe(1);
    expect(count(adds(file), { fileUrl: url })).toBe(0);
    const said = adds(file, { result: { label: copy } });
    expect(count(said, { fileUrl: copy }, { fileUrl: copy })).toBe(2);
    expect(count(said, { fileUrl: `${copy}x` })).toBe(0);
  });

  it("is told by its number where that is all there is", () => {
    const row = adds({ label: null, tracking: { number: "PL1" } });
    expect(count(row, { number: "PL1" })).toBe(1);
    expect(count(row, { number: "PL2" })).toBe(0);
    expect(count(row, { number: "PL1", fileUrl: url })).toBe(0);
  });
});

describe("labels in all", () => {
  const judge = (rows: MarkedRow[], there: number, note = "") =>
    judgeLabels(
      [
        makeReturn(
          Array.from({ length: there }, () => ({ fileUrl: url })),
          note,
        ),
      ],
      rows,
    );

  it.each([
    ["as asked for", [adds(byAddress)], 1, 0],
    ["one that nobody asked for", [], 1, 1],
    ["a second one", [adds(byAddress)], 2, 1],
    ["none", [adds(byAddress)], 0, 1],
    ["none, and it is said", [adds(byAddress, { result: { lacks: "label" } })], 0, 0],
    ["one that came after it was said to be missing", [adds(byAddress, { result: { lacks: "label" } })], 1, 0],
    ["none, and people said it was made", [adds(byAddress, { result: { decidedBy: { name: "Lea" } } })], 0, 0],
    ["one of an act that was not made", [adds(byAddress, { state: "failed" })], 1, 1],
    ["one with an approval", [makeRow("returnStep", { approve: {}, label: byAddress })], 1, 0],
    ["none with an approval without", [makeRow("returnStep", { approve: {}, label: null })], 0, 0],
  ])("%s", (_, rows, there, wrong) => {
    expect(judge(rows, there)).toHaveLength(wrong);
  });

  it("belong to the return that bears the act's mark", () => {
    const row = makeRow("return", { label: byAddress });
    expect(judge([row], 1, markOf(row.idempotencyKey))).toEqual([]);
    expect(judge([row], 1)).toEqual(["1 labels of #7-R1 at Shopify, 0 to 0 by what we say"]);
  });
});
