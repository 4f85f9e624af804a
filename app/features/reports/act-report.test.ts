import { expect, test } from "vitest";
import { per100 } from "./act-report.ts";
import { parseActsFilter } from "./parse-acts-filter.ts";

const eur = (minor: string) => ({ minor, currency: "EUR" });

test.each([
  ["no orders: no number", eur("500"), 0, null],
  ["nothing to sum up: no number", null, 40, null],
  ["nothing given back is a number", eur("0"), 40, "0"],
  ["exactly", eur("24800"), 2_000, "1240"],
  ["half a cent goes up", eur("1"), 200, "1"],
  ["less than half a cent", eur("1"), 201, "0"],
])("%s", (_what, sum, orders, minor) => {
  expect(per100(sum, orders)).toEqual(minor === null ? null : eur(minor));
});

test("the acts behind a number are asked for by what is stored, to the letter", () => {
  const product = ` Mug  ${"large ".repeat(60)}`;
  expect(parseActsFilter(new URLSearchParams({ product: `${product}\0` }))).toMatchObject({ product });
});
