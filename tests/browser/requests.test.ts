import type { Page } from "playwright-core";
import { beforeAll, expect, it, vi } from "vitest";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { withClient } from "#tests/setup/running-app.ts";
import { readActPanel } from "./act-panel.ts";
import { openDesk, openTicket } from "./desk-page.ts";
import { narrow } from "./launch.ts";
import { findBarriers, findOverflow } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

/** Shoppers ask for things from their order, and what the shop does about it stands there. */

const test = startBrowserTest({ onlyMain: true });
const late = { timeout: 40_000 };

interface Found {
  name: string;
  email: string;
  customer: string;
  item: string;
  other: string;
}
let store: string;
let arrived: Found;
/** Came, with two things in it. */
let both: Found;
/** Came lately. */
let broken: Found;
let fresh: Found;

beforeAll(async () => {
  const { running } = test;
  const { domain } = running.state.shop;
  store = `${running.standin.urls.shell}/storefront/${domain.split(".")[0]}`;
  const scopes = ["write_orders", "write_draft_orders", "read_returns", "write_returns"];
  running.standin.grant(domain, scopes);
  const read = <Row extends object>(text: string, ...values: unknown[]) =>
    withClient(running.databaseUrl, async (client) => (await client.query<Row>(text, values)).rows);
  const imported = () => read("select 1 from order_import where state = 'done'");
  await vi.waitFor(async () => expect(await imported()).not.toEqual([]), { timeout: 60_000, interval: 200 });
  await read(
    "update shop set scopes = array(select distinct unnest(scopes || $2::text[])) where domain = $1",
    domain,
    scopes,
  );
  const order = (where: string) =>
    read<Found>(
      `select name, email, shopify_customer_id::text as customer, data->'lines'->0->>'title' as item,
         data->'lines'->1->>'title' as other from order_snapshot
       where email is not null and shopify_customer_id is not null and cancelled_at is null and ${where}
         and shop_id = (select shop_id from shop where domain = $1) order by id desc limit 1`,
      domain,
    );
  const came = `fulfillment_status = 'FULFILLED' and financial_status = 'PAID' and jsonb_array_length(data->'fulfillments') = 1
    and data->'fulfillments'->0->>'deliveredAt' > to_char(now() - interval '20 days', 'YYYY-MM-DD')`;
  const [one] = await order(came);
  const [two] = await order(`${came} and jsonb_array_length(data->'lines') > 1 and name <> '${one!.name}'
    and (select count(*) from order_snapshot o where o.shop_id = order_snapshot.shop_id
      and o.shopify_customer_id = order_snapshot.shopify_customer_id) < 5`);
  const [other] = await order(
    `fulfillment_status = 'UNFULFILLED' and financial_status = 'PAID' and jsonb_array_length(data->'fulfillments') = 0`,
  );
  const [three] = await order(`${came} and name not in ('${one!.name}', '${two!.name}')
    and shopify_customer_id not in (${one!.customer}, ${two!.customer})
    and data->'fulfillments'->0->>'deliveredAt' > to_char(now() - interval '13 days', 'YYYY-MM-DD')`);
  arrived = one!;
  both = two!;
  broken = three!;
  fresh = other!;
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

it("from “something is damaged” to a replacement: the shopper's window, and the merchant's", async () => {
  const { running } = test;
  // The agent has the inbox open before anybody asks.
  const desk = await openDesk(running, await test.visitor());
  const page = await (await test.visitor()).open(`${store}/pages/track-order`);
  await page.waitForFunction(() => customElements.get("latte-help"));
  await page.getByLabel("Order number").fill(arrived.name);
  await page.getByLabel("E-mail address or phone number").fill(arrived.email);
  await button(page, "Show my order").click();
  await page.getByRole("heading", { name: `Order ${arrived.name}` }).waitFor();
  await takePicture(page, "requests-order");
  await page.getByText("Something is wrong with my order").click();
  await button(page, "Something is damaged").click();
  await page.getByRole("heading", { name: `Something of order ${arrived.name} is damaged` }).waitFor();
  expect(await findBarriers(page.mainFrame())).toEqual([]);
  await takePicture(page, "requests-damaged");
  await page.setViewportSize(narrow);
  expect(await findOverflow(page.mainFrame())).toEqual([]);
  await takePicture(page, "requests-damaged");
  // Nothing is chosen: said, and nothing lost.
  await page.getByLabel("Anything else we should know?").fill("The handle is off.");
  const many = page.getByLabel("How many?").first();
  await many.selectOption("0");
  await button(page, "Tell us").click();
  await page.getByText("Please choose at least one item.").waitFor();
  expect(await page.getByLabel("Anything else we should know?").inputValue()).toBe("The handle is off.");
  await page.getByLabel("How many?").first().selectOption("1");
  await page.getByLabel("Pictures").setInputFiles({ name: "mug.png", mimeType: "image/png", buffer: tinyPng });
  await button(page, "Tell us").click();
  await page.getByText("We have it. Somebody of us looks at it.").waitFor(late);
  await takePicture(page, "requests-asked");

  await openTicket(desk, `Something damaged in order ${arrived.name}`);
  const { app } = desk;
  await app.getByRole("heading", { name: "Says that something is damaged" }).waitFor();
  await app.getByText("mug.png").first().waitFor();
  const turn = () => app.getByRole("button", { name: "Order", exact: true }).click();
  await takeBothPictures(desk.page, "requests-card", turn);
  expect(await findBarriers(desk.frame)).toEqual([]);
  await app.getByRole("button", { name: "Send again", exact: true }).first().click();
  const confirm = app.getByRole("button", { name: "Send 1 item again" });
  await expect.poll(() => confirm.isEnabled(), late).toBe(true);
  await takeBothPictures(desk.page, "requests-prefilled", turn);
  await confirm.click();
  const made = app.getByText(/^Order #\d+ was made$/);
  await made.waitFor(late);
  const number = /#\d+/.exec(await made.innerText())![0];
  await app.getByRole("button", { name: "Done", exact: true }).click();

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${store}/pages/track-order?customer=${arrived.customer}`);
  await page.getByRole("link", { name: "Show all my orders" }).click();
  await page.getByRole("link", { name: `Details of ${arrived.name}`, exact: true }).click();
  await page.getByText(`We are sending it again, as order ${number}.`).waitFor(late);
  await takePicture(page, "requests-replaced");
});

/** As the customer who is signed in sees one of their orders. */
async function openOwn(page: Page, order: Found): Promise<void> {
  await page.goto(`${store}/pages/track-order?customer=${order.customer}`);
  await page.getByRole("link", { name: "Show all my orders" }).click();
  await page.getByRole("link", { name: `Details of ${order.name}`, exact: true }).click();
  await page.getByRole("heading", { name: `Order ${order.name}` }).waitFor();
}

it("a return and an exchange are asked for, agreed to from the ticket, and how they go back stands with the order", async () => {
  const { running } = test;
  const desk = await openDesk(running, await test.visitor());
  const { app } = desk;
  const page = await (await test.visitor()).open(store);
  const ask = async (offer: string, item: string, send: string) => {
    await openOwn(page, both);
    await button(page, offer).click();
    const line = page.getByRole("group", { name: item }).first();
    await line.getByLabel("How many?").selectOption("1");
    await line.getByLabel("Why?").selectOption({ index: 1 });
    await page.getByLabel("Anything else we should know?").fill("As in the picture, please.");
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await takePicture(page, `requests-${offer.split(" ")[0]}-form`);
    await button(page, send).click();
    await page.getByText("We have it. Somebody of us looks at it.").waitFor(late);
  };
  await ask("Return something", both.item, "Ask for a return");
  await openTicket(desk, `Return from order ${both.name}`);
  const { side, confirm, done } = readActPanel(desk);
  const begin = (act: string) =>
    app
      .getByRole("button", { name: `Set up the ${act}`, exact: true })
      .first()
      .click();
  await begin("return");
  await side.getByLabel("Instructions for the customer").fill("Send it to Hafenstraße 1, Hamburg.");
  await confirm("Set up the return of 1 item", "requests-return", /^Return #\S+-R1 is set up$/);
  await done();

  // Into the same ticket, which the agent has open.
  await ask("Exchange something", both.other, "Ask for an exchange");
  await begin("exchange");
  const outgoing = side.getByLabel(`What goes out for ${both.other}`);
  if ((await outgoing.inputValue()) === "") await outgoing.selectOption({ index: 1 });
  const short = side.getByRole("checkbox", { name: "Exchange although too few are in stock" });
  if (await short.isVisible()) await short.check();
  await confirm("Set up the exchange", "requests-exchange", /^Exchange #\S+-R2 is set up$/);

  await expect
    .poll(async () => {
      await openOwn(page, both);
      return page.getByText("Agreed.").count();
    }, late)
    .toBe(2);
  // What was said of the return stands ready in the exchange.
  expect(await page.getByText("Send it to Hafenstraße 1, Hamburg.", { exact: true }).count()).toBe(2);
  expect(await findBarriers(page.mainFrame())).toEqual([]);
  await takePicture(page, "requests-agreed");
});

it("the merchant has broken things sent again at once, and gives the permission; a shopper gets one, and staff see it", async () => {
  const { running } = test;
  const { domain } = running.state.shop;
  const countMade = () => running.standin.admin.ledger(domain).filter(({ kind }) => kind === "draft_completed").length;
  const before = countMade();
  running.standin.revoke(domain, ["write_draft_orders"]);
  await withClient(running.databaseUrl, (client) =>
    client.query("update shop set scopes = array_remove(scopes, 'write_draft_orders') where domain = $1", [domain]),
  );
  const state = running.standin.admin.state(domain);
  for (const place of Object.keys(state.inventory)) state.inventory[place] = 50;
  const desk = await openDesk(running, await test.visitor(), "/app/settings/requests");
  const { app, page: admin } = desk;
  const shown = app.getByRole("group", { name: "What a customer sees" });
  await shown.getByRole("heading", { name: "Order #1001" }).waitFor(late);
  expect(await app.getByText("Latte lacks a permission").count()).toBe(0);
  await app.getByLabel("Something is damaged: what happens").selectOption("now");
  await app.getByText("Until it is given, this is left to you: Something is damaged.").waitFor();
  await app.getByLabel("The order, of").selectOption("arrived");
  await app.getByLabel("How much customers give themselves in a day").fill("5000");
  await admin.getByRole("button", { name: "Save", exact: true }).click();
  // Without a worth none is sent again: said beside the field.
  await app.getByText("Say up to which worth goods are sent again.").first().waitFor(late);
  const most = app.getByLabel("Something is damaged: at once up to which sum");
  await takeBothPictures(admin, "settings-again-problem", () => most.scrollIntoViewIfNeeded());
  await most.fill("900");
  // A moment after a rule was changed the page is drawn anew, and closed.
  const damaged = shown.getByRole("button", { name: "Something is damaged" });
  const tryDamaged = async () => {
    if (!(await damaged.isVisible())) await shown.getByText("Something is wrong with my order").click();
    return damaged.click({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(tryDamaged).toBe(true);
  await shown.getByRole("button", { name: "Have it sent again" }).click();
  await shown.getByText("We are sending it again, as order #1002.").waitFor(late);
  await app.getByText("Latte lacks a permission").scrollIntoViewIfNeeded();
  await takePicture(admin, "settings-again-banner");
  await takeBothPictures(admin, "settings-again", () => most.scrollIntoViewIfNeeded());
  expect(await findBarriers(desk.frame)).toEqual([]);
  await admin.setViewportSize(narrow);
  expect(await findOverflow(desk.frame)).toEqual([]);
  await app.getByText("Latte lacks a permission").scrollIntoViewIfNeeded();
  await takePicture(admin, "settings-again-banner");
  await admin.setViewportSize({ width: 1280, height: 860 });
  await admin.getByRole("button", { name: "Save", exact: true }).click();
  await admin.locator("#toasts").getByText("Saved").last().waitFor(late);
  await app.getByRole("button", { name: "Allow access" }).click();
  const dialog = admin.getByRole("dialog", { name: "Latte needs more access" });
  await dialog.getByText("write_draft_orders").waitFor();
  await dialog.getByRole("button", { name: "Update access" }).click();
  await app.getByText("Latte lacks a permission").waitFor({ state: "detached", timeout: 40_000 });

  // Who has it in hand opens the order, and shows what came of it.
  const page = await (await test.visitor()).open(store);
  await openOwn(page, broken);
  await page.getByText("Something is wrong with my order").click();
  await button(page, "Something is damaged").click();
  await page.getByText("we send it again at once, free of charge").waitFor();
  const line = page.getByRole("group", { name: broken.item }).first();
  await line.getByLabel("How many?").selectOption("1");
  await page.getByLabel("Pictures").setInputFiles({ name: "mug.png", mimeType: "image/png", buffer: Buffer.concat([tinyPng, Buffer.from("2")]) }); // prettier-ignore
  expect(await findBarriers(page.mainFrame())).toEqual([]);
  await takePicture(page, "requests-again-form");
  await page.setViewportSize(narrow);
  expect(await findOverflow(page.mainFrame())).toEqual([]);
  await takePicture(page, "requests-again-form");
  await button(page, "Have it sent again").dblclick();
  await page.getByText(/We are sending it again, as order #\S+\./).waitFor(late);
  await takePicture(page, "requests-again-done");
  await page.setViewportSize({ width: 1280, height: 800 });
  await takePicture(page, "requests-again-done");
  expect(countMade() - before).toBe(1);

  const { rows } = await withClient(running.databaseUrl, (client) =>
    client.query<{ number: number }>(
      "select t.number from shopper_request r join ticket t on t.shop_id = r.shop_id and t.id = r.ticket_id order by r.id desc limit 1",
    ),
  );
  const staff = await openDesk(running, await test.visitor(), `/app/tickets/${rows[0]!.number}`);
  await staff.app.getByRole("heading", { name: "Says that something is damaged" }).waitFor(late);
  await staff.app.getByText("Done", { exact: true }).first().waitFor(late);
  await staff.app.getByText("mug.png").first().waitFor();
  await takeBothPictures(staff.page, "requests-again-card");
});

it("the merchant says “at once”, and an order is cancelled without a person, without script on a small screen", async () => {
  const { running } = test;
  const desk = await openDesk(running, await test.visitor(), "/app/settings/requests");
  const { app, page: admin } = desk;
  // Beside the rules stands what they come to, as customers will see it; nothing of it is done.
  const shown = app.getByRole("group", { name: "What a customer sees" });
  await shown.getByRole("heading", { name: "Order #1001" }).waitFor(late);
  await takeBothPictures(admin, "settings-requests", () => shown.scrollIntoViewIfNeeded());
  await shown.getByRole("button", { name: "Cancel the order" }).click();
  await shown.getByRole("button", { name: "Ask us to cancel it" }).waitFor(late);
  await app.getByLabel("Cancel the order: what happens").selectOption("now");
  await shown.getByRole("button", { name: "Cancel the whole order" }).click();
  await shown.getByText("Your order is being cancelled.").waitFor(late);
  await app.getByLabel("Who looks").selectOption("guest");
  await shown.getByRole("button", { name: "Cancel the order" }).click();
  await shown.getByText("we send a code to the e-mail address").waitFor(late);
  await app.getByLabel("Cancel the order: for how many days").fill("2.5");
  await app.getByText("A field is not right yet; this is how it was before.").waitFor(late);
  await app.getByLabel("Cancel the order: for how many days").fill("");
  await app.getByLabel("The order, of").selectOption("moving");
  await shown.getByText("It has been sent, so it cannot be cancelled any more.").waitFor(late);
  await admin.setViewportSize(narrow);
  expect(await findOverflow(desk.frame)).toEqual([]);
  await admin.setViewportSize({ width: 1280, height: 860 });
  await app.getByLabel("Cancel the order: at once for how many minutes").fill("");
  await app.getByLabel("How much customers give themselves in a day").fill("5000");
  await takeBothPictures(admin, "settings-requests-now");
  expect(await findBarriers(desk.frame)).toEqual([]);
  await admin.getByRole("button", { name: "Save", exact: true }).click();
  await admin.locator("#toasts").getByText("Saved").last().waitFor(late);

  const visitor = await test.visitor(narrow);
  const context = await visitor.context.browser()!.newContext({ javaScriptEnabled: false, viewport: narrow });
  try {
    const page = await context.newPage();
    await page.goto(`${store}/pages/track-order?customer=${fresh.customer}`);
    await page.getByRole("link", { name: "Show all my orders" }).click();
    await page.getByRole("link", { name: `Details of ${fresh.name}`, exact: true }).click();
    await button(page, "Cancel the order").click();
    await page.getByRole("heading", { name: `Cancel order ${fresh.name}` }).waitFor();
    await takePicture(page, "requests-plain-cancel");
    await page.getByLabel("Why?").selectOption("mistake");
    await button(page, "Cancel the whole order").click();
    await page.getByText("How it stands is shown here.").or(page.getByText("Done.")).first().waitFor();
    await takePicture(page, "requests-plain-asked");
    await expect
      .poll(async () => {
        await page.goto(`${store}/pages/track-order?customer=${fresh.customer}`);
        await page.getByRole("link", { name: "Show all my orders" }).click();
        await page.getByRole("link", { name: `Details of ${fresh.name}`, exact: true }).click();
        return page.getByText(/^Cancellation: Cancelled\./).count();
      }, late)
      .toBe(1);
    await takePicture(page, "requests-plain-cancelled");
    expect(await button(page, "Cancel the order").count()).toBe(0);
  } finally {
    await context.close();
  }
  const cancelled = running.standin.admin
    .ledger(running.state.shop.domain)
    .filter(({ kind }) => kind === "cancellation");
  expect(cancelled).toHaveLength(1);
});
