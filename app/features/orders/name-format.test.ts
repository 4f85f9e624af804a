import { describe, expect, test } from "vitest";
import { numberIn, plainName, readNameFormat } from "./name-format.ts";

test.each([
  ["nothing", [], "#", ""],
  ["as Shopify begins", ["#1001"], "#", ""],
  ["letters on both sides", ["EN1001-PL"], "EN", "-PL"],
  ["a digit in the prefix", ["B2B-1001", "B2B-1000"], "B2B-", ""],
  ["a digit in the prefix of the only order", ["B2B-1001"], "B2B-", ""],
  ["and of a number as short as that", ["S2-7"], "S2-", ""],
  ["a digit in the suffix", ["1001-PL2", "1000-PL2"], "", "-PL2"],
  ["a year", ["2026-1001", "2026-1000"], "2026-", ""],
  ["a year, and a number that is shorter", ["2026-8", "2026-7"], "2026-", ""],
  ["a year behind it", ["8/2026", "7/2026"], "", "/2026"],
  ["the first of a year", ["2027-1100", "2026-1099", "2026-1098"], "2027-", ""],
  ["one written otherwise", ["#1001", "AMZ-302-1182211", "AMZ-303-1182211"], "#", ""],
  ["no number at all", ["gift"], "#", ""],
])("the format of a shop's names: %s", (_, newest, prefix, suffix) => {
  expect(readNameFormat(newest)).toEqual({ prefix, suffix });
});

describe("the number in what somebody wrote", () => {
  const b2b = { prefix: "B2B-", suffix: "" };
  test.each([
    ["B2B-1004", b2b, "1004"],
    ["#b2b-1004", b2b, "1004"],
    [" b2b - 1004 ", b2b, "1004"],
    ["1004", b2b, "1004"],
    ["Order 1004", b2b, "1004"],
    ["B2C-1004", b2b, null],
    ["2026-1004", { prefix: "2026-", suffix: "" }, "1004"],
    ["2025-1004", { prefix: "2026-", suffix: "" }, null],
    ["1004-pl2", { prefix: "", suffix: "-PL2" }, "1004"],
    ["NO2-1004", { prefix: "NO2-", suffix: "" }, "1004"],
    ["1-1", { prefix: "1-", suffix: "-1" }, null],
    ["order", b2b, null],
    ["NO-1004", { prefix: "NO-", suffix: "" }, "1004"],
    ["no. 1004", { prefix: "NORTH-", suffix: "" }, "1004"],
  ])("%s in %j", (written, format, number) => {
    expect(numberIn(written, format)).toBe(number);
  });
});

test.each([
  ["No. 1004", "1004"],
  ["nr #1004", "1004"],
  ["№1004", "1004"],
  ["NORTH-1004", "NORTH-1004"],
  ["NO-1004", "NO-1004"],
  ["#NORTH-1004", "NORTH-1004"],
])("%s without what people write before a number: %s", (written, plain) => expect(plainName(written)).toBe(plain));
