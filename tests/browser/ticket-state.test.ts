import { expect, it } from "vitest";
import { DEMO_STORIES } from "#tests/standin/world/demo-scenario.ts";
import { openAsColleague, openDesk, openTicket, writeMail } from "./desk-page.ts";
import { findBarriers } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

const test = startBrowserTest();
const { customer } = DEMO_STORIES.refund;

it("steers a ticket by keys alone: tag, priority, person, snooze, solve and back", async () => {
  const subject = "By keys alone";
  await writeMail(test.running, customer, { subject, text: "Nothing has come." });
  const { page, app, frame } = await openDesk(test.running, await test.visitor());
  await openTicket({ app }, subject);
  const keys = page.keyboard;

  await keys.press("t");
  await app.getByRole("combobox", { name: "Find or add a tag" }).waitFor();
  await keys.type("Late parcel");
  await app.getByRole("option", { name: "Add “Late parcel”" }).waitFor();
  await takeBothPictures(page, "ticket-tags");
  await keys.press("Enter");
  await app.getByRole("button", { name: "Remove tag Late parcel" }).waitFor();
  await keys.press("Escape");

  await keys.press("a");
  await app.getByRole("combobox", { name: "Find a person" }).waitFor();
  await keys.press("Enter");
  await app.getByRole("button", { name: /^Assignee: (?!Unassigned)/ }).waitFor();

  await keys.press("!");
  await app.getByRole("menuitem", { name: "Urgent" }).waitFor();
  await keys.press("Enter");
  await app.getByRole("button", { name: "Priority: Urgent" }).waitFor();

  await keys.press("s");
  await app.getByRole("menuitem", { name: "Tomorrow" }).waitFor();
  await takeBothPictures(page, "ticket-snooze");
  expect(await findBarriers(frame)).toEqual([]);
  await app.getByRole("menuitem", { name: "Until the customer replies" }).click();
  await app.getByText("Snoozed until the customer replies").waitFor();

  await keys.press("e");
  await app.getByRole("button", { name: "Status: Solved" }).waitFor();
  // The toast of the snooze goes when the answer to this change comes.
  await page.locator("#toasts").getByText("Solved").waitFor();
  await page.locator("#toasts").getByRole("button", { name: "Undo" }).last().click();
  await app.getByRole("button", { name: "Status: New" }).waitFor();
  await app.getByText("Snoozed until the customer replies").waitFor();
  await takeBothPictures(page, "ticket-steered");
  expect(await findBarriers(frame)).toEqual([]);
});

it("says in its place that somebody was faster, and how it is now", async () => {
  const subject = "Who is faster";
  await writeMail(test.running, customer, { subject, text: "Hello?" });
  const { page, app } = await openDesk(test.running, await test.visitor());
  await openTicket({ app }, subject);
  const { desk: second } = await openAsColleague(test.running, await test.visitor());
  await openTicket(second, subject);
  // The one's change is on its way while the other's arrives.
  const arrived = Promise.withResolvers<void>();
  await page.route(/\/state\b/, async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.keyboard.press("e");
  await app.getByRole("button", { name: "Status: Solved" }).waitFor();
  await second.app.getByRole("button", { name: "Status: New" }).click();
  await second.app.getByRole("menuitem", { name: "On hold" }).click();
  await second.app.getByRole("log").getByText("set the status to “On hold”").waitFor();
  arrived.resolve();
  await app.getByText("Somebody was faster: it is now “On hold”.").waitFor();
  await app.getByRole("button", { name: "Status: On hold" }).waitFor();
  await takeBothPictures(page, "ticket-faster");
});

it("says that tags or earlier things could not be read, and keeps the page", async () => {
  const subject = "No tags today";
  await writeMail(test.running, customer, { subject, text: "Hello?" });
  const visitor = await test.visitor();
  visitor.watch.expect(/\/app\/tags|\/customer\b/);
  const { page, app } = await openDesk(test.running, visitor);
  await page.route(/\/app\/tags|\/customer$/, (route) => route.abort());
  await openTicket({ app }, subject);
  await app.getByText("They could not be read.").waitFor();
  await page.keyboard.press("t");
  await app.getByText("The tags could not be read.").waitFor();
  await page.keyboard.press("Escape");
  await page.unroute(/\/app\/tags|\/customer$/);
  await app.getByRole("button", { name: "Try again" }).click();
  await app.getByText("They could not be read.").waitFor({ state: "hidden" });
  await app.getByRole("heading", { level: 1, name: subject }).waitFor();
});

it("shows who else has the ticket open and writes, until they send or leave", async () => {
  const subject = "Two at once";
  await writeMail(test.running, customer, { subject, text: "Who helps me?" });
  const hanna = await openDesk(test.running, await test.visitor());
  await openTicket(hanna, subject);
  const { desk: second, name } = await openAsColleague(test.running, await test.visitor());
  await openTicket(second, subject);
  await hanna.app.getByRole("list", { name: "Has this ticket open" }).getByText(name).waitFor();
  await second.app.getByRole("textbox", { name: /^Reply to/ }).pressSequentially("Dear");
  await hanna.app.getByText(`${name} is writing an answer`).waitFor();
  await takePicture(hanna.page, "ticket-typing");

  // All at once, not when their time is over.
  const soon = { state: "hidden", timeout: 4_000 } as const;
  await second.page.getByRole("button", { name: "Inbox" }).click();
  await second.app.getByRole("heading", { level: 1, name: subject }).waitFor({ state: "hidden" });
  await hanna.app.getByRole("list", { name: "Has this ticket open" }).waitFor(soon);

  await openTicket(second, subject);
  await second.app.getByRole("textbox", { name: /^Reply to/ }).pressSequentially(" Emma");
  await hanna.app.getByText(`${name} is writing an answer`).waitFor();
  await second.app.getByRole("button", { name: "Send", exact: true }).click();
  await hanna.app.getByText(`${name} is writing an answer`).waitFor(soon);
  await hanna.app.getByRole("list", { name: "Has this ticket open" }).getByText(name).waitFor();
  await second.page.close();
  await hanna.app.getByRole("list", { name: "Has this ticket open" }).waitFor(soon);
});
