import { expect, test } from "vitest";
import { formatSize } from "./format-size.ts";

test.each([
  [0, "en", "0 byte"],
  [812, "en", "812 byte"],
  [34_400, "en", "34 kB"],
  [1_240_000, "en", "1.2 MB"],
  [1_240_000, "pl", "1,2 MB"],
  [24_900_000, "en", "25 MB"],
])("%d bytes in %s: %s", (bytes, locale, expected) => {
  expect(formatSize(bytes, locale).replaceAll(/[\u00a0\u202f]/g, " ")).toBe(expected);
});
