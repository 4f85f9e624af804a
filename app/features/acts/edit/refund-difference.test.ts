import { expect, test } from "vitest";
import type { ActionView } from "../action-view.ts";
import { parseTypedAmount } from "../refund/refund-typed-amount.ts";
import { refundDifference } from "./refund-difference.ts";

const edited = (about: ActionView["about"], variant = "back") => ({ kind: "edit", variant, about }) as ActionView;

test.each([
  ["12500", "KWD", "pl", "12,500"],
  ["12500", "KWD", "pt-BR", "12,500"],
  ["1250", "EUR", "en", "12.50"],
])(
  "%s %s is filled in for a reader of %s as they type it, and read as what it was",
  (minor, currency, locale, typed) => {
    const { amount = "" } = refundDifference(edited({ minor, currency }), locale)!.values;
    expect(amount).toBe(typed);
    expect(parseTypedAmount(amount, currency, locale)).toEqual({ ok: true, money: { minor: BigInt(minor), currency } });
  },
);

test("nothing is refunded after an edit that made nothing cheaper", () =>
  expect(refundDifference(edited({ minor: "5", currency: "EUR" }, "owed"), "en")).toBeNull());
