import { expect, it } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { seedArticles } from "#tests/setup/seed-articles.ts";
import { openDesk } from "./desk-page.ts";
import { narrow } from "./launch.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures } from "./take-picture.ts";

const test = startBrowserTest({ onlyMain: true });
const late = { timeout: 40_000 };

it("an article is written with the keyboard and the toolbar, and published", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/help");
  await app.getByRole("heading", { name: "No articles yet" }).waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "articles-empty");
  await app.getByRole("button", { name: "Write the first article" }).click();
  await app.getByLabel("Title of the new article").fill("How do I wash my mug?");
  await app.getByRole("button", { name: "Write it" }).click();

  const text = app.getByRole("textbox", { name: "Text", exact: true });
  await text.waitFor(late);
  await text.click();
  await page.keyboard.type("Wash it by hand, at [[degrees]] degrees.");
  await page.keyboard.press("Enter");
  await app.getByRole("button", { name: "Numbered list" }).click();
  await page.keyboard.type("Warm water");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("No bleach");
  expect(await text.locator("mark").textContent()).toBe("[[degrees]]");
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "article-written");

  const publish = page.getByRole("button", { name: "Publish", exact: true });
  await publish.click();
  await app.getByText("Fill in or take out what stands in [[double brackets]]: [[degrees]]").waitFor(late);
  await text.locator("mark").dblclick();
  await text.press("Control+a");
  await page.keyboard.type("Wash it by hand.");
  await publish.click();
  await app.getByText("Version 1", { exact: true }).waitFor(late);
  const [row] = await withClient(
    test.running.databaseUrl,
    async (client) => (await client.query("select body_html, body_text from article_text")).rows,
  );
  expect(row.body_text).toContain("Wash it by hand.");
  expect(row.body_html).not.toContain("[[");
});

it("a shop's help centre is sorted by keys, and fits a phone", async () => {
  await withClient(test.running.databaseUrl, (client) =>
    seedArticles(client, test.running.shops[0]!.shopId, new Date()),
  );
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/help");
  const shipping = app.getByRole("list", { name: "Shipping and delivery" });
  const titles = () => shipping.getByRole("link").allTextContents();
  const before = (await titles()).slice(0, 2);
  await app.getByRole("button", { name: `Move “${before[1]}” up` }).click();
  await expect.poll(async () => (await titles()).slice(0, 2), late).toEqual([...before].reverse());
  expect(await findBarriers(frame)).toEqual([]);
  expect(await findRawKeys(frame)).toEqual([]);
  await takeBothPictures(page, "articles");
  await page.setViewportSize(narrow);
  expect(await findOverflow(frame)).toEqual([]);

  for (const [name, path, seen] of [
    ["articles-todo", "/app/help/work", "Look at this again"],
    ["articles-import", "/app/help/import", "Nearly ready texts"],
  ] as const) {
    const other = await openDesk(test.running, await test.visitor(), path);
    await other.app.getByRole("heading", { name: seen }).waitFor();
    expect(await findBarriers(other.frame)).toEqual([]);
    await takeBothPictures(other.page, name);
    await other.page.setViewportSize(narrow);
    expect(await findOverflow(other.frame)).toEqual([]);
  }
});
