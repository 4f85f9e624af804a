import { expect, test } from "vitest";
import { searchKey } from "./search-key.ts";

test.each([
  ["  How do I   RETURN it? ", "how do i return it"],
  ["where is #1042", "where is"],
  ["ana.kowalska@example.com parcel", "parcel"],
  ["call me +48 600 700 800 please", "call me please"],
  ["(22) 555-12-34", ""],
  ["https://evil.example/x refund", "refund"],
  ["order A12B34", "order"],
  ["14 days", "14 days"],
  ["size 38 or 39", "size 38 or 39"],
  ["%%% ___", ""],
  ["gdzie jest moja paczka?!", "gdzie jest moja paczka"],
  ["x\u0000y", "x y"],
])("%s is counted as %j", (typed, key) => expect(searchKey(typed)).toBe(key));

test("what is long is cut", () => {
  expect(searchKey("parcel ".repeat(2_000))).toHaveLength(100);
  expect(searchKey("😀".repeat(500))).toBe("");
});
