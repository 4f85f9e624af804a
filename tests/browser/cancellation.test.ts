import { expect, it } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { openDesk, openTicket, writeMail } from "./desk-page.ts";
import { findUnsent } from "./find-unsent.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { narrow } from "./launch.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takePicture } from "./take-picture.ts";

const test = startBrowserTest();

it("cancels an order, says so while Shopify is at it, and what came of it", async () => {
  const { running } = test;
  const { admin } = running.standin;
  const { domain } = running.state.shop;
  running.standin.grant(domain, ["write_orders"]);
  admin.jobs.delayMs = Infinity;
  const { order, customer } = findUnsent(running);
  const subject = "Please stop my order";
  await writeMail(running, customer, { subject, text: `Please cancel ${order.name}.` });
  const desk = await openDesk(running, await test.visitor());
  const { app, page, frame } = desk;
  await openTicket(desk, subject);
  await takePicture(page, "cancellation-order");
  await app.getByRole("button", { name: "Cancel order", exact: true }).click();
  await app.getByRole("heading", { name: `Cancel order ${order.name}` }).waitFor();
  const confirm = app.getByRole("button", { name: /^Cancel order and refund / });
  await app.getByLabel("Reason").selectOption("CUSTOMER");
  await confirm.waitFor();
  await app.getByRole("complementary").getByLabel("Note").fill("Asked by mail.");
  await expect.poll(() => confirm.isEnabled(), { timeout: 40_000 }).toBe(true);
  await takePicture(page, "cancellation-form");
  expect(await findBarriers(frame)).toEqual([]);
  expect(await findRawKeys(frame)).toEqual([]);

  await page.setViewportSize(narrow);
  await app.getByRole("button", { name: "Order", exact: true }).click();
  await confirm.waitFor();
  expect(await findOverflow(frame)).toEqual([]);
  await takePicture(page, "cancellation-form");
  await page.setViewportSize({ width: 1280, height: 860 });

  const name = await confirm.innerText();
  await confirm.dblclick();
  await app.getByText("Shopify is cancelling the order…").waitFor();
  await takePicture(page, "cancellation-running");
  expect(order.cancelledAt).toBeNull();
  // Nothing is done before Shopify has done it.
  expect(await app.getByRole("button", { name: "Done", exact: true }).count()).toBe(0);
  admin.jobs.finish(domain);
  await app.getByText(`Order cancelled, ${name.replace("Cancel order and refund ", "")} refunded`).waitFor();
  await takePicture(page, "cancellation-done");
  expect(await findRawKeys(frame)).toEqual([]);
  const ledger = admin.ledger(domain).filter((entry) => "orderId" in entry && entry.orderId === order.id);
  expect(ledger.filter(({ kind }) => kind === "cancellation")).toHaveLength(1);
  await app.getByRole("button", { name: "Put it into the reply" }).click();
  await expect
    .poll(() => app.getByRole("textbox", { name: /^Reply to/ }).inputValue(), { timeout: 40_000 })
    .toContain(order.name);
  // What the timeline says, and the order as it is now.
  await app.getByText(`cancelled order ${order.name} and refunded`).waitFor();
  await app.getByText("Reason: The customer changed or cancelled it").waitFor();
  await expect
    .poll(() => app.getByRole("button", { name: "Cancel order", exact: true }).count(), { timeout: 40_000 })
    .toBe(0);
  await takePicture(page, "cancellation-told");
});

it("shows as a line what cannot be read of an act", async () => {
  const { running } = test;
  await withClient(running.databaseUrl, (client) =>
    client.query(`insert into ticket_event (shop_id, ticket_id, kind, staff_id, data, at)
      select shop_id, ticket_id, kind, staff_id, '{}', now() from ticket_event where kind = 'action' limit 1`),
  );
  const { app } = await openDesk(running, await test.visitor());
  await openTicket({ app }, "Please stop my order");
  await app.getByText("what is kept of it could not be read").waitFor();
});
