import { expect, it } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { openDesk, openTicket, writeMail } from "./desk-page.ts";
import { findUnsent } from "./find-unsent.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { narrow } from "./launch.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

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
    .poll(() => app.getByRole("textbox", { name: /^Reply to/ }).inputValue(), { timeout: 15_000 })
    .toContain(order.name);
  // What the timeline says, and the order as it is now.
  await app.getByText(`cancelled order ${order.name} and refunded`).waitFor();
  await app.getByText("Reason: The customer changed or cancelled it").waitFor();
  await expect
    .poll(() => app.getByRole("button", { name: "Cancel order", exact: true }).count(), { timeout: 15_000 })
    .toBe(0);
  await takePicture(page, "cancellation-told");
});

it("lets a person end in a dialog what nobody could find out; what cannot be read is a line", async () => {
  const { running } = test;
  const { customer } = findUnsent(test.running, 1);
  const subject = "Did you pay me back?";
  await writeMail(running, customer, { subject, text: "I see nothing yet." });
  const visitor = await test.visitor();
  const before = await openDesk(running, visitor);
  await openTicket(before, subject);
  await withClient(running.databaseUrl, async (client) => {
    const amount = { minor: "500", currency: "EUR" };
    const shown = { lines: [], payments: [], reason: "", note: "" };
    const input = { sent: {}, shown, basis: { updatedAt: "2026-01-01T00:00:00Z", knownIds: [] } };
    const view = {
      kind: "refund",
      state: "needs_person",
      moneyState: "none",
      orderName: "#1",
      staffName: "Tom",
      amount,
      methods: [],
      createdAt: "2026-01-02T00:00:00Z",
    };
    await client.query(
      `with made as (
         insert into order_action (shop_id, ticket_id, order_id, order_name, staff_id, kind, state, request_key,
           idempotency_key, input, amount_minor, currency, shop_amount_minor, shop_currency, first_sent_at, created_at)
         select t.shop_id, t.id, $2, '#1', s.id, 'refund', 'needs_person', gen_random_uuid(), gen_random_uuid(), $3, 500,
           'EUR', 500, 'EUR', now() - interval '3 days', now() - interval '3 days'
         from ticket t join staff s on s.shop_id = t.shop_id where t.subject = $1 order by s.id limit 1 returning *)
       insert into ticket_event (shop_id, ticket_id, kind, staff_id, data, at)
       select shop_id, ticket_id, 'action', staff_id, data, now() from made,
         (values ('{}'::jsonb), ($4::jsonb || jsonb_build_object('id', (select id::text from made)))) told (data)`,
      [subject, findUnsent(test.running, 1).order.id, input, view],
    );
  });
  const { app, frame, page } = await openDesk(running, visitor, new URL(before.frame.url()).pathname);
  await app.getByText("what is kept of it could not be read").waitFor();
  await app.getByRole("button", { name: "Compare with Shopify" }).click();
  await app.getByRole("button", { name: "It was not made" }).click();
  const dialog = app.getByRole("dialog", { name: "It was not made" });
  await dialog.getByText("then counts as not made").waitFor();
  await takeBothPictures(page, "act-person");
  expect(await frame.locator('[role="log"] .Polaris-Button--variantPrimary').count()).toBe(0);
  expect(await dialog.locator(".Polaris-Button--variantPrimary").count()).toBe(1);
  await dialog.getByRole("button", { name: "Yes, it was not made" }).click();
  await app.getByText(/found in Shopify that it was not made$/).waitFor();
  expect(await app.getByRole("dialog").count()).toBe(0);
});
