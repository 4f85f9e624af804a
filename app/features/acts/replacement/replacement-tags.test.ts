import { expect, test } from "vitest";
import { linkTag } from "./replacement-tags.ts";

test("the name of the new order fits into a tag, however long", () => {
  expect(linkTag("#1202")).toBe("Replaced by #1202");
  expect(linkTag("#".repeat(80))).toHaveLength(40);
});
