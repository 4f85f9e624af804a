import { expect, test } from "vitest";
import { readArticleAsk, readMessageAsk } from "./article-words.ts";

test.each([
  ["return my shoes", "en", ["return", "my", "shoes"], ["", "", "shoes"]],
  ["  e-mail\u0000 & tax:* ", "en", ["e", "mail", "tax"], ["", "", "tax"]],
  ["gdzie jest moja paczka", "pl", ["paczka"], ["paczk"]],
  ["gdzie jest", "pl", ["gdzie", "jest"], ["gdzie", "jest"]],
  ["zwroty paczek", "pl", ["zwroty", "paczek"], ["zwrot", "paczek"]],
  ["%_%", "en", [], []],
  ["😀", "en", [], []],
  ["إرجاع الطلب", "ar", ["إرجاع", "الطلب"], ["", "الطلب"]],
])("%s in %s is looked for by %j", (typed, locale, words, prefixes) =>
  expect(readArticleAsk(typed, locale)).toMatchObject({ words, prefixes }),
);

test("of a message each word once, no short ones, at most twenty", () => {
  const ask = readMessageAsk("Hi, my Parcel 1234 is late. The parcel, to be true, is LATE!", "en");
  expect(ask.words).toEqual(["Parcel", "late", "The", "true"]);
  expect(readMessageAsk("word ".repeat(5_000) + "abc", "en").words).toEqual(["word"]);
  expect(readMessageAsk([..."abcdefghijklmnopqrstuvwxyz"].map((one) => one.repeat(5)).join(" "), "en").words).toHaveLength(20); // prettier-ignore
});
