import { expect, it } from "vitest";
import { openDesk, openTicket, writeMail } from "./desk-page.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { narrow } from "./launch.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takePicture } from "./take-picture.ts";

const test = startBrowserTest();

/** A paid order of which nothing has been sent, and who bought it. */
function findUnsent(skip = 0) {
  const { state } = test.running;
  const found = state.orders
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
    .filter(
      (order) =>
        !order.fulfillments.length &&
        !order.cancelledAt &&
        !order.refunds.length &&
        order.transactions.some(({ kind, status }) => kind === "SALE" && status === "SUCCESS") &&
        state.customers.some(({ id, email }) => id === order.customerId && email),
    )[skip];
  if (!found) throw new Error("no such order in the world");
  const customer = state.customers.find(({ id }) => id === found.customerId)!;
  return {
    order: found,
    customer: {
      ...customer,
      email: customer.email!,
      firstName: customer.firstName ?? "A",
      lastName: customer.lastName ?? "B",
    },
  };
}

it("cancels an order, says so while Shopify is at it, and what came of it", async () => {
  const { running } = test;
  const { admin } = running.standin;
  const { domain } = running.state.shop;
  running.standin.grant(domain, ["write_orders"]);
  admin.jobs.delayMs = Infinity;
  const { order, customer } = findUnsent();
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
  await expect.poll(() => confirm.isEnabled(), { timeout: 15_000 }).toBe(true);
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
  admin.jobs.finish(domain);
  await app.getByText(`Order cancelled, ${name.replace("Cancel order and refund ", "")} refunded`).waitFor();
  await takePicture(page, "cancellation-done");
  expect(await findRawKeys(frame)).toEqual([]);
  const ledger = admin.ledger(domain).filter((entry) => "orderId" in entry && entry.orderId === order.id);
  expect(ledger.filter(({ kind }) => kind === "cancellation")).toHaveLength(1);
  await app.getByRole("button", { name: "Put it into the reply" }).click();
  await expect
    .poll(() => app.getByRole("textbox", { name: /^Reply to/ }).inputValue(), { timeout: 15_000 })
    .toContain(order.name);
  // What the timeline says, and the order as it is now.
  await app.getByText(`cancelled order ${order.name} and refunded`).waitFor();
  await expect
    .poll(() => app.getByRole("button", { name: "Cancel order", exact: true }).count(), { timeout: 15_000 })
    .toBe(0);
  await takePicture(page, "cancellation-told");
});
