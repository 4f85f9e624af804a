import { describe, expect, test } from "vitest";
import { parseReplacementForm } from "./parse-replacement-form.ts";

const parse = (fields: Record<string, string>) => parseReplacementForm(Object.entries(fields));
const problemsOf = (fields: Record<string, string>) => {
  const parsed = parse(fields);
  return parsed.ok ? [] : parsed.problems.map(({ field, problem }) => `${field} ${problem}`);
};

test("lines, a variant for one of them, and the words", () =>
  expect(
    parse({
      "line.7": "2",
      "variant.7": "",
      "line.8": "1",
      "variant.8": "9",
      "line.6": "0",
      evenIfShort: "on",
      reason: " Damaged\n ",
      note: "a\r\nb\0",
    }),
  ).toEqual({
    ok: true,
    value: {
      lines: [
        { lineId: "7", variantId: null, quantity: 2 },
        { lineId: "8", variantId: "9", quantity: 1 },
      ],
      address: null,
      evenIfShort: true,
      reason: "Damaged",
      note: "a\nb",
    },
  }));

const addressIn = (countryCode: string, provinceCode: string) => ({
  "line.7": "1",
  address: "other",
  "address.lastName": "Nowak",
  "address.address1": "1 Long Street",
  "address.city": "Somewhere",
  "address.countryCode": countryCode,
  "address.provinceCode": provinceCode,
});

describe("what is refused", () => {
  test.each([
    [{}, " nothing_chosen"],
    [{ "line.7": "0" }, " nothing_chosen"],
    [{ "line.7": "1e3" }, "line.7 malformed"],
    [{ "line.7": "-1" }, "line.7 malformed"],
    [{ "line.7": "1001" }, "line.7 malformed"],
    [{ "line.' or 1=1": "1" }, "line.' or 1=1 unknown_line"],
    [{ "line.7": "1", "variant.7": "x" }, "variant.7 unknown_variant"],
    [{ "line.7": "1", address: "elsewhere" }, "address malformed"],
    [{ "line.7": "1", note: "x".repeat(4_001) }, "note note_too_long"],
  ])("%j", (fields, problem) => expect(problemsOf(fields as Record<string, string>)).toEqual([problem]));

  test.each([
    ["US", "california", "CA"],
    ["DE", "BY", "BY"],
    ["PL", "", ""],
  ])("%s: the province %j is sent as %j", (country, typed, code) => {
    const parsed = parseReplacementForm(Object.entries(addressIn(country, typed)));
    expect(parsed.ok && parsed.value.address?.provinceCode).toBe(code);
  });
  test.each(["", "Bavaria"])("where provinces are known, %j is none of them", (typed) =>
    expect(problemsOf(addressIn("US", typed))).toEqual(["address.provinceCode province"]),
  );

  test("another address without what a parcel needs, or with a country that is none", () =>
    expect(
      problemsOf({ "line.7": "1", address: "other", "address.city": "x".repeat(256), "address.countryCode": "P1" }),
    ).toEqual([
      "address.lastName missing",
      "address.address1 missing",
      "address.city too_long",
      "address.countryCode missing",
    ]));
});
