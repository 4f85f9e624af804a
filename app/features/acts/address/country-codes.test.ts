import { expect, test } from "vitest";
import { countryName, isCountryCode, listCountries } from "./country-codes.ts";

test.each([
  ["en", "DE", "Germany"],
  ["pl", "DE", "Niemcy"],
  ["pt-BR", "DE", "Alemanha"],
  ["en", "not a code", "not a code"],
])("%s %s", (locale, code, name) => expect(countryName(code, locale)).toBe(name));

test("each country once, by name, in the language's own order", () => {
  const polish = listCountries("pl").map(({ label }) => label);
  expect(new Set(polish).size).toBe(polish.length);
  expect(polish.length).toBeGreaterThan(230);
  expect(polish.indexOf("Łotwa")).toBeGreaterThan(polish.indexOf("Luksemburg"));
  expect(polish.indexOf("Łotwa")).toBeLessThan(polish.indexOf("Malta"));
});

test("codes only", () =>
  expect(["DE", "de", "ZZ", "", "XX"].map(isCountryCode)).toEqual([true, false, false, false, false]));
