import { expect, it } from "vitest";
import { repairMojibake } from "./repair-mojibake.ts";

it.each([
  ["Ã©tÃ©", "été"],
  ["ZaÅ¼Ã³Å‚Ä‡", "Zażółć"],
  ["itâ€™s", "it’s"],
  ["été", "été"],
  ["Â£5 and £5", "Â£5 and £5"],
  ["plain", "plain"],
  ["日本 Ã©", "日本 Ã©"],
])("%j → %j", (text, expected) => {
  expect(repairMojibake(text)).toBe(expected);
});
