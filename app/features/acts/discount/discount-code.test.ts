import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { codeOf } from "./discount-code.ts";

test("a code belongs to its act", () => {
  const key = randomUUID();
  expect(codeOf(key)).toBe(codeOf(key));
  expect(codeOf(key)).toMatch(/^GIFT-[2-9A-HJKMNP-Z]{10}$/);
});

test("ten thousand acts have ten thousand codes", () => {
  expect(new Set(Array.from({ length: 10_000 }, () => codeOf(randomUUID()))).size).toBe(10_000);
});
