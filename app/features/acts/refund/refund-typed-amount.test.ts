import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMoney } from "#app/features/shared/money.ts";
import { parseTypedAmount } from "./refund-typed-amount.ts";

const taken: [typed: string, currency: string, locale: string, minor: bigint][] = [
  ["19.90", "EUR", "en", 1990n],
  ["19,90", "EUR", "pl", 1990n],
  ["19,90", "EUR", "en", 1990n],
  ["19,9", "EUR", "pl", 1990n],
  [" 5 ", "EUR", "en", 500n],
  [".5", "EUR", "en", 50n],
  ["0,05", "EUR", "pl", 5n],
  ["1.234,56", "EUR", "de", 123456n],
  ["1,234.56", "EUR", "en", 123456n],
  ["1 234,56", "PLN", "pl", 123456n],
  ["1\u00a0234,56 zł", "PLN", "pl", 123456n],
  ["1\u202f234,56", "EUR", "fr", 123456n],
  ["1'234.50", "CHF", "de-CH", 123450n],
  ["1.234.567", "EUR", "pt-BR", 123456700n],
  ["12,34,567.00", "INR", "en-IN", 123456700n],
  ["1,234", "EUR", "en", 123400n],
  ["1.234", "EUR", "pt-BR", 123400n],
  ["1,234", "JPY", "en", 1234n],
  ["500", "JPY", "ja", 500n],
  ["1.250", "KWD", "en", 1250n],
  ["0.125", "KWD", "en", 125n],
  ["1,250", "KWD", "pl", 1250n],
  ["١٩٫٩٠", "EUR", "ar", 1990n],
  ["۱۹٫۹۰", "EUR", "fa", 1990n],
  ["１９.９０", "EUR", "ja", 1990n],
  ["€19.90", "EUR", "en", 1990n],
  ["19,90 €", "EUR", "pl", 1990n],
  ["19.90 eur", "EUR", "en", 1990n],
  ["R$ 10,00", "BRL", "pt-BR", 1000n],
  ["999999999999", "JPY", "en", 999999999999n],
];

const refused: [typed: string, currency: string, locale: string, problem: string][] = [
  ["", "EUR", "en", "malformed"],
  ["abc", "EUR", "en", "malformed"],
  ["0", "EUR", "en", "zero"],
  ["0,00", "EUR", "pl", "zero"],
  ["-5", "EUR", "en", "negative"],
  ["−5", "EUR", "en", "negative"],
  ["5-", "EUR", "en", "negative"],
  ["1e3", "EUR", "en", "malformed"],
  ["1e308", "EUR", "en", "malformed"],
  ["Infinity", "EUR", "en", "malformed"],
  ["NaN", "EUR", "en", "malformed"],
  ["0x10", "EUR", "en", "malformed"],
  ["+5", "EUR", "en", "malformed"],
  ["1.005", "EUR", "en", "too_many_decimals"],
  ["0.001", "EUR", "en", "too_many_decimals"],
  ["0.5", "JPY", "en", "too_many_decimals"],
  ["1.0005", "KWD", "en", "too_many_decimals"],
  ["1.234", "EUR", "pl", "ambiguous"],
  ["1,250", "KWD", "en", "ambiguous"],
  ["1,23.45", "EUR", "en", "malformed"],
  ["1.2.3", "EUR", "en", "malformed"],
  ["1,234,56", "EUR", "en", "malformed"],
  ["1..5", "EUR", "en", "malformed"],
  ["19.", "EUR", "en", "malformed"],
  ["$19.90", "EUR", "en", "other_currency"],
  ["19.90 USD", "EUR", "en", "other_currency"],
  ["1000000000000", "EUR", "en", "too_large"],
  ["9".repeat(400), "EUR", "en", "too_large"],
  ["19.90; drop table", "EUR", "en", "malformed"],
];

describe("an amount as typed", () => {
  test.each(taken)("%j of %s in %s is %s minor units", (typed, currency, locale, minor) => {
    expect(parseTypedAmount(typed, currency, locale)).toEqual({ ok: true, money: { minor, currency } });
  });

  test.each(refused)("%j of %s in %s is refused: %s", (typed, currency, locale, problem) => {
    expect(parseTypedAmount(typed, currency, locale)).toEqual({ ok: false, problem });
  });

  test("what we show, typed back, is the same amount", () => {
    const currencies = fc.constantFrom("EUR", "PLN", "USD", "BRL", "GBP");
    const locales = fc.constantFrom("en", "pl", "pt-BR", "de", "fr");
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 11n), currencies, locales, (minor, currency, locale) => {
        const shown = formatMoney({ minor, currency }, locale);
        expect(parseTypedAmount(shown, currency, locale)).toEqual({ ok: true, money: { minor, currency } });
      }),
    );
  });
});
