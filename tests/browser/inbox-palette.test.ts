import { expect, it } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { DEMO_STORIES } from "#tests/standin/world/demo-scenario.ts";
import { openDesk, writeMail, type DeskPage } from "./desk-page.ts";
import { narrow, type Visitor } from "./launch.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

const test = startBrowserTest();
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 });
const { customer } = DEMO_STORIES.refund;
const sql = (text: string, ...values: unknown[]) =>
  withClient(test.running.databaseUrl, (client) => client.query(text, values));

async function openInbox(viewport?: { width: number; height: number }): Promise<DeskPage & { visitor: Visitor }> {
  const visitor = await test.visitor(viewport);
  const desk = await openDesk(test.running, visitor);
  await desk.app.getByRole("table").waitFor();
  await eventually(() => desk.frame.evaluate(() => document.hasFocus())).toBe(true);
  return { ...desk, visitor };
}

it("finds a view, a page's act and a ticket from the palette by keys alone", async () => {
  const desk = await openInbox();
  const { page, app } = desk;
  const subject = "A kettle that sings out of tune";
  await writeMail(test.running, customer, { subject, text: "It should whistle." });
  await app.getByRole("link", { name: subject, exact: true }).waitFor();

  await page.keyboard.press("Control+k");
  const field = app.getByRole("combobox", { name: "Find anything" });
  await field.waitFor();
  expect(await field.evaluate((box) => box === document.activeElement)).toBe(true);
  await takeBothPictures(page, "palette");
  expect(await findBarriers(desk.frame)).toEqual([]);
  await page.keyboard.type("snoo");
  const option = (name: string | RegExp) => app.getByRole("option", { name });
  await option(/^Snoozed/).waitFor();
  await field.fill("kettle sings");
  await option(subject).waitFor();
  await takePicture(page, "palette-found");
  await eventually(() => option(subject).getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name: subject }).waitFor();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("waiting lon");
  await page.keyboard.press("Enter");
  await app
    .getByRole("link", { name: /^Waiting longest/, exact: false })
    .and(app.locator("[aria-current]"))
    .waitFor();
  expect(await field.count()).toBe(0);
});

it("keeps what is typed before it is there, and takes none of it for a key of the page", async () => {
  const visitor = await test.visitor();
  const held = Promise.withResolvers<void>();
  await visitor.context.route(/\/assets\/palette-[^/]*\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  const { page, app, frame } = await openDesk(test.running, visitor);
  await app.getByRole("table").waitFor();
  await eventually(() => frame.evaluate(() => document.hasFocus())).toBe(true);
  await page.keyboard.press("j");
  const focused = () => frame.evaluate(() => document.activeElement?.textContent);
  const row = await focused();
  const solved = async () => (await sql("select count(*)::int as n from ticket where status = 'solved'")).rows[0].n;
  const before = await solved();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("emma");
  held.resolve();
  const field = app.getByRole("combobox", { name: "Find anything" });
  await field.waitFor();
  expect(await field.inputValue()).toBe("emma");
  await page.keyboard.type(" byrne");
  expect(await field.inputValue()).toBe("emma byrne");
  await app.getByRole("option", { name: /Emma Byrne/ }).first().waitFor(); // prettier-ignore
  expect(await solved()).toBe(before);
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "detached" });
  expect(row).not.toBe("");
  expect(await focused()).toBe(row);
});

it("drops what comes too late, and says when there is no answer", async () => {
  const { page, app, visitor } = await openInbox();
  const held: (() => void)[] = [];
  await page.route("**/app/find?q=slow*", async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.fulfill({ json: { views: [], found: { tickets: [], customers: [], orders: [] } } }).catch(() => {});
  });
  await page.keyboard.press("Control+k");
  const field = app.getByRole("combobox", { name: "Find anything" });
  const asked = page.waitForRequest(/find\?q=slow/);
  await field.fill("slow");
  await asked;
  await field.fill("refund");
  const ticket = app.getByRole("group", { name: "Tickets" }).getByRole("option").first();
  await ticket.waitFor();
  held.forEach((go) => go());
  await ticket.waitFor();

  await page.route("**/app/find?q=broken*", (route) => route.abort());
  visitor.watch.expect(/ERR_FAILED/);
  await field.fill("broken");
  await app.getByText("The search did not answer.").waitFor();
  await takePicture(page, "palette-failed");
  await page.unroute("**/app/find?q=broken*");
  await app.getByRole("button", { name: "Try again" }).click();
  await app.getByText("The search did not answer.").waitFor({ state: "detached" });
});

it("finds tickets from the field, with what was looked for marked", async () => {
  const desk = await openInbox();
  const { page, app, frame } = desk;
  await page.keyboard.press("/");
  await page.keyboard.type("refund");
  await eventually(() => frame.evaluate(() => location.search)).toContain("q=refund");
  await app.getByRole("table").locator("mark").first().waitFor();
  expect((await app.locator("mark").allInnerTexts()).join(" ").toLowerCase()).toContain("refund");
  expect(await app.getByRole("searchbox").evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "inbox-search");
  await page.keyboard.type(" zzzqqq");
  await app.getByRole("heading", { name: "Nothing found for “refund zzzqqq”" }).waitFor();
  await takePicture(page, "inbox-none-found");
  await page.keyboard.press("Escape");
  await app.getByRole("table").waitFor();
  expect(await frame.evaluate(() => location.search)).not.toContain("q=");
});

it("shows new tickets by themselves, and moves nothing under somebody's hands", async () => {
  const desk = await openInbox();
  const { page, app } = desk;
  const rows = () => app.getByRole("table").getByRole("link").allInnerTexts();
  await writeMail(test.running, customer, { subject: "First of the morning", text: "Hello" });
  await eventually(async () => (await rows())[0]).toBe("First of the morning");

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const [before, held] = [await rows(), await desk.frame.evaluate(() => document.activeElement?.textContent)];
  await writeMail(test.running, customer, { subject: "Second of the morning", text: "Hello" });
  await app.getByRole("button", { name: "Show 1 new ticket" }).waitFor();
  expect(await rows()).toEqual(before);
  await sql("update ticket set status = 'solved', is_open = false where subject = $1", before[0]);
  await writeMail(test.running, customer, { subject: "Third of the morning", text: "Hello" });
  await app.getByRole("button", { name: "Show 2 new tickets" }).waitFor();
  await app
    .getByRole("row", { name: /First of the morning/ })
    .getByText("Moved")
    .waitFor();
  await takePicture(page, "inbox-live");
  expect(await rows()).toEqual(before);
  await page.keyboard.press(".");
  await eventually(async () => (await rows()).slice(0, 2)).toEqual(["Third of the morning", "Second of the morning"]);
  expect(await rows()).not.toContain("First of the morning");
  expect(await desk.frame.evaluate(() => document.activeElement?.textContent)).toBe(held);
});

it("tells of a mention by the bell, once", async () => {
  await sql(`insert into staff_notice (shop_id, staff_id, ticket_id, kind, by_name)
    select t.shop_id, s.id, t.id, 'mention', 'Nia Okafor' from ticket t
    join staff s on s.shop_id = t.shop_id and s.account_owner order by t.id limit 1`);
  const desk = await openInbox();
  const { page, app } = desk;
  await app.getByRole("button", { name: "Notices, 1 unread" }).click();
  const panel = app.getByRole("dialog", { name: "Notices" });
  await panel.getByText("Nia Okafor mentioned you").waitFor();
  expect(await findBarriers(desk.frame)).toEqual([]);
  await takeBothPictures(page, "notices");
  await panel.getByRole("button", { name: "Close" }).click();
  await app.getByRole("button", { name: "Notices", exact: true }).waitFor();
  await eventually(
    async () => (await sql("select count(*)::int as n from staff_notice where read_at is null")).rows[0].n,
  ).toBe(0);
});

it.each([{ width: 1280, height: 860 }, narrow])("is usable by everybody at $width", async (viewport) => {
  const desk = await openInbox(viewport);
  const { app, frame, page } = desk;
  expect(await findBarriers(frame)).toEqual([]);
  expect(await findOverflow(frame)).toEqual([]);
  await app
    .getByRole("checkbox", { name: /^Select #/ })
    .first()
    .check();
  expect(await findBarriers(frame)).toEqual([]);
  expect(await findOverflow(frame)).toEqual([]);
  await takePicture(page, "inbox-bar");
  expect(await findRawKeys(frame)).toEqual([]);
  await page.keyboard.press("Escape");
  await app.getByRole("link", { name: "Spam" }).click();
  await app.getByRole("heading", { name: "No spam" }).waitFor();
  await takePicture(page, "inbox-empty");
  expect(await findBarriers(frame)).toEqual([]);
});

it("keeps what was there when a view cannot be loaded, and says so", async () => {
  const visitor = await test.visitor();
  const desk = await openDesk(test.running, visitor);
  const { app, page } = desk;
  await app.getByRole("table").waitFor();
  visitor.watch.expect(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
  await page.route("**/app/tickets?view=solved*", (route) => route.abort());
  await app.getByRole("link", { name: "Solved" }).click();
  await app.getByText("This could not be loaded").waitFor();
  expect(await app.getByRole("table").count()).toBe(1);
  await takePicture(page, "inbox-failed");
  await page.unroute("**/app/tickets?view=solved*");
  await app.getByRole("button", { name: "Try again" }).click();
  await app.getByText("This could not be loaded").waitFor({ state: "detached" });
});
