import { expect, it } from "vitest";
import { textsFor } from "#app/platform/i18n/load-texts.server.ts";
import { DEMO_STORIES, findStoryOrder } from "#tests/standin/world/demo-scenario.ts";
import { openDesk, openTicket, readDesk, writeMail, type DeskPage } from "./desk-page.ts";
import { narrow } from "./launch.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takePicture } from "./take-picture.ts";

const test = startBrowserTest();
const { customer } = DEMO_STORIES.refund;

/** Opens a new ticket of Emma's, which is about her newest order. */
async function openNewTicket(desk: DeskPage, subject: string): Promise<void> {
  test.running.standin.grant(test.running.state.shop.domain, ["write_orders"]);
  await writeMail(test.running, customer, { subject, text: "One of my mugs arrived broken." });
  await openTicket(desk, subject);
}

async function startRefund({ app }: DeskPage): Promise<void> {
  const { name } = findStoryOrder(test.running.state, DEMO_STORIES.refund);
  await app.getByRole("heading", { name: `Order ${name}` }).waitFor();
  await app.getByRole("button", { name: "Refund", exact: true }).click();
  await app.getByRole("button", { name: "One more Morning Mug, Ocean blue" }).click();
  await app.getByRole("button", { name: "Refund €17.91" }).waitFor();
}

it("is usable by everybody: no finding of axe on inbox, ticket and refund", async () => {
  const desk = await openDesk(test.running, await test.visitor());
  await desk.app.getByRole("table").waitFor();
  expect(await findBarriers(desk.frame)).toEqual([]);
  await openNewTicket(desk, "Broken mug, for everybody");
  expect(await findBarriers(desk.frame)).toEqual([]);
  await startRefund(desk);
  expect(await findBarriers(desk.frame)).toEqual([]);
});

it("moves through the inbox with j and k, opens with Enter, reaches the composer by Tab and sends with Ctrl+Enter", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor());
  const links = app.getByRole("table").getByRole("link");
  await links.first().waitFor();
  const subjects = await links.allInnerTexts();
  expect(subjects.length).toBeGreaterThan(2);
  await app.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^Open/ }).focus();
  const focused = () => frame.evaluate(() => document.activeElement?.textContent ?? "");
  for (const [key, expected] of [
    ["j", subjects[0]],
    ["j", subjects[1]],
    ["k", subjects[0]],
    ["j", subjects[1]],
  ] as const) {
    await page.keyboard.press(key);
    expect(await focused()).toBe(expected);
  }
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name: subjects[1]! }).waitFor();

  await app.getByRole("button", { name: "Assignee" }).focus();
  const stops: string[] = [];
  const composer = app.getByRole("textbox", { name: /^Reply to/ });
  while (stops.length < 30 && !(await composer.evaluate((box) => box === document.activeElement))) {
    await page.keyboard.press("Tab");
    stops.push(
      await frame.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? ""),
    );
  }
  expect(stops.at(-1)).toMatch(/^Reply to/);
  expect(stops).toContain("Conversation");
  expect(stops).not.toContain("Refund");

  await page.keyboard.type("We are on it.");
  await page.keyboard.press("Control+Enter");
  await app.getByRole("log").getByText("We are on it.").waitFor();
  expect(await composer.inputValue()).toBe("");
  await test.running.standin.mailbox.waitFor(
    (mail) => mail.subject.includes(subjects[1]!) && mail.direction === "from-shop",
  );
});

it.each([narrow, { width: 320, height: 640 }])("fits a screen $width pixels wide", async (viewport) => {
  const desk = await openDesk(test.running, await test.visitor(viewport));
  const { page, app, frame } = desk;
  const subject = `Broken mug, ${viewport.width} wide`;
  await app.getByRole("table").waitFor();
  expect(await findOverflow(frame)).toEqual([]);
  await openNewTicket(desk, subject);
  expect(await findOverflow(frame)).toEqual([]);
  for (const pane of ["Customer", "Order"]) {
    await app.getByRole("button", { name: pane, exact: true }).click();
    expect(await findOverflow(frame), pane).toEqual([]);
    await takePicture(page, `pane-${pane.toLowerCase()}`);
  }
  await startRefund(desk);
  expect(await findOverflow(frame)).toEqual([]);
  await app.getByRole("button", { name: "Conversation", exact: true }).click();
  await app.getByRole("button", { name: "Write", exact: true }).click();
  expect(await findOverflow(frame)).toEqual([]);
  const box = await app.getByRole("textbox", { name: /^Reply to/ }).boundingBox();
  expect(box!.height).toBeGreaterThan(viewport.height / 3);
  await takePicture(page, "composer-tall");
});

it.each(["pl", "pt-BR"] as const)("speaks %s", async (locale) => {
  const visitor = await test.visitor();
  const desk = await openDesk(test.running, visitor);
  const subject = `Broken mug in ${locale}`;
  await openNewTicket(desk, subject);
  const words = textsFor(locale);
  await desk.page.getByLabel("Language").selectOption(locale);
  await desk.app.getByRole("complementary", { name: words.order.column }).waitFor();
  const { app, frame, page } = await readDesk(desk.page);
  expect(await frame.evaluate(() => document.documentElement.lang)).toBe(locale);
  expect(await findRawKeys(frame)).toEqual([]);
  await app.getByRole("button", { name: words.order.refund, exact: true }).click();
  await app.getByRole("heading", { name: words.refund.title.replace("{{name}}", "") }).waitFor();
  await app.getByRole("button", { name: words.act.more.replace("{{title}}", "Morning Mug, Ocean blue") }).click();
  await app.getByRole("button", { name: /17,91/ }).waitFor();
  expect(await findRawKeys(frame)).toEqual([]);
  await takePicture(page, `refund-${locale}`);
  await page.getByRole("button", { name: words.inbox.title }).click();
  await app.getByRole("heading", { level: 1, name: words.inbox.title }).waitFor();
  expect(await findRawKeys(frame)).toEqual([]);
  expect(await app.getByRole("columnheader").allInnerTexts()).toEqual(Object.values(words.inbox.columns));
  await takePicture(page, `inbox-${locale}`);
});

it("comes alive although its words fail once; where they keep failing, it says so and is loaded anew on demand", async () => {
  const visitor = await test.visitor();
  visitor.watch.expect(/\/texts/);
  const asked: string[] = [];
  let failing = /[?]v=/;
  await visitor.context.route(/\/texts\?v=/, (route) => {
    const address = route.request().url();
    asked.push(address);
    return failing.test(address) ? route.fulfill({ status: 503 }) : route.continue();
  });
  const { page, app, frame } = await openDesk(test.running, visitor);
  const banner = app.getByRole("alert").filter({ hasText: "nothing on it works" });
  await banner.waitFor();
  expect(asked.filter((one) => one.includes("&again="))).toHaveLength(2);
  await takePicture(page, "asleep");
  failing = /[?]v=(?!.*&again=)/;
  asked.length = 0;
  await banner.getByRole("button", { name: "Reload the page" }).click();
  await banner.waitFor({ state: "detached" });
  const links = app.getByRole("table").getByRole("link");
  await links.first().waitFor();
  await app.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^Open/ }).focus();
  await expect
    .poll(async () => {
      await page.keyboard.press("j");
      return frame.evaluate(() => !!document.activeElement?.closest("table"));
    })
    .toBe(true);
  expect(asked.at(-1)).toContain("&again=");
});

it("says that a ticket is not there, in its own words, and leads back to the inbox", async () => {
  const visitor = await test.visitor();
  visitor.watch.expect(/40404|status of 404/);
  const { app, page } = await openDesk(test.running, visitor, "/app/tickets/40404");
  await app.getByRole("heading", { name: "This is not here" }).waitFor();
  await takePicture(page, "not-found");
  await app
    .getByRole("link", { name: "Go to the inbox" })
    .or(app.getByRole("button", { name: "Go to the inbox" }))
    .click();
  await app.getByRole("table").waitFor();
});
