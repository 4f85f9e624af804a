import { describe, expect, test } from "vitest";
import { comparablePhones, readContact, readOrderNumber } from "./contact.ts";

describe("an order's number as people type it", () => {
  test.each([
    ["#1001", "1001"],
    [" 1001 ", "1001"],
    ["# 1001", "1001"],
    ["No. 1001", "1001"],
    ["１００１", "1001"],
    ["1001​", "1001"],
    ["EN1001-PL", "EN1001-PL"],
    ["#en1001-pl", "EN1001-PL"],
  ])("%s", (typed, name) => {
    expect(readOrderNumber(typed)?.names).toContain(name);
    expect(readOrderNumber(typed)?.names).toContain(`#${name}`);
    expect(readOrderNumber(typed)?.key).toBe("1001");
  });

  test.each(["", "#", "abc", "%", "1001%", "_001", "10*1", "name:1001 OR", "1001'--", "1001\\", "1".repeat(41)])(
    "%s is none",
    (typed) => {
      const read = readOrderNumber(typed);
      expect(read?.names.some((name) => /[%*'\\:]/.test(name)) ?? false).toBe(false);
      if (typed !== "_001") expect(read).toBeNull();
    },
  );
});

describe("an order's number in a shop that writes digits around it", () => {
  const b2b = { prefix: "B2B-", suffix: "" };

  test.each(["1004", "#1004", "B2B-1004", "b2b-1004", "#B2b-1004", " b2b - 1004"])("%s", (typed) => {
    expect(readOrderNumber(typed, b2b)).toMatchObject({ names: expect.arrayContaining(["B2B-1004"]), key: "1004" });
  });

  test("each order has a limit of its own, and no other name spends it", () => {
    const keys = ["B2B-1004", "B2B-1005", "B2C-1004", "2-1004", "2"].map((typed) => readOrderNumber(typed, b2b)?.key);
    expect(keys).toEqual(["1004", "1005", "B2C-1004", "2-1004", "2"]);
    expect(readOrderNumber("b2c-1004", b2b)?.key).toBe("B2C-1004");
    expect(readOrderNumber("B2C-1004", b2b)?.names).not.toContain("B2B-1004");
  });
});

describe("who somebody says they are", () => {
  test.each([
    ["ana@example.com", { kind: "email", email: "ana@example.com" }],
    ["  Ana@Example.COM ", { kind: "email", email: "ana@example.com" }],
    ["ana@żółw.example", { kind: "email", email: "ana@xn--w-uga1v8h.example" }],
    ["+48 600 100 200", { kind: "phone", digits: "48600100200" }],
    ["0048 600-100-200", { kind: "phone", digits: "48600100200" }],
    ["(600) 100 200", { kind: "phone", digits: "600100200" }],
    ["600 100", null],
    ["ana", null],
    ["ana@", null],
    ["", null],
    ["1".repeat(16), null],
  ])("%s", (typed, expected) => {
    expect(readContact(typed)).toEqual(expected);
  });

  test.each([
    "ＡNA@example.com",
    "ana@ｅxample.com",
    "bo\u212A@example.com",
    "ana@example\u3002com",
    "\u017Fam@example.com",
  ])("%s is nobody else's address in other clothes", (typed) => {
    const read = readContact(typed);
    expect(read === null || (read.kind === "email" && /[^\x21-\x7e]|xn--/.test(read.email))).toBe(true);
  });

  test.each([
    ["48600100200", "600100200", true],
    ["600100200", "48600100200", true],
    ["0600100200", "600100200", true],
    ["48600100200", "48600100201", false],
    ["48600100200", "00200", null],
    ["", "600100200", null],
  ])("a kept %s and a typed %s", (kept, typed, same) => {
    const pair = comparablePhones(kept, typed);
    expect(pair && pair[0] === pair[1]).toBe(same);
  });
});
