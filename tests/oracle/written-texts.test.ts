import { describe, expect, it } from "vitest";
import { livesIn, makeBooks, makeRow } from "./books-by-hand.ts";
import { countMade } from "./count-made.ts";
import type { OrderChange } from "./watch-order.ts";
import { inTurn, judgeTexts } from "./written-texts.ts";

const to = (address1: string, more = {}) => makeRow("address", { address: { address1 } }, more);
const [first, second] = [to("Street 1"), to("Street 2")];
const streets = (...all: string[]): OrderChange[] => all.map((address) => ({ address }));

describe("how often a text was written", () => {
  it.each([
    [0, streets("Street 2")],
    [1, streets("Street 1", "Street 2")],
    [2, streets("Street 1", "Street 2", "Street 1")],
  ])("is %i", (times, changes) => {
    expect(countMade(makeBooks({}, { changes }), first, [first, second])).toBe(times);
  });

  it("is told of notes as of addresses", () => {
    const row = makeRow("note", { note: { after: "Ring twice" } });
    const books = makeBooks({}, { changes: [{ note: "Ring twice" }, { address: "Ring twice" }] });
    expect(countMade(books, row, [row])).toBe(1);
  });
});

describe("the text that stands there", () => {
  const judge = (now: string, changes: OrderChange[], rows = [first, second]) =>
    judgeTexts(makeBooks({ note: "", ...livesIn(now) }, { changes }), rows);

  it("is the last act's, or what somebody else wrote since", () => {
    expect(judge("Street 2", streets("Street 1", "Street 2"))).toEqual([]);
    expect(judge("Elsewhere", streets("Street 1", "Street 2", "Elsewhere"))).toEqual([]);
    expect(judge("Street 2", streets("Street 1", "Elsewhere", "Street 2"))).toEqual([]);
    expect(judge("Elsewhere", streets("Elsewhere"), [])).toEqual([]);
  });

  it("is not an older one that came late over a newer one", () => {
    expect(judge("Street 1", streets("Street 2", "Street 1"))).toEqual([
      "of address was written Street 2, Street 1, we say Street 1, Street 2",
      "address is Street 1, the last that was made is Street 2",
    ]);
  });

  it("is not one of an act of which we say that it was not made", () => {
    const failed = to("Street 3", { state: "failed" });
    expect(judge("Street 3", streets("Street 1", "Street 2", "Street 3"), [first, second, failed])).toEqual([
      "address is Street 3, the last that was made is Street 2",
    ]);
  });

  it("is not what somebody else wrote before it, nor what nobody wrote", () => {
    expect(judge("Elsewhere", streets("Elsewhere", "Street 1", "Street 2"))).toHaveLength(1);
    expect(judge("Nowhere", streets("Street 1", "Street 2"))).toHaveLength(1);
    expect(judge("Street 1", streets("Street 1"))).toHaveLength(2);
  });
});

it("puts acts into the order in which the ticket told of them", () => {
  expect(inTurn([first, second], [String(second.id), "999", String(first.id)])).toEqual([second, first]);
});
