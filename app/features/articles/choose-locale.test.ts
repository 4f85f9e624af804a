import { expect, test } from "vitest";
import { chooseLocale, isSameLanguage } from "./choose-locale.ts";

const counts = new Map([["en", 12], ["pl", 30], ["pt-BR", 3]]); // prettier-ignore

test.each([
  ["en", "en"],
  ["EN", "en"],
  ["en-GB", "en"],
  ["pt", "pt-BR"],
  ["pt-PT", "pt-BR"],
  ["pl-PL", "pl"],
  ["de", "pl"],
  ["", "pl"],
  ["%%", "pl"],
])("who wants %s reads %s", (wanted, locale) => expect(chooseLocale(wanted, counts)).toBe(locale));

test("nobody gets letters of another script", () => {
  expect(chooseLocale("zh-TW", new Map([["zh-CN", 9], ["en", 10]]))).toBe("en"); // prettier-ignore
  expect(chooseLocale("zh-HK", new Map([["zh-TW", 1], ["en", 10]]))).toBe("zh-TW"); // prettier-ignore
  expect(isSameLanguage("zh-CN", "zh-TW")).toBe(false);
  expect(isSameLanguage("pt", "pt-BR")).toBe(true);
});

test("without articles there is no language", () => expect(chooseLocale("en", new Map())).toBeNull());
test("of equally many the first by name", () =>
  expect(chooseLocale("x", new Map([["pl", 1], ["en", 1]]))).toBe("en")); // prettier-ignore
