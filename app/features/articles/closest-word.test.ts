import { expect, test } from "vitest";
import { closestWord } from "./closest-word.ts";

const known = ["return", "returns", "refund", "parcel", "ship", "shop", "shipping", "przesylka", "devolucao"].map(
  (folded) => ({ word: folded, folded }),
);

test.each([
  ["retrun", "return"],
  ["retrn", "return"],
  ["retuurn", "return"],
  ["refnud", "refund"],
  ["parcle", "parcel"],
  ["shippping", "shipping"],
  ["przesylak", "przesylka"],
  ["devolucoa", "devolucao"],
  ["retruns", "returns"],
  ["shpp", "ship"],
  ["shi", undefined],
  ["wombat", undefined],
  ["", undefined],
])("%s means %s", (typed, meant) => expect(closestWord(typed, known)?.folded).toBe(meant));
