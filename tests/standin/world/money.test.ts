import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convertMinor, convertPrice, divideRounded, takeUnits } from "./money.ts";

describe("takeUnits", () => {
  it("lets the last unit take the remainder", () => {
    expect([takeUnits(1000, 3, 1), takeUnits(667, 2, 1), takeUnits(333, 1, 1)]).toEqual([333, 334, 333]);
    expect(takeUnits(1000, 3, 2)).toBe(667);
    expect(takeUnits(5, 4, 0)).toBe(0);
  });

  it("gives parts that add up to the whole, however they are cut", () => {
    const whole = fc.tuple(
      fc.nat(10_000_000),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
    );
    fc.assert(
      fc.property(whole, ([total, cuts]) => {
        let [rest, units] = [total, cuts.reduce((sum, cut) => sum + cut, 0)];
        for (const cut of cuts) {
          const part = takeUnits(rest, units, cut);
          expect(part).toBeGreaterThanOrEqual(0);
          rest -= part;
          units -= cut;
        }
        expect(rest).toBe(0);
      }),
    );
  });

  it("refuses more units than there are", () => {
    expect(() => takeUnits(100, 2, 3)).toThrow("No 3 of 2 units");
  });
});

describe("converting", () => {
  it.each([
    [1990, "EUR", "PLN", 8517],
    [1990, "EUR", "JPY", 3407],
    [1990, "EUR", "KWD", 6647],
    [6647, "KWD", "EUR", 1990],
    [3407, "JPY", "EUR", 1990],
    [1990, "EUR", "EUR", 1990],
  ])("%i %s are %s %i", (amount, from, to, expected) => {
    expect(convertMinor(amount, from, to)).toBe(expected);
  });

  it("shows foreign prices in the steps that shops use, and none as free that is not", () => {
    expect(convertPrice(1990, "EUR", "JPY")).toBe(3410);
    expect(convertPrice(1990, "EUR", "KWD")).toBe(6650);
    expect(convertPrice(1, "EUR", "JPY")).toBe(10);
    expect(convertPrice(0, "EUR", "JPY")).toBe(0);
  });

  it("knows no rate for an unknown currency", () => {
    expect(() => convertMinor(1, "EUR", "XXX")).toThrow("No rate from EUR to XXX");
  });

  it("rounds halves up", () => {
    expect([divideRounded(5, 2), divideRounded(4, 3), divideRounded(0, 7)]).toEqual([3, 1, 0]);
  });
});
