import { describe, expect, test } from "vitest";
import { readSearch } from "./search-words.ts";

describe("what is looked for", () => {
  test.each([
    ["#12", { ticketNumber: 12, orderNames: ["#12", "##12"] }],
    ["12", { ticketNumber: 12, orderNames: ["12", "#12"] }],
    ["2147483648", { ticketNumber: null }],
    ["en-1187", { orderNames: ["en-1187", "EN-1187", "#en-1187", "#EN-1187"], sku: "EN-1187" }],
    ["1Z 999-AA1", { tracking: "1Z999AA1", sku: null }],
    [" Ana@Example.com ", { email: "ana@example.com", name: null }],
    ["+48 601-234-567", { phone: "48601234567" }],
    ["0601 234 567", { phone: "601234567" }],
    ["Łukasz Kowalski-Nowak", { name: "Łukasz Kowalski-Nowak", sku: null, phone: null }],
    ["where is  my\tparcel", { words: ["where", "is", "my", "parcel"], prefixes: ["where", "", "", "parcel"] }],
    ["tea-mug C++ ***", { words: ["tea-mug", "C++"], prefixes: ["", ""] }],
  ])("%j", (typed, expected) => expect(readSearch(typed)).toMatchObject(expected));

  test.each(["", " ", "\u0000", "\u202e\u200f", "%", "_", "':*", "&|!()", "\\"])("%j is nothing", (typed) => {
    expect(readSearch(typed)).toMatchObject({ words: [], ticketNumber: null, phone: null, email: null, name: null });
  });

  test("what has no end is cut, and stays well-formed", () => {
    const { q, words } = readSearch("😀a".repeat(10_000));
    expect(q.length).toBeLessThanOrEqual(200);
    expect(q.isWellFormed()).toBe(true);
    expect(readSearch("a ".repeat(5_000)).words).toHaveLength(10);
    expect(words).toHaveLength(1);
  });

  test.each([
    ["paczka", "paczk"],
    ["zamówienia", "zamówien"],
    ["zwrotami", "zwrot"],
    ["dom", "dom"],
    ["AB12a", "AB12a"],
  ])("the ending of %s is left open for who reads Polish", (word, prefix) => {
    expect(readSearch(word, true).prefixes).toEqual([prefix]);
    expect(readSearch(word).prefixes).toEqual([word]);
  });
});
