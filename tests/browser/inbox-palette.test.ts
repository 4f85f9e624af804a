import { expect, it } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { DEMO_STORIES } from "#tests/standin/world/demo-scenario.ts";
import { openDesk, readDesk, writeMail, type DeskPage } from "./desk-page.ts";
import { narrow, type Visitor } from "./launch.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

const test = startBrowserTest();
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 40_000 });
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

it("finds a view and a ticket from the palette by keys alone", async () => {
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

it("begins from the palette what can be done with the ticket's order", async () => {
  test.running.standin.grant(test.running.state.shop.domain, ["write_orders"]);
  const desk = await openInbox();
  const { page, app } = desk;
  const subject = "A mug, and a kettle";
  await writeMail(test.running, customer, { subject, text: "The Morning Mug is chipped." });
  await app.getByRole("link", { name: subject, exact: true }).click();
  await app.getByRole("button", { name: "Refund", exact: true }).waitFor();

  const acts = app.getByRole("group", { name: "On this page" });
  await page.keyboard.press("Control+k");
  for (const name of [/^Send again/, /^Write to a customer/]) await acts.getByRole("option", { name }).waitFor();
  // It is one message: nothing would be left. And it has left the house: it cannot be cancelled.
  for (const name of [/^Split/, /^Cancel the order/]) expect(await acts.getByRole("option", { name }).count()).toBe(0);
  await page.keyboard.type("refund");
  await acts.getByRole("option", { name: /^Refund/ }).and(app.locator("[aria-selected=true]")).waitFor(); // prettier-ignore
  await takeBothPictures(page, "palette-acts");
  await page.keyboard.press("Enter");
  await app.getByRole("button", { name: "One more Morning Mug, Ocean blue" }).waitFor();
  const focused = () => desk.frame.evaluate(() => document.activeElement?.textContent ?? "");
  await eventually(focused).toMatch(/^Refund order /);
  await takePicture(page, "palette-refund");
  await app.getByRole("button", { name: "Back to the order" }).click();
  await app.getByRole("button", { name: "Send again", exact: true }).waitFor();
  await page.keyboard.press("?");
  for (const name of ["Refund", "Send again (replacement)", "Write to a customer in a new ticket"])
    await app.getByRole("dialog", { name: "Keyboard shortcuts" }).getByText(name, { exact: true }).waitFor();
  await page.keyboard.press("Escape");
});

it("writes to somebody without a ticket, keeps what was typed over a reload, and asks before it is left", async () => {
  await sql(`insert into customer (shop_id, email, name)
    select shop_id, 'silent@people.example', 'Silvia Silent' from ticket limit 1`);
  const desk = await openInbox();
  const { page, app } = desk;
  await page.keyboard.press("Control+k");
  await page.keyboard.type("silvia sil");
  await app.getByRole("group", { name: "Customers" }).getByRole("option", { name: /Silvia Silent.*Write to them/ }).click(); // prettier-ignore
  const to = app.getByLabel("To (e-mail)");
  await to.waitFor();
  expect(await to.inputValue()).toBe("silent@people.example");
  await app.getByLabel("Subject").fill("Your wish");
  await app.getByLabel("Message").fill("It has come.");
  await app.getByRole("button", { name: "Cc and Bcc" }).click();
  await app.getByLabel(/^Cc/).last().fill("partner@people.example");
  await page.keyboard.press("Enter");
  await takeBothPictures(page, "start-typed");
  expect(await findBarriers(desk.frame)).toEqual([]);
  expect(await findOverflow(desk.frame)).toEqual([]);

  await app.getByRole("button", { name: "Cancel", exact: true }).click();
  await app.getByText("What you wrote is thrown away.").waitFor();
  await takePicture(page, "start-leave");
  await app.getByRole("button", { name: "Keep writing" }).click();

  const address = await desk.frame.evaluate(() => location.pathname + location.search);
  await page.goto(test.running.admin(address));
  const again = await readDesk(page);
  await eventually(() => again.app.getByLabel("Message").inputValue()).toBe("It has come.");
  await again.app.getByText("partner@people.example").waitFor();
  await again.app.getByLabel(/^Bcc/).last().fill("archive@people.example");
  await page.keyboard.press("Control+Enter");
  await again.app.getByRole("heading", { level: 1, name: "Your wish" }).waitFor();
  const { rows } = await sql(
    "select m.cc, m.bcc from message m join ticket t on t.id = m.ticket_id where t.subject = 'Your wish'",
  );
  expect(rows).toEqual([{ cc: ["partner@people.example"], bcc: ["archive@people.example"] }]);
  await page.goto(test.running.admin(address));
  await eventually(async () => (await readDesk(page)).app.getByLabel("Message").inputValue()).toBe("");
});

it("finds the other customer to merge with", async () => {
  const desk = await openInbox();
  const { page, app, visitor } = desk;
  const subject = "From my other address";
  await writeMail(test.running, { ...customer, email: "emma@work.example" }, { subject, text: "It is me" });
  await app.getByRole("link", { name: subject, exact: true }).click();
  await app.getByRole("button", { name: "Merge with another customer" }).click();
  const dialog = app.getByRole("dialog", { name: "Merge with another customer" });
  const search = dialog.getByLabel("Name, e-mail or phone of the other customer");
  await search.waitFor();
  visitor.watch.expect(/ERR_FAILED/);
  await page.route("**/app/find?q=broken*", (route) => route.abort());
  await search.fill("broken");
  await dialog.getByText("The search did not answer.").waitFor();
  await search.fill("zzzqqq");
  await dialog.getByText("No other customer found.").waitFor();
  await search.fill("silvia silent");
  const silvia = dialog.getByRole("button", { name: /Silvia Silent/ });
  await silvia.waitFor();
  await silvia.press("Enter");
  await takeBothPictures(page, "merge-customers");
  await dialog.getByRole("button", { name: "Merge silent@people.example" }).click();
  await dialog.waitFor({ state: "detached" });
  await app.getByRole("link", { name: /Your wish/ }).first().waitFor(); // prettier-ignore
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

it("says that notices cannot be read, and reads them when asked again", async () => {
  const visitor = await test.visitor();
  visitor.watch.expect(/ERR_FAILED/);
  let tries = 0;
  await visitor.context.route("**/app/notices*", (route) => {
    tries += 1;
    return route.abort();
  });
  const { app } = await openDesk(test.running, visitor);
  await app.getByRole("button", { name: "Notices", exact: true }).click();
  const panel = app.getByRole("dialog", { name: "Notices" });
  // The panel asks, and so does the live connection once it is there: after both nobody asks but who presses.
  await eventually(() => Promise.resolve(tries)).toBe(2);
  await panel.getByText("The notices could not be read.").waitFor();
  await visitor.context.unroute("**/app/notices*");
  await panel.getByRole("button", { name: "Try again" }).click();
  await panel.getByText(/^Nothing yet|mentioned you|ticket you follow/).first().waitFor(); // prettier-ignore
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
