import { expect, it } from "vitest";
import { openDesk } from "./desk-page.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { narrow } from "./launch.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures } from "./take-picture.ts";

const test = startBrowserTest();

it("asks for an export and an erasure, and shows the log of who looked at what", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/settings/privacy");
  await app.getByText("Nothing was asked for yet.").waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "privacy-empty");

  await app.getByLabel("E-mail address", { exact: true }).fill("nobody");
  await app.getByRole("button", { name: "Export", exact: true }).click();
  await app.getByText("This is no e-mail address.").waitFor();
  await app.getByLabel("E-mail address", { exact: true }).fill("nobody@example.com");
  await app.getByRole("button", { name: "Erase…" }).click();
  await app.getByLabel("E-mail address once more").fill("other@example.com");
  await app.getByRole("button", { name: "Erase for good" }).click();
  await app.getByText("This is not the address above.").waitFor();
  await takeBothPictures(page, "privacy-failed");
  await app.getByLabel("E-mail address once more").fill("nobody@example.com");
  await app.getByRole("button", { name: "Erase for good" }).click();
  await app.getByRole("heading", { name: "Erasure of a person" }).waitFor();
  await app.getByRole("button", { name: "Export everything" }).click();
  const download = app.getByRole("button", { name: "Download", exact: true });
  await download.waitFor({ timeout: 20_000 });
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "privacy-full");
  const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
  expect(file.suggestedFilename()).toMatch(/^latte-.*\.tar\.gz$/);
  await page.setViewportSize(narrow);
  expect(await findOverflow(frame)).toEqual([]);
  expect(await findRawKeys(frame)).toEqual([]);
});

it("shows the access log, filtered", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/settings/access");
  await app.getByText("fetched an export").first().waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "access-full");
  await app.getByLabel("Day").fill("2020-01-01");
  await app.getByRole("button", { name: "Show" }).click();
  await app.getByText("Nothing was looked at in this time.").waitFor();
  await page.setViewportSize(narrow);
  expect(await findOverflow(frame)).toEqual([]);
  expect(await findRawKeys(frame)).toEqual([]);
});
