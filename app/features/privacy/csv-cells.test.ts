import { expect, test } from "vitest";
import { safeCell, toCells } from "./csv-cells.ts";

test.each(["=1+1", "+48 600", "-2", "@SUM(A1)", " =1", "\t=1", "\r=1", "|calc"])("case 60: %j cannot run", (text) => {
  expect(safeCell(text)).toBe(`'${text}`);
});

test.each(["a=b", "1+1", "Ana", "", "2026-11-22"])("%j stays", (text) => {
  expect(safeCell(text)).toBe(text);
});

test("numbers below zero, instants and lists are told as they are", () => {
  expect(toCells({ a: -5n, b: new Date(0), c: ["=x"], d: null, e: true })).toEqual([
    "-5",
    "1970-01-01T00:00:00.000Z",
    '["=x"]',
    "",
    "true",
  ]);
});
