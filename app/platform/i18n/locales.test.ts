import { expect, test } from "vitest";
import { localeFor, pickLocale } from "./locales.ts";

test.each([
  [["pl"], "pl"],
  [["pl-PL"], "pl"],
  [["PT_br"], "pt-BR"],
  [["pt-PT"], "pt-BR"],
  [["de", "pl"], "pl"],
  [["de"], "en"],
  [["", null, undefined], "en"],
  [["../../etc", "<x>"], "en"],
  [[" en-GB "], "en"],
  [["plx"], "en"],
])("somebody who asks for %j is spoken to in %s", (wishes, expected) => {
  expect(localeFor(...wishes)).toBe(expected);
});

test.each([
  [["zh-TW"], null],
  [["zh-HK"], null],
  [["zh-Hant-CN"], null],
  [["zh-SG"], "zh-CN"],
  [["zh-Hans"], "zh-CN"],
  [["zh"], "zh-CN"],
  [["zh_cn"], "zh-CN"],
  [["zh-TW", "sr-ME"], "sr-Latn"],
  [["sr-RS"], null],
  [["sr-Cyrl"], null],
  [["pt-PT"], "pt-BR"],
  [["zh-TW", "x-y", "pt"], "pt-BR"],
  [["und", "pt"], "pt-BR"],
])("%j is %s, by its script: other letters are no help to who reads", (wishes, expected) => {
  expect(pickLocale(["en", "pt-BR", "zh-CN", "sr-Latn"], wishes)).toBe(expected);
});

test("the nearer one of two scripts", () => {
  expect(pickLocale(["zh-CN", "zh-TW"], ["zh-HK"])).toBe("zh-TW");
  expect(pickLocale(["zh-CN", "zh-TW"], ["zh-Hant-CN"])).toBe("zh-TW");
});
