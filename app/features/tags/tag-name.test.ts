import { expect, test } from "vitest";
import { parseTagName } from "./tag-name.ts";

test.each([
  ["  Late   parcel ", "Late parcel", "late parcel"],
  ["ŁÓDŹ", "ŁÓDŹ", "łódź"],
  ["Łódź".normalize("NFD"), "Łódź".normalize("NFC"), "łódź"],
  ["a\u202Eb\nc", "a b c", "a b c"],
  ["<b>", "<b>", "<b>"],
])("%j is the tag %j", (typed, name, key) => {
  expect(parseTagName(typed)).toEqual({ name, key });
});

test("nothing and too much are no tag", () => {
  expect(parseTagName(" \u200B ")).toEqual({ problem: "empty" });
  expect(parseTagName("x".repeat(41))).toEqual({ problem: "too_long" });
  expect(parseTagName("💛".repeat(40))).toHaveProperty("name");
});
