import { expect, test } from "vitest";
import { freeSlug, isSlug, slugOf } from "./article-slug.ts";

test.each([
  ["Where is my order?", "where-is-my-order"],
  ["Jak zwrócić żółtą łódź", "jak-zwrocic-zolta-lodz"],
  ["Não recebi a devolução", "nao-recebi-a-devolucao"],
  ["Don’t  worry — it's fine", "dont-worry-its-fine"],
  ["../../etc/passwd", "etc-passwd"],
  ["日本語", ""],
  ["a".repeat(200), "a".repeat(80)],
  ["Files", "files-article"],
  ["Suggest?", "suggest-article"],
])("the address of “%s”", (title, slug) => expect(slugOf(title)).toBe(slug));

test("an address is one that titles come to", () => {
  expect(isSlug("where-is-it")).toBe(true);
  for (const wrong of ["", "Where", "a b", "-a", "a-", "a/b", "a".repeat(81), "files", "suggest"])
    expect(isSlug(wrong)).toBe(false);
});

test("a taken address is counted on", () => {
  expect(freeSlug("a", new Set())).toBe("a");
  expect(freeSlug("a", new Set(["a", "a-2"]))).toBe("a-3");
  expect(freeSlug("", new Set(["article"]))).toBe("article-2");
});
