import { expect, it } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { openDesk, readDesk, type DeskPage } from "./desk-page.ts";
import { findBarriers, findOverflow } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

const test = startBrowserTest();
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 40_000 });
const sql = async (text: string, ...values: unknown[]) =>
  (await withClient(test.running.databaseUrl, (client) => client.query(text, values))).rows;

const rows = ({ app }: Pick<DeskPage, "app">) => app.getByRole("table").getByRole("link");
const title = ({ app }: Pick<DeskPage, "app">) => app.getByRole("heading", { level: 1 }).innerText();
const place = ({ frame }: DeskPage) =>
  frame.evaluate(() => {
    const asked = new URLSearchParams(location.search);
    return [location.pathname, asked.get("snoozed"), asked.get("sort"), window.scrollY];
  });
const focused = ({ frame }: DeskPage) => frame.evaluate(() => document.activeElement?.textContent ?? "");
const hasFocus = ({ frame }: DeskPage) => eventually(() => frame.evaluate(() => document.hasFocus())).toBe(true);

it("comes back to the list as it was left, by every way, and goes on to the tickets beside", async () => {
  const visitor = await test.visitor({ width: 1280, height: 460 });
  // What is open is read anew by itself: here it begins above, and ends after the person has scrolled.
  let goOn = (): void => undefined;
  const hasScrolled = new Promise<void>((done) => (goOn = done));
  await visitor.context.route(/[?&]_data=/, (route) => void hasScrolled.then(() => route.continue()));
  const asked = visitor.context.waitForEvent("request", (request) => /[?&]_data=/.test(request.url()));
  const desk = await openDesk(test.running, visitor, "/app/tickets?snoozed=any&sort=oldest");
  const { page, app, frame } = desk;
  await asked;
  const shown = await rows(desk).first().innerText();
  await sql("update ticket set subject = 'Read anew' where subject = $1", shown);
  await frame.evaluate(() => window.scrollTo(0, 150));
  const left = await place(desk);
  expect(left).toEqual(["/app/tickets", "any", "oldest", 150]);
  goOn();
  await eventually(() => rows(desk).allInnerTexts()).toContain("Read anew");
  expect(await place(desk)).toEqual(left);
  const subjects = await rows(desk).allInnerTexts();
  expect(subjects.length).toBeGreaterThan(5);
  const at = 4;
  const open = async () => {
    // Where it is: a pointer may bring it in sight first, and the list is left elsewhere.
    await rows(desk)
      .nth(at)
      .evaluate((row) => (row as HTMLElement).click());
    await app.getByRole("heading", { level: 1, name: subjects[at]! }).waitFor();
  };

  await open();
  await page.getByRole("button", { name: "Inbox" }).first().click();
  await eventually(() => place(desk)).toEqual(left);

  await open();
  await page.goBack();
  await eventually(() => place(desk)).toEqual(left);

  await open();
  await hasFocus(desk);
  await page.keyboard.press("Escape");
  await eventually(() => place(desk)).toEqual(left);
  await eventually(() => focused(desk)).toBe(subjects[at]);

  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name: subjects[at]! }).waitFor();
  await page.keyboard.press("j");
  await eventually(() => title(desk)).toContain(subjects[at + 1]!);
  await app.getByRole("button", { name: "Previous ticket of the list" }).click();
  await eventually(() => title(desk)).toContain(subjects[at]!);
  await page.keyboard.press("k");
  await eventually(() => title(desk)).toContain(subjects[at - 1]!);
  // The tickets beside take each other's place: before them there is the list.
  await page.goBack();
  await eventually(() => place(desk)).toEqual(left);

  await open();
  await page.reload();
  const again = await readDesk(page);
  await hasFocus(again);
  await page.keyboard.press("u");
  await rows(again).first().waitFor();
  expect((await place(again)).slice(0, 3)).toEqual(left.slice(0, 3));
  await eventually(() => focused(again)).toBe(subjects[at]);
});

it("opens a ticket to write in it, and takes no letter for a command meanwhile", async () => {
  const desk = await openDesk(test.running, await test.visitor());
  const { page, app, frame } = desk;
  await rows(desk).first().waitFor();
  await hasFocus(desk);
  const [first] = await rows(desk).allInnerTexts();
  await page.keyboard.press("j");
  await page.keyboard.press("r");
  await page.keyboard.press("e");
  await app.getByRole("heading", { level: 1, name: first! }).waitFor();
  const label = () => frame.evaluate(() => document.activeElement?.ariaLabel ?? "");
  await eventually(label).toMatch(/^Reply to/);
  await page.keyboard.type("Hello e");
  expect(await app.getByRole("textbox", { name: /^Reply to/ }).inputValue()).toContain("Hello e");
  const [ticket] = await sql("select status from ticket where subject = $1", first);
  expect(ticket.status).not.toBe("solved");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await eventually(() => focused(desk)).toBe(first);
  await page.keyboard.press("n");
  await app.getByRole("tab", { name: "Note", selected: true }).waitFor();
  await eventually(() => frame.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
});

it("shows in the list who is at a ticket, and who writes, without moving anything", async () => {
  const desk = await openDesk(test.running, await test.visitor());
  const { app, frame, page } = desk;
  await rows(desk).first().waitFor();
  const other = await openDesk(test.running, await test.visitor());
  const colleague = test.running.state.staff.find((person) => !person.accountOwner)!;
  const name = `${colleague.firstName} ${colleague.lastName}`;
  await other.page.getByLabel("Staff member").selectOption(String(colleague.id));
  await other.page.getByRole("combobox", { name: "Staff member" }).and(other.page.locator(":enabled")).waitFor();
  const second = await readDesk(other.page);
  await rows(second).first().waitFor();
  const boxes = () =>
    frame.evaluate(() => [...document.querySelectorAll("tbody tr")].map((row) => row.getBoundingClientRect().toJSON()));
  const before = await boxes();
  await rows(second).first().click();
  const row = app.getByRole("row").nth(1);
  await row.getByText(`${name} is here`).waitFor();
  expect(await boxes()).toEqual(before);
  await second.app.getByRole("textbox", { name: /^Reply to/ }).pressSequentially("I am");
  await row.getByText(`${name} is writing`).waitFor();
  expect(await boxes()).toEqual(before);
  await takeBothPictures(page, "inbox-presence");
  expect(await findBarriers(frame)).toEqual([]);
  await second.app.getByRole("textbox", { name: /^Reply to/ }).press("Escape");
  await other.page.keyboard.press("u");
  await row.getByText(name).waitFor({ state: "detached" });
});

it("puts one's views in order, renames, shares and removes them by keyboard", async () => {
  const [person] = await sql(
    "select shop_id, id from staff where shop_id = $1 order by id limit 1",
    test.running.shops[0]!.shopId,
  );
  for (const [index, name] of ["First", "Second", "Third"].entries())
    await sql(
      "insert into saved_view (shop_id, staff_id, name, filter, sort, position) values ($1, $2, $3, '{}', 'latest', $4)",
      person.shop_id,
      index === 2 ? null : person.id,
      name,
      index,
    );
  const desk = await openDesk(test.running, await test.visitor());
  const { app, page, frame } = desk;
  const views = async () =>
    (await app.getByRole("navigation", { name: "Views" }).getByRole("link").allInnerTexts()).slice(5, -6);
  await eventually(views).toEqual(["First", "Second", "Third"]);
  await app.getByRole("button", { name: "Arrange views" }).press("Enter");
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("button", { name: "Move “First” down" }).press("Enter");
  await eventually(() => frame.evaluate(() => document.activeElement?.ariaLabel)).toBe("Move “First” down");
  await page.keyboard.press("Enter");
  await dialog.getByText("“First” is now at place 3 of 3").waitFor({ state: "attached" });
  await dialog.getByRole("textbox").last().fill("");
  await dialog.getByText("Please write a name.").waitFor();
  expect(await dialog.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox").last().fill("Was first");
  await dialog.getByRole("checkbox", { name: "Shared" }).last().press("Space");
  await dialog.getByRole("button", { name: "Delete “Second”" }).press("Enter");
  await takeBothPictures(page, "arrange-views");
  expect(await findBarriers(frame)).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await eventually(views).toEqual(["Third", "Was first"]);
  expect(
    await sql("select name, staff_id from saved_view where shop_id = $1 order by position", person.shop_id),
  ).toEqual([
    { name: "Third", staff_id: null },
    { name: "Was first", staff_id: null },
  ]);
});

it("has the bell on every page, and says in the title how much is unread", async () => {
  const visitor = await test.visitor();
  // A form that is opened by its address, in a frame.
  visitor.watch.expect(/Blocked autofocusing/);
  const desk = await openDesk(test.running, visitor);
  const { page, app, frame } = desk;
  const [{ n }] = (await sql(
    "select count(*)::int as n from ticket where shop_id = $1 and is_open and unread",
    test.running.shops[0]!.shopId,
  )) as [{ n: number }];
  expect(n).toBeGreaterThan(0);
  await eventually(() => frame.title()).toMatch(new RegExp(`^\\(${n}\\) Inbox`));
  for (const path of ["/app", "/app/settings", "/app/settings/hours", "/app/tickets/1", "/app/tickets/new"]) {
    await page.goto(test.running.admin(path));
    const { app, frame } = await readDesk(page);
    await app.getByRole("button", { name: /^Notices/ }).waitFor();
    expect(await app.getByRole("button", { name: /^Notices/ }).count()).toBe(1);
    await takeBothPictures(page, `bell${path.replaceAll("/", "-")}`);
    expect(await findOverflow(frame)).toEqual([]);
  }
  await app.getByRole("button", { name: "Find anything" }).click();
  await app.getByRole("combobox", { name: "Find anything" }).waitFor();
  await takePicture(page, "palette-from-bar");
});
