import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import type { ActionResult } from "#app/features/acts/action-record.ts";
import type { PublishedEvent } from "#tests/standin/admin/change-shop.ts";
import { openCase, refund, rowOf, startRefundShop, type RefundShop } from "./refund-shop.ts";
import { message, post } from "./webhooks-post.ts";

let shop: RefundShop;
const events: PublishedEvent[] = [];

beforeAll(async () => {
  shop = await startRefundShop();
  shop.world.standin.admin.onEvent((event) => events.push(event));
});
afterAll(() => shop.world.stop());
beforeEach(() => {
  events.length = 0;
});

/** Brings everything that Shopify told since to the app, and lets it be worked. */
async function deliverAll(): Promise<string[]> {
  const told = events.splice(0);
  for (const event of told)
    expect(await post(message(event.shop, event.topic, event.payload, { triggeredAt: event.at }))).toBe(200);
  await shop.world.workJobs();
  return told.map(({ topic }) => topic);
}

test.each([
  ["SUCCESS", "confirmed", "solved"],
  ["FAILURE", "failed", "open"],
] as const)(
  "a refund that is under way, and then %s: money %s, ticket %s",
  async (status, moneyState, ticketStatus) => {
    const at = await openCase(shop);
    shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "transaction", status: "PENDING" });
    const sent = await refund(shop.tom, at, { amount: "5.00" });
    expect(await deliverAll()).toEqual(expect.arrayContaining(["refunds/create", "orders/updated"]));
    expect(await rowOf(shop, sent.id)).toMatchObject({ moneyState: "sent", reconciled: true });
    await shop.tom.db.ticket.updateMany({
      where: { number: at.ticketNumber },
      data: { status: "solved", isOpen: false, solvedAt: new Date() },
    });

    const { transactions } = (await rowOf(shop, sent.id)).result as unknown as ActionResult;
    shop.world.standin.admin.edits.settleTransaction(shop.domain, Number(transactions[0]!.id), status);
    // Only what tells of the money: the order's own news may be late.
    const news = events.filter(({ topic }) => topic === "order_transactions/create");
    expect(news).toHaveLength(1);
    events.splice(0, events.length, ...news);
    await deliverAll();
    expect(await rowOf(shop, sent.id)).toMatchObject({ moneyState });
    expect(await shop.tom.db.ticket.findFirst({ where: { number: at.ticketNumber } })).toMatchObject({
      status: ticketStatus,
    });
  },
);

test("a refund made in Shopify's own admin shows beside the ticket", async () => {
  const at = await openCase(shop);
  const before = await openOrderContext(shop.tom, at.ticketNumber);
  expect(before?.order?.refunds).toEqual([]);
  const [paid] = at.order.transactions;
  shop.world.standin.admin.edits.refundOrder(shop.domain, at.order.id, {
    transactions: [
      {
        orderId: `gid://shopify/Order/${at.order.id}`,
        parentId: `gid://shopify/OrderTransaction/${paid!.id}`,
        gateway: paid!.gateway,
        kind: "REFUND",
        amount: "5.00",
      },
    ],
  });
  await deliverAll();
  const after = await openOrderContext(shop.tom, at.ticketNumber);
  expect(after?.order?.refunds).toHaveLength(1);
  expect(after?.order?.totalRefunded.presentment.minor).toBe("500");
  expect(after?.actions).toEqual([]);
});
