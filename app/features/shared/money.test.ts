import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, formatMoney, parseDecimal, toDecimal, total } from "./money.ts";

describe("decimal strings", () => {
  test.each([
    ["10.0", "EUR", 1000n],
    ["30.03", "USD", 3003n],
    ["-1.5", "EUR", -150n],
    ["500", "JPY", 500n],
    ["500.0", "JPY", 500n],
    ["1.25", "KWD", 1250n],
    ["0.001", "KWD", 1n],
    ["2.5", "HUF", 250n],
    ["90071992547409931.07", "EUR", 9007199254740993107n],
  ])("%s %s", (text, currency, minor) => {
    expect(parseDecimal(text, currency)).toEqual({ minor, currency });
  });

  test.each([
    ["0.5", "JPY"],
    ["1.005", "EUR"],
    ["1.0005", "KWD"],
    ["1e3", "EUR"],
    ["", "EUR"],
    ["1,5", "EUR"],
    ["NaN", "EUR"],
    [" 1", "EUR"],
  ])("%j %s is refused", (text, currency) => {
    expect(() => parseDecimal(text, currency)).toThrow(RangeError);
  });

  test("what is written is read back, to the unit", () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 18n), 10n ** 18n),
        fc.constantFrom("EUR", "JPY", "KWD", "CLP", "HUF"),
        (minor, currency) => {
          expect(parseDecimal(toDecimal({ minor, currency }), currency)).toEqual({ minor, currency });
        },
      ),
    );
  });

  test("has as many places as the currency", () => {
    expect(toDecimal({ minor: 5n, currency: "EUR" })).toBe("0.05");
    expect(toDecimal({ minor: -5n, currency: "KWD" })).toBe("-0.005");
    expect(toDecimal({ minor: 5n, currency: "JPY" })).toBe("5");
  });
});

describe("sums", () => {
  const euro = (minor: bigint) => ({ minor, currency: "EUR" });

  test("stay in one currency", () => {
    expect(add(euro(1n), euro(2n))).toEqual(euro(3n));
    expect(total([], "EUR")).toEqual(euro(0n));
    expect(() => add(euro(1n), { minor: 1n, currency: "USD" })).toThrow("USD");
  });
});

test("is written for a person without passing through a float", () => {
  expect(formatMoney({ minor: 9007199254740993107n, currency: "EUR" }, "en")).toBe("€90,071,992,547,409,931.07");
  expect(formatMoney({ minor: 1990n, currency: "EUR" }, "pl").replace(/\s/g, " ")).toBe("19,90 €");
  expect(formatMoney({ minor: 500n, currency: "JPY" }, "en")).toBe("¥500");
});
