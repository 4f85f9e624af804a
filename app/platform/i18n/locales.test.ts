import { expect, test } from "vitest";
import { localeFor } from "./locales.ts";

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
