import { expect, it } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { openDesk, readDesk, type DeskPage } from "./desk-page.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

const test = startBrowserTest();
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 40_000 });

const subjects = ({ app }: DeskPage) => app.getByRole("table").getByRole("link").allInnerTexts();
const focused = ({ frame }: DeskPage) => frame.evaluate(() => document.activeElement?.textContent ?? "");
const sql = (text: string, ...values: unknown[]) =>
  withClient(test.running.databaseUrl, (client) => client.query(text, values));
const statusOf = async (subject: string) =>
  (await sql("select status from ticket where subject = $1", subject)).rows[0].status as string;

async function openInbox(): Promise<DeskPage> {
  const desk = await openDesk(test.running, await test.visitor());
  await desk.app.getByRole("table").waitFor();
  // The shell has the focus where a page of it was just opened.
  await eventually(() => desk.frame.evaluate(() => document.hasFocus())).toBe(true);
  return desk;
}

it("walks the list by keys, selects, solves, and takes it back", async () => {
  const desk = await openInbox();
  const { page, app } = desk;
  const before = await subjects(desk);
  await page.keyboard.press("j");
  await eventually(() => focused(desk)).toBe(before[0]);
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  expect(await focused(desk)).toBe(before[0]);

  await page.keyboard.press("x");
  await app.getByRole("toolbar", { name: "Change the selected tickets" }).waitFor();
  await takeBothPictures(page, "inbox-selected");
  await page.keyboard.press("Escape");
  await app.getByRole("toolbar").waitFor({ state: "detached" });

  await page.keyboard.press("e");
  await eventually(async () => (await subjects(desk))[0]).toBe(before[1]);
  expect(await focused(desk)).toBe(before[1]);
  await eventually(() => statusOf(before[0]!)).toBe("solved");
  await page.keyboard.press("z");
  await eventually(() => subjects(desk)).toEqual(before);
  await eventually(() => statusOf(before[0]!)).not.toBe("solved");
});

it("takes back with z what was asked for a moment ago, whenever the answers arrive", async () => {
  const desk = await openInbox();
  const { page } = desk;
  const before = await subjects(desk);
  const states: string[] = [];
  let release: () => void = () => {};
  const later = new Promise<void>((resolve) => (release = resolve));
  await page.route(
    (url) => url.pathname === "/app/bulk",
    async (route) => {
      if (route.request().method() === "POST") return route.continue();
      const answer = await route.fetch();
      const { bulk } = (await answer.json()) as { bulk: { state: string } };
      states.push(bulk.state);
      // All but the first answer that says "done" are overtaken by what comes after them.
      if (bulk.state === "done" && states.filter((one) => one === "done").length > 1) await later;
      await route.fulfill({ response: answer });
    },
  );
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await page.keyboard.press("z");
  await page.getByText("Undone").waitFor();
  release();
  await eventually(() => subjects(desk)).toEqual(before);
  expect(await statusOf(before[0]!)).not.toBe("solved");

  await page.keyboard.press("e");
  await page.keyboard.press("e");
  await eventually(async () => (await subjects(desk)).length).toBe(before.length - 2);
  await page.keyboard.press("z");
  await page.keyboard.press("z");
  await eventually(() => subjects(desk)).toEqual(before);
  await eventually(async () => [await statusOf(before[1]!), await statusOf(before[2]!)]).not.toContain("solved");
  await page.unrouteAll({ behavior: "wait" });
});

it("shows its keys with ?, and keeps them out of fields", async () => {
  const desk = await openInbox();
  const { page, app } = desk;
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+?");
  const help = app.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.waitFor();
  await help.getByText("Select the ticket", { exact: true }).waitFor();
  await takeBothPictures(page, "keyboard-help");
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
  await page.keyboard.press("/");
  const field = app.getByRole("searchbox", { name: "Search tickets" });
  await page.keyboard.type("jex?");
  expect(await field.inputValue()).toBe("jex?");
  expect(await help.count()).toBe(0);
});

it("changes many at once, says what could not be changed, and takes it back", async () => {
  const desk = await openInbox();
  const { page, app } = desk;
  await app.getByRole("checkbox", { name: "Select all on this page" }).check();
  const bar = app.getByRole("toolbar", { name: "Change the selected tickets" });
  const count = (await subjects(desk)).length;
  await bar.getByText(`${count} selected`).waitFor();
  await bar.getByRole("button", { name: "Priority" }).click();
  await app.getByRole("menuitem", { name: "Urgent" }).click();
  await page.getByText(`${count} tickets changed`).waitFor();
  await takePicture(page, "inbox-urgent");
  await app.getByRole("table").getByText("Urgent").first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Undone").waitFor();
  await eventually(() => app.getByRole("table").getByText("Urgent").count()).toBe(0);
});

it("keeps a filter in the address, through a reload, and as a view of one's own", async () => {
  const desk = await openInbox();
  const { page, app, frame } = desk;
  const all = (await subjects(desk)).length;
  await app.getByRole("button", { name: "Add filter" }).click();
  await app.getByRole("menuitem", { name: "Assignee" }).click();
  await app.getByRole("checkbox", { name: "Me", exact: true }).check();
  await eventually(() => frame.evaluate(() => location.search)).toContain("assignee=me");
  await takeBothPictures(page, "inbox-filter");
  await page.keyboard.press("Escape");
  await app.getByRole("button", { name: "Remove the filter “Assignee”" }).waitFor();
  await page.reload();
  const again = await readDesk(page);
  await again.app.getByRole("button", { name: "Remove the filter “Assignee”" }).waitFor();
  await again.app.getByRole("button", { name: "Save as view" }).click();
  await again.app.getByRole("textbox", { name: "Name" }).fill("What I do");
  await takeBothPictures(page, "inbox-save-view");
  await again.app.getByRole("button", { name: "Save view" }).click();
  await again.app.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "What I do" }).waitFor();
  await again.app.getByRole("link", { name: /^Open/ }).click();
  await eventually(() => subjects(again).then((list) => list.length)).toBe(all);
});
