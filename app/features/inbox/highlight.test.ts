import { expect, test } from "vitest";
import { makeSnippet, markHits } from "./highlight.ts";

const shown = (text: string, ...looked: string[]) =>
  markHits(text, looked)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join("");

test.each([
  ["Where is my parcel?", ["parcel"], "Where is my [parcel]?"],
  ["Two Parcels, one refunded", ["parcel", "refunds"], "Two [Parcels], one [refunded]"],
  ["Zażółć gęślą jaźń, Łukasz", ["zazolc", "lukasz"], "[Zażółć] gęślą jaźń, [Łukasz]"],
  ["paczki i paczkę", ["paczka"], "[paczki] i [paczkę]"],
  ["a cat and a category", ["cat"], "a [cat] and a [category]"],
  ["tea-mug", ["tea-mug"], "[tea]-[mug]"],
  ["(.*)+ a|b", [".*", "|"], "(.*)+ a|b"],
  ["<b>parcel</b>", ["parcel"], "<b>[parcel]</b>"],
  ["", ["x"], ""],
])("%j with %j", (text, looked, expected) => expect(shown(text, ...looked)).toBe(expected));

test("nothing of the text is lost", () => {
  const text = "Ünï 😀 parcel \u202e parcels";
  expect(
    markHits(text, ["parcel"])
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});

test("the snippet is of the message that has most of the words, around the first", () => {
  const long = `${"before ".repeat(50)}the parcel ${"after ".repeat(100)}`;
  const pieces = makeSnippet(["nothing", "my parcel", `${long} refund`], ["parcel", "refund"]);
  expect(pieces[0]!.text.startsWith("…")).toBe(true);
  expect(pieces[1]).toEqual({ text: "parcel", hit: true });
  expect(pieces.map(({ text }) => text).join("").length).toBeLessThan(200);
  expect(makeSnippet(["nothing"], ["parcel"])).toEqual([]);
});
