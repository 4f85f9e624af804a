import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { themeCheckRun } from "@shopify/theme-check-node";
import { afterAll, expect, test } from "vitest";

/** Shopify's own theme check, as `shopify app deploy` runs it, over the theme app extension. */

const extension = join(import.meta.dirname, "../extensions/storefront-help");
const folder = mkdtempSync(join(tmpdir(), "latte-theme-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function check(root: string): Promise<string[]> {
  const config = join(folder, "check.yml");
  writeFileSync(config, "extends: theme-check:theme-app-extension\n");
  const { offenses } = await themeCheckRun(root, config, () => {});
  return offenses.map(
    ({ check: rule, uri, start, message }) => `${rule} ${uri.split("/").pop()}:${start.line} ${message}`,
  );
}

test("finds nothing in the blocks, their scripts, styles and words", { timeout: 60_000 }, async () => {
  expect(await check(extension)).toEqual([]);
});

test("finds what is wrong in a copy of them", { timeout: 60_000 }, async () => {
  const copy = join(folder, "copy");
  cpSync(extension, copy, { recursive: true });
  const block = join(copy, "blocks/contact.liquid");
  const broken = readFileSync(block, "utf8")
    .replace("'contact.title' | t", "'contact.none' | t")
    .replace("<textarea", '<script src="https://cdn.example/a.js"></script><textarea');
  writeFileSync(block, broken);
  const found = (await check(copy)).map((line) => line.split(" ")[0]);
  expect(found).toEqual(expect.arrayContaining(["TranslationKeyExists", "ParserBlockingScript", "RemoteAsset"]));
});
