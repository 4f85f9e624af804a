import { afterAll, beforeAll, expect, test } from "vitest";
import { saveOrders } from "#app/features/orders/save-order.server.ts";
import { importOrders } from "#app/features/orders/import-orders.server.ts";
import { pinOrder } from "#app/features/orders/pin-order.server.ts";
import { searchTickets } from "#app/features/inbox/search-tickets.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { Order } from "#app/features/orders/order.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ orders: 3 });
});
afterAll(() => world.stop());

test("a ticket carries its order's state, and is found by its articles, as Shopify tells them last", async () => {
  const desk = await world.staffDesk();
  const shopId = desk.shop.id;
  await prisma.orderImport.create({ data: { shopId } });
  await importOrders(await world.jobDesk());
  const snapshot = await prisma.orderSnapshot.findFirstOrThrow({ where: { shopId }, orderBy: { id: "asc" } });
  const customer = await prisma.customer.create({ data: { shopId, email: "ana@example.com", name: "Ana" } });
  await prisma.ticket.create({
    data: { shopId, number: 1, subject: "?", customerId: customer.id, customerName: "Ana", lastActivityAt: new Date() },
  });
  const state = () =>
    prisma.ticket.findFirstOrThrow({ where: { shopId }, select: { orderPayment: true, orderFulfilment: true } });
  expect(await state()).toEqual({ orderPayment: null, orderFulfilment: null });
  await pinOrder(desk, 1, snapshot.id.toString());
  expect(await state()).toEqual({
    orderPayment: snapshot.financialStatus,
    orderFulfilment: snapshot.fulfillmentStatus,
  });

  const order = snapshot.data as unknown as Order;
  const [line] = order.lines;
  const news = (skus: string[], minutes: number): Order => ({
    ...order,
    financialStatus: "REFUNDED",
    fulfillmentStatus: "RESTOCKED",
    updatedAt: new Date(snapshot.updatedAt.getTime() + minutes * 60_000).toISOString(),
    lines: skus.map((sku, i) => ({ ...line!, id: String(i + 1), sku })),
  });
  await saveOrders(desk.sql, [news([" mug-1 ", "MUG-1", "tea-2", ""], 1)], new Date());
  expect(await state()).toEqual({ orderPayment: "REFUNDED", orderFulfilment: "RESTOCKED" });
  const found = async (q: string) => (await searchTickets(desk, { q })).rows.map(({ foundBy }) => foundBy);
  expect([await found("mug-1"), await found("TEA-2")]).toEqual([["exact"], ["exact"]]);
  await saveOrders(desk.sql, [news(["tea-2"], 2)], new Date());
  expect([await found("mug-1"), await found("TEA-2")]).toEqual([[], ["exact"]]);
  await saveOrders(desk.sql, [news(["mug-1"], 1)], new Date());
  expect([await found("mug-1"), await found("TEA-2")]).toEqual([[], ["exact"]]);
  await pinOrder(desk, 1, null);
  expect(await state()).toEqual({ orderPayment: null, orderFulfilment: null });
});
