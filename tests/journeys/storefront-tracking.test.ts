import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Order } from "#app/features/orders/order.ts";
import { mailer } from "#app/platform/services.server.ts";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { seedOrders } from "#tests/factories/seed-orders.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { visitShop } from "./storefront-visitor.ts";

/** Shoppers follow their orders in the theme: guests by number and address, customers at once. */

let world: TestWorld;
let orders: { id: bigint; name: string; email: string; phone: string | null; customerId: bigint; data: Order }[];
const mails: OutgoingMail[] = [];

beforeAll(async () => {
  world = await startWorld({ orders: 60 });
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  for (const [index, shop] of world.shops.entries())
    await seedOrders(client, shop, world.world.states[index]!, new Date());
  await client.end();
  const rows = await prisma.orderSnapshot.findMany({
    where: { shopId: BigInt(world.shops[0]!.shopId), email: { not: null }, shopifyCustomerId: { not: null } },
    orderBy: { id: "asc" },
  });
  orders = rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email!,
    phone: row.phone,
    customerId: row.shopifyCustomerId!,
    data: row.data as unknown as Order,
  }));
  vi.spyOn(mailer, "send").mockImplementation(async (mail) => {
    mails.push(mail);
    return { ok: true, response: "250", accepted: mail.envelope.to, rejected: [] };
  });
});
afterAll(() => world.stop());

/** One on its way, with a carrier that can be followed. */
const onItsWay = () => orders.find(({ data }) => data.fulfillments.length === 1 && !data.cancelledAt && data.fulfillments[0]!.tracking[0]?.url)!; // prettier-ignore

describe("a guest", () => {
  test("finds the order without script: page, form with its token, order", async () => {
    const visitor = visitShop(world);
    const page = await visitor.get("tracking");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("application/liquid; charset=utf-8");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.raw).not.toMatch(/\{[{%]/);
    const order = onItsWay();
    const shown = await visitor.post("tracking", {
      ...page.hidden("tracking"),
      number: order.name,
      contact: order.email,
    });
    expect(shown.html).toContain(`Order ${order.name}`);
    expect(shown.html).toContain(order.data.fulfillments[0]!.tracking[0]!.url);
    expect(shown.html).toContain(order.data.lines[0]!.title);
  });
});
