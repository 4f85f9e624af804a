import { expect, test } from "vitest";
import { keysIn, markOf } from "./act-mark.ts";

const key = "0b8f4a3e-9d2c-4f61-8a7b-1234567890ab";

test("a mark is a tag that Shopify takes, and leads back to its key", () => {
  expect(markOf(key)).toBe("latte-0b8f4a3e9d2c4f618a7b1234567890ab");
  expect(markOf(key).length).toBeLessThanOrEqual(40);
  expect(keysIn(["VIP", "latte-replacement", markOf(key)])).toEqual([key]);
});

test.each(["latte-", "latte-zz", `${markOf(key)}0`, `x${markOf(key)}`, markOf(key).toUpperCase()])(
  "%s is none",
  (tag) => expect(keysIn([tag])).toEqual([]),
);
