import { expect, test } from "vitest";
import { isCountryCode } from "./country-codes.ts";
import { listProvinces, provinceCodeOf } from "./province-codes.ts";

test.each([
  ["AU", 8],
  ["BR", 27],
  ["CA", 13],
  ["US", 62],
])("%s has %i, each once", (country, count) => {
  const all = listProvinces(country)!;
  expect(isCountryCode(country)).toBe(true);
  expect([new Set(all.map(({ value }) => value)).size, new Set(all.map(({ label }) => label)).size]).toEqual([
    count,
    count,
  ]);
  expect(all.every(({ value, label }) => /^[A-Z]{2,3}$/.test(value) && /^\p{Lu}/u.test(label))).toBe(true);
});

test.each([
  ["US", "ca", "CA"],
  ["US", "california", "CA"],
  ["BR", "Sao Paulo", "SP"],
  ["CA", "Québec", "QC"],
  ["CA", "Bavaria", null],
  ["US", "", ""],
  ["DE", "Bayern", "Bayern"],
  ["toString", "x", "x"],
])("%s, %j: %j", (country, typed, code) => expect(provinceCodeOf(country, typed)).toBe(code));
