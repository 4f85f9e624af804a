import pg from "pg";
import { vi } from "vitest";
import type { Order } from "#app/features/orders/order.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import { mailer } from "#app/platform/services.server.ts";
import { seedOrders } from "#tests/factories/seed-orders.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/** An order of the first shop, of a customer whom Shopify knows with an address. */
export interface ShopperOrder {
  id: bigint;
  name: string;
  email: string;
  phone: string | null;
  customerId: bigint;
  data: Order;
}

/** Shops with so many orders each, of which we have snapshots; and those of the first one that shoppers can name. */
export async function startStorefront(count: number): Promise<{ world: TestWorld; orders: ShopperOrder[] }> {
  const world = await startWorld({ orders: count });
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  for (const [index, shop] of world.shops.entries())
    await seedOrders(client, shop, world.world.states[index]!, new Date());
  await client.end();
  const rows = await prisma.orderSnapshot.findMany({
    where: { shopId: BigInt(world.shops[0]!.shopId), email: { not: null }, shopifyCustomerId: { not: null } },
    orderBy: { id: "asc" },
  });
  const orders = rows.map(({ id, name, email, phone, shopifyCustomerId, data }) => ({
    id,
    name,
    email: email!,
    phone,
    customerId: shopifyCustomerId!,
    data: data as unknown as Order,
  }));
  return { world, orders };
}

/** The mails that leave from now on; they arrive nowhere. */
export function catchMails(): OutgoingMail[] {
  const mails: OutgoingMail[] = [];
  vi.spyOn(mailer, "send").mockImplementation(async (mail) => {
    mails.push(mail);
    return { ok: true, response: "250", accepted: mail.envelope.to, rejected: [] };
  });
  return mails;
}
