import { expect, test } from "vitest";
import { parseAmounts, parseRounded } from "./order-amounts.ts";

const bag = (shop: string, shopCurrency: string, paid: string, currency: string) => ({
  shopMoney: { amount: shop, currencyCode: shopCurrency },
  presentmentMoney: { amount: paid, currencyCode: currency },
});

test("both currencies are read exactly, with none, two and three decimals", () => {
  expect(parseAmounts(bag("19.9", "EUR", "3200.0", "JPY"))).toEqual({
    shop: { minor: "1990", currency: "EUR" },
    presentment: { minor: "3200", currency: "JPY" },
  });
  expect(parseAmounts(bag("1.25", "KWD", "0.0", "USD")).shop).toEqual({ minor: "1250", currency: "KWD" });
  expect(() => parseAmounts(bag("1.005", "EUR", "0.0", "USD"))).toThrow(RangeError);
});

test.each<[string, string, bigint]>([
  ["3.333333", "EUR", 333n],
  ["3.335", "EUR", 334n],
  ["3.3349999", "EUR", 333n],
  ["-3.335", "EUR", -334n],
  ["99.5", "JPY", 100n],
  ["99.49", "JPY", 99n],
  ["10", "EUR", 1000n],
  ["90071992547409.93", "EUR", 9007199254740993n],
])("%s %s is shown as %s minor units", (amount, currency, minor) => {
  expect(parseRounded(amount, currency)).toEqual({ minor, currency });
});
