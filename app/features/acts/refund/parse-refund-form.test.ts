import { describe, expect, test } from "vitest";
import { parseRefundForm } from "./parse-refund-form.ts";

const parse = (fields: Record<string, unknown>, currency = "EUR", locale = "en") =>
  parseRefundForm(Object.entries(fields), currency, locale);

const nothing = {
  lines: [],
  shipping: { kind: "none" },
  amount: null,
  restock: { kind: "none" },
  method: "original",
  reason: "",
  note: "",
  notify: false,
};

describe("a refund form that is well formed", () => {
  test("units of lines, all shipping, back into stock", () => {
    const form = {
      "line.11": "2",
      "line.12": "0",
      "line.13": "",
      shipping: "all",
      restock: "7",
      method: "original",
      notify: "on",
    };
    expect(parse(form)).toEqual({
      ok: true,
      value: {
        ...nothing,
        lines: [{ lineId: "11", quantity: 2 }],
        shipping: { kind: "all" },
        restock: { kind: "to", locationId: "7" },
        notify: true,
      },
    });
  });

  test("a free amount in the currency the customer paid in", () => {
    expect(parse({ amount: "1 500", method: "store_credit" }, "JPY", "pl")).toEqual({
      ok: true,
      value: { ...nothing, amount: { minor: "1500", currency: "JPY" }, method: "store_credit" },
    });
  });

  test("a part of the shipping, with a reason and a note of several lines", () => {
    expect(
      parse({ shipping: "amount", shippingAmount: "2,50", reason: " damaged\n", note: "a\r\nb\0\ud800" }, "EUR", "pl"),
    ).toEqual({
      ok: true,
      value: {
        ...nothing,
        shipping: { kind: "amount", amount: { minor: "250", currency: "EUR" } },
        reason: "damaged",
        note: "a\nb\ufffd",
      },
    });
  });
});

describe("a refund form that is refused", () => {
  const cases: [name: string, fields: Record<string, unknown>, field: string, problem: string][] = [
    ["nothing is chosen", {}, "", "nothing_chosen"],
    ["only zeros are chosen", { "line.1": "0" }, "", "nothing_chosen"],
    ["a negative quantity", { "line.1": "-1" }, "line.1", "quantity"],
    ["half a unit", { "line.1": "1.5" }, "line.1", "quantity"],
    ["an exponent", { "line.1": "1e3" }, "line.1", "quantity"],
    ["too many units", { "line.1": "999999" }, "line.1", "quantity"],
    [
      "a line id that is no number",
      { "line.gid://shopify/LineItem/1": "1" },
      "line.gid://shopify/LineItem/1",
      "unknown_line",
    ],
    ["a line id with a leading zero", { "line.01": "1" }, "line.01", "unknown_line"],
    ["a line id beyond the database", { "line.9999999999999999999": "1" }, "line.9999999999999999999", "unknown_line"],
    ["a negative amount", { amount: "-5" }, "amount", "negative"],
    ["an amount of zero", { amount: "0" }, "amount", "zero"],
    ["too many decimals", { amount: "1.005" }, "amount", "too_many_decimals"],
    ["an unknown shipping kind", { shipping: "some" }, "shipping", "malformed"],
    ["no shipping amount", { shipping: "amount" }, "shippingAmount", "malformed"],
    ["an unknown method", { amount: "5", method: "cash" }, "method", "malformed"],
    ["a location that is no number", { amount: "5", restock: "x" }, "restock", "unknown_location"],
    ["a note that is too long", { amount: "5", note: "x".repeat(5000) }, "note", "note_too_long"],
    ["a file where text belongs", { amount: new Blob(["5"]) }, "", "nothing_chosen"],
  ];
  test.each(cases)("%s", (_name, fields, field, problem) => {
    expect(parse(fields)).toEqual({ ok: false, problems: [{ field, problem }] });
  });

  test("another currency; the right one is named", () => {
    const problems = [{ field: "amount", problem: "other_currency", detail: "EUR" }];
    expect(parse({ amount: "$5" })).toEqual({ ok: false, problems });
  });

  test("the same line twice", () => {
    const entries = [
      ["line.1", "1"],
      ["line.1", "1"],
    ] as const;
    expect(parseRefundForm(entries, "EUR", "en")).toEqual({
      ok: false,
      problems: [{ field: "line.1", problem: "unknown_line" }],
    });
  });

  test("everything that is wrong is said at once", () => {
    const parsed = parse({ amount: "x", "line.1": "y", method: "z" });
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ field: "line.1" }, { field: "amount" }, { field: "method" }],
    });
  });
});
