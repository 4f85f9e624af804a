import { expect, test } from "vitest";
import { listOut, wordForOut } from "./out-word.ts";

const goods = [
  { variantId: "gid://shopify/ProductVariant/12", quantity: 2 },
  { variantId: "gid://shopify/ProductVariant/345", quantity: 1 },
];

test("goods that go out are read as they were written", () => {
  expect(wordForOut(goods)).toBe("12*2,345*1");
  expect(listOut("12*2,345*1")).toEqual(goods);
});

test.each(["", "12", "12*", "x*1", "12*2,", "12*999999", `1*1${",1*1".repeat(20)}`])("%j is nothing", (word) => {
  expect(listOut(word)).toEqual([]);
});
