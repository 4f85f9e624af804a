import { expect, it } from "vitest";
import { DEMO_STORIES, findStoryOrder } from "#tests/standin/world/demo-scenario.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import { readActPanel } from "./act-panel.ts";
import { openDesk, openTicket, writeMail } from "./desk-page.ts";
import { findUnsent } from "./find-unsent.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures } from "./take-picture.ts";

const test = startBrowserTest();

it("sends an item again: chosen, shown, confirmed once for a double click, told beside the order", async () => {
  const { running } = test;
  const { state, standin } = running;
  standin.grant(state.shop.domain, ["write_orders", "write_draft_orders"]);
  const subject = "One of them is broken";
  await writeMail(running, DEMO_STORIES.refund.customer, { subject, text: "Please send it again." });
  const desk = await openDesk(running, await test.visitor());
  await openTicket(desk, subject);
  const { app, page } = desk;
  await app.getByRole("button", { name: "Send again", exact: true }).click();
  const item = findStoryOrder(state, DEMO_STORIES.refund).lines[0]!.title;
  await app.getByRole("button", { name: `One more ${item}` }).click();
  const confirm = app.getByRole("button", { name: "Send 1 item again" });
  await expect.poll(() => confirm.isEnabled(), { timeout: 40_000 }).toBe(true);
  const turn = () => app.getByRole("button", { name: "Order", exact: true }).click();
  await takeBothPictures(page, "replacement-form", turn);
  await confirm.dblclick();
  await app.getByText(/^Order #\d+ was made$/).waitFor();
  await takeBothPictures(page, "replacement-made", turn);
  const made = standin.admin.ledger(state.shop.domain).filter(({ kind }) => kind === "draft_completed");
  expect(made).toHaveLength(1);
  await app.getByRole("button", { name: "Done", exact: true }).click();
  await app.getByRole("link", { name: /^Replacement #\d+/ }).waitFor();
  await takeBothPictures(page, "replacement-order", turn);
});

it("credit, code, hold, note and address: each from the menu, and what really happened is what the page says", async () => {
  const { running } = test;
  const { state, standin } = running;
  const { domain } = state.shop;
  standin.grant(domain, [
    "write_orders",
    "read_store_credit_accounts",
    "write_store_credit_account_transactions",
    "write_discounts",
    "write_merchant_managed_fulfillment_orders",
    "write_third_party_fulfillment_orders",
  ]);
  const { order, customer } = findUnsent(running);
  const subject = "The address is wrong";
  await writeMail(running, customer, { subject, text: `The house number of ${order.name} is wrong.` });
  const desk = await openDesk(running, await test.visitor());
  await openTicket(desk, subject);
  const { app } = desk;
  const { side, open, confirm, done } = readActPanel(desk);

  await open("Store credit", "acts-menu");
  await side.getByLabel("Amount").fill("5");
  await confirm("Give €5.00 of store credit", "credit", "€5.00 of store credit given");
  await done();

  await open("Discount code");
  await side.getByLabel("Percent").fill("15");
  await confirm("Make the code", "discount", /^The code GIFT-\w+ is there$/);
  await side.getByRole("button", { name: "Put it into the reply" }).click();
  const { code } = (standin.admin.state(domain).discounts ?? [])[0]!;
  await app
    .getByText(new RegExp(`With the code ${code} you get 15% off`))
    .first()
    .waitFor();

  await open("Hold or let go");
  await side.getByLabel("Reason").selectOption("INCORRECT_ADDRESS");
  await confirm("Hold it", "hold", "It is held");
  await done();

  await open("Note and tags");
  await side.getByLabel("Note").fill("Waits for the right address");
  await confirm("Save in Shopify", "note", "Note and tags are saved");
  await done();

  await open("Correct address");
  await side.getByLabel("Street and number").fill("Nowa 12");
  await confirm("Correct the address", "address", "The address is corrected");
  await done();

  await open("Hold or let go");
  await confirm("Let it go", "release", "It can be sent");

  const kinds = standin.admin.ledger(domain).map(({ kind }) => kind);
  const made = (kind: string) => kinds.filter((one) => one === kind).length;
  expect(["credit", "discount", "hold_placed", "hold_released", "refund"].map(made)).toEqual([1, 1, 1, 1, 0]);
  const now = standin.admin.state(domain).orders.find(({ id }) => id === order.id);
  expect(now).toMatchObject({ note: "Waits for the right address", shippingAddress: { address1: "Nowa 12" } });
}, 120_000);

it("edits an order, sends an invoice, duplicates it: previewed by Shopify, done once, followed to the payment", async () => {
  const { running } = test;
  const { state, standin } = running;
  const { domain } = state.shop;
  standin.grant(domain, ["write_orders", "write_draft_orders", "write_order_edits"]);
  const { order, customer } = findUnsent(running, 1);
  const subject = "One less, and something more";
  await writeMail(running, customer, { subject, text: `Please change ${order.name}.` });
  const desk = await openDesk(running, await test.visitor());
  await openTicket(desk, subject);
  const { page } = desk;
  const { side, turn, open, confirm, done } = readActPanel(desk);
  const pick = async () => {
    await side.getByRole("button", { name: "Choose products" }).click();
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await side.getByRole("group", { name: "Products" }).waitFor();
  };

  await open("Edit order");
  await side.getByRole("button", { name: `One more ${titleOf(order)}` }).click();
  await confirm("Change the order", "edit", "The order is changed");
  await done();
  await side.getByText("Still to pay").waitFor();

  await open("Send an invoice");
  await pick();
  await confirm(/^Send an invoice of €/, "invoice", /^Invoice of €[\d.,]+ sent$/);
  await done();
  await side.getByText("waits for payment").waitFor();
  await takeBothPictures(page, "invoice-order", turn);

  await open("Duplicate");
  await side.getByText("Only a draft, to go on with in Shopify").click();
  await confirm(/^Make a draft of €/, "duplicate", /^Draft #D\d+ is made$/);

  await done();

  const invoiced = (standin.admin.state(domain).drafts ?? []).find(({ invoiceSentAt }) => invoiceSentAt)!;
  const { name } = standin.admin.edits.payInvoice(domain, invoiced.id);
  await side.getByRole("link", { name: `Order ${name}` }).waitFor({ timeout: 40_000 });
  await takeBothPictures(page, "invoice-paid", turn);

  const kinds = standin.admin.ledger(domain).map(({ kind }) => kind);
  const made = (kind: string) => kinds.filter((one) => one === kind).length;
  expect(["order_edited", "invoice_sent", "refund"].map(made)).toEqual([1, 1, 0]);
}, 180_000);

/** As the page names the first item. */
const titleOf = ({ lines: [first] }: OrderRecord): string =>
  [first!.title, first!.variantTitle].filter(Boolean).join(", ");

/** A paid order of which nothing was sent, of three units, one of them of a product with more variants; and whose it is. */
function findExchangeable(running: typeof test.running) {
  for (let skip = 1; ; skip += 1) {
    const { order, customer } = findUnsent(running, skip);
    const units = order.lines.flatMap((line) => Array.from({ length: line.quantity }, () => line));
    const other = order.lines.find(({ productId }) => {
      const product = running.state.products.find(({ id }) => id === productId);
      return product && product.variants.length > 1;
    });
    if (!other || units.length < 3) continue;
    units.splice(units.indexOf(other), 1);
    return { order, customer, exchanged: other, returned: units[0]!, asked: units[1]! };
  }
}

it("return and exchange: set up, told in the reply, agreed to beside the order, settled with Shopify's sum", async () => {
  const { running } = test;
  const { state, standin } = running;
  const { domain } = state.shop;
  standin.grant(domain, ["write_orders", "read_returns", "write_returns"]);
  const { order, customer, exchanged, returned, asked } = findExchangeable(running);
  const before = standin.admin.ledger(domain).length;
  standin.admin.edits.fulfillOrder(domain, order.id);
  const subject = "It does not fit";
  await writeMail(running, customer, { subject, text: `I want to send back something of ${order.name}.` });
  const desk = await openDesk(running, await test.visitor());
  await openTicket(desk, subject);
  const { app, page } = desk;
  const { side, turn, open, confirm, done } = readActPanel(desk);
  const titleOf = ({ title, variantTitle }: typeof returned) => [title, variantTitle].filter(Boolean).join(", ");
  const choose = async (line: typeof returned, reason: string) => {
    await side.getByRole("button", { name: `One more ${titleOf(line)}`, exact: true }).click();
    await side.getByLabel(`Why ${line.title} comes back`).selectOption({ label: reason });
  };

  await open("Return");
  await choose(returned, "Damaged or defective");
  await side.getByLabel("Instructions for the customer").fill("Send it to Hafenstraße 1, Hamburg.");
  await confirm("Set up the return of 1 item", "return", /^Return #\S+-R1 is set up$/);
  await side.getByRole("button", { name: "Put it into the reply" }).click();
  await app.getByText("Send it to Hafenstraße 1, Hamburg.").first().waitFor();

  // Something stands beside the order now: it is read again, with what the customer asks for meanwhile.
  standin.admin.edits.requestReturn(domain, order.id, asked.id, 1, "The colour is wrong");
  await open("Exchange");
  await choose(exchanged, "Size was too small");
  await side.getByLabel(`What goes out for ${exchanged.title}`).selectOption({ index: 2 });
  await side.getByRole("button", { name: `Something else instead of ${exchanged.title}` }).click();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Select", exact: true }).click();
  const short = side.getByRole("checkbox", { name: "Exchange although too few are in stock" });
  if (await short.isVisible()) await short.check();
  await confirm("Set up the exchange", "exchange", /^Exchange #\S+-R3 is set up$/);
  await done();

  await side.getByText("The colour is wrong").waitFor({ timeout: 40_000 });
  await takeBothPictures(page, "returns-list", async () => {
    await turn();
    await side.getByText("The colour is wrong").scrollIntoViewIfNeeded();
  });
  await side.getByRole("button", { name: "Agree", exact: true }).click();
  expect(await side.getByLabel("Instructions for the customer").inputValue()).toMatch(/^Send it to Hafenstra/);
  await side.getByLabel("Link to a label").fill("https://labels.example.com/2.pdf");
  await confirm("Agree to the return", "return-agree", /^#\S+-R2 is agreed to$/);
  await side.getByRole("button", { name: "Put it into the reply" }).click();
  await app.getByText("Your label: https://labels.example.com/2.pdf").first().waitFor();

  await side.getByRole("button", { name: "Items are back" }).last().click();
  await confirm(/^Settle it and refund /, "return-settle", /^#\S+-R1 is settled$/);

  const kinds = standin.admin
    .ledger(domain)
    .slice(before)
    .flatMap((entry) => ("orderId" in entry && entry.orderId === order.id ? [entry.kind] : []));
  expect(kinds).toEqual([
    "return_created",
    "return_created",
    "return_created",
    "return_approved",
    "return_label",
    "refund",
    "return_processed",
  ]);
}, 180_000);
