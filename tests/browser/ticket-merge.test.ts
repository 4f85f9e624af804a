import { expect, it } from "vitest";
import { DEMO_STORIES } from "#tests/standin/world/demo-scenario.ts";
import { openDesk, openTicket, writeMail } from "./desk-page.ts";
import { findBarriers, findOverflow } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures } from "./take-picture.ts";

declare global {
  interface Window {
    __remixRouter?: { navigate(path: string): Promise<void> };
  }
}

const test = startBrowserTest();
const { customer } = DEMO_STORIES.refund;
const write = (subject: string, text: string) => writeMail(test.running, customer, { subject, text });

it("merges a ticket into another of the same customer by keys, and leads there from what is left", async () => {
  await write("Where is my parcel", "It has not come.");
  await write("Parcel again", "Still nothing.");
  const { page, app, frame } = await openDesk(test.running, await test.visitor());
  await openTicket({ app }, "Parcel again");
  const address = await frame.evaluate(() => location.pathname);
  await app.getByRole("link", { name: /^#\d+ Where is my parcel$/ }).waitFor();

  await page.keyboard.press("m");
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("button", { name: /Where is my parcel/ }).waitFor();
  await page.keyboard.type("999999");
  await dialog.getByRole("button", { name: "Merge into #999999" }).click();
  await dialog.getByText("There is no ticket with this number.").waitFor();
  await dialog.getByRole("button", { name: /Where is my parcel/ }).click();
  await dialog.getByText("There is no ticket with this number.").waitFor({ state: "hidden" });
  await takeBothPictures(page, "ticket-merge");
  expect(await findBarriers(frame)).toEqual([]);
  await dialog.getByRole("button", { name: /^Merge into #[1-9]/ }).click();

  await app.getByRole("heading", { level: 1, name: "Where is my parcel" }).waitFor();
  const log = app.getByRole("log");
  await log.getByText("Still nothing.").waitFor();
  await log.getByText(/merged #\d+ into this/).waitFor();

  await frame.evaluate((to) => window.__remixRouter!.navigate(to), address);
  await app.getByText("This ticket was merged into").waitFor();
  await log.getByText(/merged this into #\d+/).waitFor();
  expect(await app.getByRole("tablist").count()).toBe(0);
  expect(await app.getByRole("button", { name: "Refund" }).count()).toBe(0);
  await takeBothPictures(page, "ticket-merged");
  expect(await findBarriers(frame)).toEqual([]);
  expect(await findOverflow(frame)).toEqual([]);
  await app.getByRole("link", { name: /^#\d+$/ }).click();
  await app.getByRole("heading", { level: 1, name: "Where is my parcel" }).waitFor();
});

it("makes a new ticket of a message, and tells of it in both", async () => {
  await write("Two things at once", "First thing.");
  const { page, app, frame } = await openDesk(test.running, await test.visitor());
  await openTicket({ app }, "Two things at once");
  const log = app.getByRole("log");
  await log.getByText("First thing.").waitFor();
  await app.getByRole("tab", { name: "Note" }).click();
  await app.getByRole("textbox", { name: /note/i }).fill("The second thing is a wish.");
  await page.keyboard.press("Control+Enter");
  await log.getByText("The second thing is a wish.").waitFor();

  await log.getByRole("article").last().getByRole("button", { name: "What to do with this message" }).click();
  await app.getByRole("menuitem", { name: "New ticket from here" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Subject of the new ticket" }).fill("A wish");
  await takeBothPictures(page, "ticket-split");
  expect(await findBarriers(frame)).toEqual([]);
  await dialog.getByRole("button", { name: "Make a new ticket" }).click();

  await app.getByRole("heading", { level: 1, name: "A wish" }).waitFor();
  await log.getByText("The second thing is a wish.").waitFor();
  await log.getByText(/split this off #\d+/).waitFor();
  await app.getByRole("link", { name: /Two things at once/ }).click();
  await app.getByRole("heading", { level: 1, name: "Two things at once" }).waitFor();
  await log.getByText(/moved messages from here to #\d+/).waitFor();
});
