import fs from "node:fs";
import path from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import { textsFor } from "#app/platform/i18n/load-texts.server.ts";
import { withClient } from "#tests/setup/running-app.ts";
import { seedArticles } from "#tests/setup/seed-articles.ts";
import { seedContact } from "#tests/setup/seed-contact.ts";
import { seedRequests } from "#tests/setup/seed-requests.ts";
import { seedSelfService } from "#tests/setup/seed-self-service.ts";
import type { ShopState } from "#tests/standin/state.ts";
import { DEMO_STORIES, findStoryOrder } from "#tests/standin/world/demo-scenario.ts";
import { openDesk, openTicket, readDesk, writeMail, type DeskPage } from "./desk-page.ts";
import { findUnsent } from "./find-unsent.ts";
import { findBarriers, findCuts, findOverflow, findRawKeys } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";

/**
 * Every page, full, empty, loading and failed, on a wide screen and a phone, into `tests/output/gallery`, with sheets to
 * look at many at once: `LATTE_PICTURES=1 npx vitest run --project browser tests/browser/gallery.ts`. With
 * `LATTE_PAGES="^(help|self)"` those only whose names fit.
 */

declare global {
  interface Window {
    __remixRouter?: { navigate(path: string): Promise<void> };
  }
}

const test = startBrowserTest({ onlyMain: true });
const folder = "tests/output/gallery";
const widths = [1280, 375] as const;
const findings: string[] = [];

const sql = (text: string, ...values: unknown[]) =>
  withClient(test.running.databaseUrl, async (client) => (await client.query(text, values)).rows);

const wanted = new RegExp(process.env.LATTE_PAGES ?? "");
/** Name and path of each page; those of one order, customer or mailbox are the main shop's. */
let pages: [name: string, path: string][];
const everywhere: typeof pages = [
  ["home", "/app"],
  ["inbox", "/app/tickets"],
  ["inbox-mine", "/app/tickets?view=mine"],
  ["new", "/app/tickets/new"],
  ["settings", "/app/settings"],
  ["settings-mailboxes", "/app/settings/mailboxes"],
  ["settings-hours", "/app/settings/hours"],
  ["settings-acknowledgement", "/app/settings/acknowledgement"],
  ["settings-contact", "/app/settings/contact"],
  ["settings-team", "/app/settings/team"],
  ["settings-role", "/app/settings/team/agent"],
  ["settings-policies", "/app/settings/policies"],
  ["settings-requests", "/app/settings/requests"],
  ["reports", "/app/reports"],
  ["reports-acts", "/app/reports/acts"],
  ["self-service", "/app/self-service"],
  ["self-service-appearance", "/app/self-service/appearance"],
  ["self-service-report", "/app/self-service/report"],
  ["self-service-sessions", "/app/self-service/sessions"],
  ["self-service-tickets", "/app/self-service/tickets"],
  ["help", "/app/help"],
  ["help-todo", "/app/help/work"],
  ["help-import", "/app/help/import"],
  ["settings-audit", "/app/settings/audit"],
  ["settings-staff", "/app/settings/staff"],
  ["settings-you", "/app/settings/you"],
  ["settings-tags", "/app/settings/tags"],
  ["settings-blocked", "/app/settings/blocked"],
  ["settings-retention", "/app/settings/retention"],
  ["settings-privacy", "/app/settings/privacy"],
  ["settings-access", "/app/settings/access"],
  ["settings-danger", "/app/settings/danger"],
];

beforeAll(async () => {
  const { running } = test;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  running.standin.grant(running.state.shop.domain, ["write_orders", "write_draft_orders"]);
  const { shopId } = running.shops[0]!;
  const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: "08:30", to: "12:00" }, { from: "13:00", to: "17:00" }] : [])); // prettier-ignore
  const holidays = [{ date: "2027-12-25", name: "Christmas, and the days between the years on which nobody is in" }];
  await sql("update shop_settings set hours = $2, holidays = $3, ack_enabled = true, ack_text = 'Thank you.' where shop_id = $1", shopId, JSON.stringify(week), JSON.stringify(holidays)); // prettier-ignore
  const long = { firstName: "Wolfeschlegelsteinhausenbergerdorff", lastName: "von und zu Liechtenstein-Wittgenstein" };
  const subject = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselanhänger ist nicht angekommen, was nun?";
  const email = "a.very.long.address.that.nobody.can.remember@department.of.long.names.example";
  await writeMail(running, { ...long, email }, { subject, text: `${"Rindfleischetikettierung".repeat(12)}\n\nBye` });
  await writeMail(running, DEMO_STORIES.refund.customer, { subject: "A mug is broken", text: "One of two." });
  for (const name of ["Late parcel", "Wholesale", "Rechtsschutzversicherungsgesellschaften", "VIP"])
    await sql("insert into tag (shop_id, name, key) values ($1, $2, $3)", shopId, name, name.toLowerCase());
  const tagged = "update ticket set tag_ids = (select array_agg(id) from tag where shop_id = $1), priority = 3 where shop_id = $1 and subject like $2"; // prettier-ignore
  const filed = "select number from ticket where subject = 'A mug is broken'";
  await vi.waitFor(async () => expect(await sql(filed)).toHaveLength(1), { timeout: 30_000 });
  await sql(tagged, shopId, "Donau%");
  await sql("insert into saved_view (shop_id, name, filter, sort) values ($1, 'Wholesale without an answer for long', '{}', 'latest')", shopId); // prettier-ignore
  await sql("insert into staff_notice (shop_id, staff_id, ticket_id, kind, by_name) select t.shop_id, s.id, t.id, 'mention', 'Nia Okafor' from ticket t join staff s on s.shop_id = t.shop_id and s.account_owner where t.shop_id = $1 limit 3", shopId); // prettier-ignore
  const [ticket] = await sql(filed);
  const [odd] = await sql("select number from ticket where subject like 'Donau%'");
  // What shoppers do for themselves, as in the demo.
  await withClient(running.databaseUrl, async (client) => {
    const [shop, now] = [running.shops[0]!, new Date()];
    const store = `${running.standin.urls.shell}/storefront/${shop.domain.split(".")[0]}`;
    await seedArticles(client, shopId, now);
    await seedContact(client, shop, running.state, now);
    await seedSelfService(client, shop, running.state, now);
    expect(await seedRequests(client, running.standin, shop, store)).toBeGreaterThan(4);
  });
  const [asked] = await sql("select t.number from ticket t join shopper_request r on r.shop_id = t.shop_id and r.ticket_id = t.id where r.kind = 'damaged' limit 1"); // prettier-ignore
  const [article] = await sql("select id from article where shop_id = $1 and slug = 'refund-time'", shopId);
  const [mailbox] = await sql("select min(id) as id from mailbox where shop_id = $1", shopId);
  const order = findStoryOrder(running.state, DEMO_STORIES.refund);
  pages = [
    // First, so that the access log has something to show.
    ["ticket", `/app/tickets/${ticket!.number}`],
    ["ticket-long", `/app/tickets/${odd!.number}`],
    ...everywhere,
    ["ticket-request", `/app/tickets/${asked!.number}`],
    ["help-article", `/app/help/${article!.id}`],
    ["new-order", `/app/tickets/new/order?id=${order.id}`],
    ["new-customer", `/app/tickets/new/customer?id=${order.customerId}`],
    ["settings-mailbox", `/app/settings/mailboxes/${mailbox!.id}`],
    ["search", "/app/tickets?q=mug"],
    ["search-none", "/app/tickets?q=zzzqqq"],
    ["not-found", "/app/tickets/40404"],
  ].filter((page): page is [string, string] => wanted.test(page[0]!));
});

/** Long pages are shown whole; where people work, as much as a screen has. */
const heightOf = (name: string, width: number): number =>
  /^(home|settings|new|help|self)/.test(name) ? (width > 400 ? 1300 : 1700) : width > 400 ? 860 : 780;

async function keep({ page, frame }: DeskPage, name: string, state: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: heightOf(name, width) });
    const label = `${name}-${state}-${width}`;
    await page.screenshot({ path: path.join(folder, `${label}.png`) });
    const checks = [findOverflow, findCuts, findRawKeys, ...(state === "loading" ? [] : [findBarriers])];
    for (const find of checks) for (const one of await find(frame)) findings.push(`${label}: ${one}`);
  }
  await page.setViewportSize({ width: 1280, height: 860 });
}

async function walk(state: string, shop: ShopState, shown: typeof pages): Promise<void> {
  const visitor = await test.visitor();
  visitor.watch.expect(/40404|status of 404/);
  const { page } = await openDesk(test.running, visitor);
  for (const [name, to] of shown) {
    await page.goto(test.running.admin(to, shop));
    const desk = await readDesk(page);
    await desk.app.getByRole("main").getByRole("heading").or(desk.app.getByRole("main").getByRole("table")).first().waitFor({ state: "attached" }); // prettier-ignore
    await keep(desk, name, state);
  }
}

it("full", () => walk("full", test.running.state, pages), 600_000);

it("empty", () => walk("empty", test.running.world.states[1]!, everywhere.filter(([name]) => wanted.test(name))), 600_000); // prettier-ignore

it("loading and failed", async () => {
  const visitor = await test.visitor();
  visitor.watch.expect(/ERR_FAILED|40404|404/);
  for (const [name, to] of pages.filter(([one]) => !/^(inbox-mine|search|not-found|ticket-long)/.test(one))) {
    const from = name === "settings" ? "/app/tickets" : "/app/settings";
    const desk = await openDesk(test.running, visitor, from);
    const held = Promise.withResolvers<void>();
    const wanted = new URL(to, "http://app").pathname;
    const isData = (url: URL) => url.pathname === wanted && url.searchParams.has("_data");
    const asked = desk.page.waitForRequest((request) => isData(new URL(request.url())));
    await desk.page.route(isData, async (route) => {
      await held.promise;
      await route.abort();
    });
    await desk.frame.evaluate((where) => void window.__remixRouter!.navigate(where), to);
    await asked;
    await desk.page.waitForTimeout(600);
    await keep(desk, name, "loading");
    held.resolve();
    await desk.app.getByText(textsFor("en").common.error.offline).or(desk.app.getByText("This could not be loaded")).first().waitFor(); // prettier-ignore
    await keep(desk, name, "failed");
    await desk.page.close();
  }
}, 600_000);

it.each(["pl", "pt-BR"] as const)(
  "in %s",
  async (locale) => {
    const { page } = await openDesk(test.running, await test.visitor(), "/app/settings");
    await page.getByLabel("Language").selectOption(locale);
    const words = textsFor(locale);
    await readDesk(page).then(({ app }) => app.getByText(words.settings.item.hours).first().waitFor());
    for (const [name, to] of pages.filter(([one]) => !/^(inbox-mine|not-found)/.test(one))) {
      const desk = await readDesk(page);
      await desk.frame.evaluate((where) => window.__remixRouter!.navigate(where), to);
      // Drawn, with what the page itself asks for afterwards.
      await desk.page.waitForTimeout(700);
      await keep(desk, name, locale);
    }
  },
  600_000,
);

it("what a page tells of trouble", async () => {
  const { shopId } = test.running.shops[0]!;
  await sql("insert into automatic_mail (shop_id, address, kind, at) values ($1, 'robot@loop.example', 'frozen', now())", shopId); // prettier-ignore
  await sql("update order_import set state = 'running', total = 5000, done = 1200 where shop_id = $1", shopId);
  const told = (which: RegExp) => pages.filter(([name]) => which.test(name));
  await walk("told", test.running.state, told(/^(home|inbox|settings-acknowledgement|settings-mailbox)$/));
  await sql("update order_import set state = 'failed', problem = 'x' where shop_id = $1", shopId);
  await walk("told", test.running.state, [["inbox-import-failed", "/app/tickets"]]);
  await sql("update order_import set state = 'done' where shop_id = $1", shopId);
}, 600_000);

it("the acts, from the first look to the end", async () => {
  const { running } = test;
  const { admin } = running.standin;
  const unsent = findUnsent(running);
  await writeMail(running, unsent.customer, { subject: "Please stop it", text: `Cancel ${unsent.order.name}.` });
  let desk = await openDesk(running, await test.visitor());
  const { app, page } = desk;
  const side = app.getByRole("complementary");
  const press = (name: string | RegExp) => side.getByRole("button", { name, exact: true }).click();
  const keepAct = async (name: string) => {
    await page.screenshot({ path: path.join(folder, `${name}-act-1280.png`) });
    await page.setViewportSize({ width: 375, height: 1400 });
    await app.getByRole("button", { name: "Order", exact: true }).click();
    await side.getByRole("heading").first().waitFor();
    await page.screenshot({ path: path.join(folder, `${name}-act-375.png`) });
    for (const find of [findOverflow, findCuts, findRawKeys, findBarriers])
      for (const one of await find(desk.frame)) findings.push(`${name}-act: ${one}`);
    await page.setViewportSize({ width: 1280, height: 1400 });
  };
  await page.setViewportSize({ width: 1280, height: 1400 });
  await openTicket(desk, "A mug is broken");
  const [item, other] = findStoryOrder(running.state, DEMO_STORIES.refund).lines.map(({ title }) => title);

  await press("Refund");
  await side.getByRole("button", { name: `One more ${item}` }).waitFor();
  await keepAct("refund-1-form");
  await press(new RegExp(`^One more ${item}`));
  await side.getByRole("button", { name: /^Refund €\d/ }).waitFor();
  await keepAct("refund-2-preview");
  admin.faults.next({ kind: "status-before", status: 503, times: 6 });
  await press(new RegExp(`^One more ${other}`));
  await side.getByText(/Shopify (did not|could not|is not)/).first().waitFor(); // prettier-ignore
  await keepAct("refund-3-unreachable");
  admin.faults.clear();
  await side.getByText("Back to the order").click();

  await press("Send again");
  await side.getByRole("button", { name: `One more ${item}` }).click();
  await side.getByRole("button", { name: "Send 1 item again" }).and(app.locator(":enabled")).waitFor();
  await keepAct("replacement-1-preview");
  await press("Send 1 item again");
  await side.getByText(/^Order #\d+ was made$/).waitFor();
  await keepAct("replacement-2-made");
  await press("Done");
  await keepAct("replacement-3-order");

  await press("Refund");
  await side
    .getByRole("button", { name: `One more ${item}` })
    .first()
    .click();
  await side.getByRole("button", { name: /^Refund €\d/ }).click();
  await side
    .getByText(/refunded$/)
    .first()
    .waitFor();
  await keepAct("refund-4-made");

  await page.goto(running.admin("/app/tickets"));
  desk = await readDesk(page);
  await openTicket(desk, "Please stop it");
  await press("Cancel order");
  await side.getByLabel("Reason").selectOption("CUSTOMER");
  await side.getByRole("button", { name: /^Cancel order and refund / }).and(app.locator(":enabled")).waitFor(); // prettier-ignore
  await keepAct("cancellation-1-preview");
  await press(/^Cancel order and refund /);
  await side.getByText(/^Order cancelled/).waitFor();
  await keepAct("cancellation-2-done");
}, 600_000);

it("makes sheets of the pictures, and lists what is wrong", async () => {
  const { context } = await test.visitor();
  const page = await context.newPage();
  const all = fs.readdirSync(folder).filter((name) => name.endsWith(".png"));
  const states = ["full", "empty", "loading", "failed", "told", "act", "pl", "pt-BR"];
  for (const state of states)
    for (const width of widths) {
      const own = all.filter((name) => name.endsWith(`-${state}-${width}.png`));
      const [perSheet, size] = width > 400 ? [4, 760] : [5, 300];
      for (let first = 0; first < own.length; first += perSheet) {
        const pictures = own
          .slice(first, first + perSheet)
          .map((name) => `<figure><img src="data:image/png;base64,${fs.readFileSync(path.join(folder, name)).toString("base64")}" width="${size}"><figcaption>${name}</figcaption></figure>`); // prettier-ignore
        await page.setViewportSize({ width: 1560, height: 600 });
        await page.setContent(
          `<style>body{margin:8px;display:flex;flex-wrap:wrap;gap:8px;font:12px sans-serif;background:#889}figure{margin:0}</style>${pictures.join("")}`,
        );
        const sheet = `sheet-${state}-${width}-${first / perSheet + 1}.png`;
        await page.screenshot({ path: path.join(folder, sheet), fullPage: true });
      }
    }
  fs.writeFileSync(path.join(folder, "findings.txt"), findings.join("\n"));
  expect(findings).toEqual([]);
}, 600_000);
