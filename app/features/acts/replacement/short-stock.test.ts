import { expect, test } from "vitest";
import { findShort } from "./short-stock.ts";

const line = (variantId: string, quantity: number, stock: number | null, isSoldAhead = false) => ({
  variantId,
  quantity,
  stock,
  isSoldAhead,
});

test.each([
  ["enough", [line("1", 2, 2)], []],
  ["one too few", [line("1", 2, 1)], [["1", 1]]],
  ["together too few", [line("1", 1, 1), line("1", 1, 1)], [["1", 1]]],
  ["not counted", [line("1", 99, null)], []],
  ["sold before it is there", [line("1", 2, 0, true)], []],
  ["sold below nothing", [line("1", 1, -3)], [["1", 0]]],
  ["none chosen of what is sold out", [line("1", 0, 0)], []],
] as const)("%s", (_, lines, short) => expect([...findShort(lines)]).toEqual(short));
