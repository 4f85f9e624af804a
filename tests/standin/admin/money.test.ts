import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDecimal, formatForPeople, formatMoney, parseAmount } from "./currency.ts";
import { takeShare } from "./money.ts";

describe("amounts as text", () => {
  it.each([
    [1000, "USD", "10.0", "10.00", "$10.00"],
    [3003, "USD", "30.03", "30.03", "$30.03"],
    [-5, "EUR", "-0.05", "-0.05", "-€0.05"],
    [1200, "JPY", "1200.0", "1200", "¥1,200"],
    [12345, "KWD", "12.345", "12.345", "KWD 12.345"],
    [0, "USD", "0.0", "0.00", "$0.00"],
  ])("%i in %s", (minor, currency, decimal, money, people) => {
    expect(formatDecimal(minor, currency)).toBe(decimal);
    expect(formatMoney(minor, currency)).toBe(money);
    expect(formatForPeople(minor, currency).replace(/\u00a0/g, " ")).toBe(people);
  });

  it.each([
    ["21.64", "USD", { ok: true, minor: 2164 }],
    ["21.640", "USD", { ok: true, minor: 2164 }],
    ["21.641", "USD", { ok: false, problem: "too_many_decimals" }],
    ["21.6", "JPY", { ok: false, problem: "too_many_decimals" }],
    ["21", "JPY", { ok: true, minor: 21 }],
    ["1.234", "KWD", { ok: true, minor: 1234 }],
    ["-1", "USD", { ok: true, minor: -100 }],
    [5, "USD", { ok: true, minor: 500 }],
    ["1e3", "USD", { ok: false, problem: "malformed" }],
    ["", "USD", { ok: false, problem: "malformed" }],
    [null, "USD", { ok: false, problem: "malformed" }],
  ])("reads %j in %s", (text, currency, expected) => {
    expect(parseAmount(text, currency)).toEqual(expected);
  });

  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), fc.constantFrom("USD", "JPY", "KWD"), (minor, currency) => {
        expect(parseAmount(formatDecimal(minor, currency), currency)).toEqual({ ok: true, minor });
      }),
    );
  });
});

describe("shares of an amount", () => {
  it.each([
    [100, 3, 1, 33],
    [100, 3, 2, 67],
    [5, 2, 1, 3],
    [7, 1, 1, 7],
    [7, 3, 0, 0],
    [9_007_199_254_740_000, 3, 1, 3_002_399_751_580_000],
  ])("%i in %i parts, %i of them: %i", (amount, whole, part, expected) => {
    expect(takeShare(amount, whole, part)).toBe(expected);
  });

  it("gives the whole when all parts are taken one after the other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 60 }), (amount, units) => {
        let left = amount;
        let taken = 0;
        for (let unitsLeft = units; unitsLeft > 0; unitsLeft -= 1) {
          const share = takeShare(left, unitsLeft, 1);
          expect(Math.abs(share - amount / units)).toBeLessThan(1);
          left -= share;
          taken += share;
        }
        expect(taken).toBe(amount);
      }),
    );
  });
});
