import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import type { TestWorld } from "#tests/setup/start-world.ts";
import { startStorefront, type ShopperOrder } from "./storefront-shop.ts";
import { visitShop } from "./storefront-visitor.ts";

/** A shop that writes digits around the numbers of its orders: "#1004" is called "B2B-1004" here. */

let world: TestWorld;
let order: ShopperOrder;
let number: string;

beforeAll(async () => {
  const shop = await startStorefront(20);
  world = shop.world;
  await prisma.$executeRaw`
    update order_snapshot set name = 'B2B-' || substr(name, 2) where shop_id = ${BigInt(world.shops[0]!.shopId)}`;
  order = shop.orders[3]!;
  number = order.name.slice(1);
});
afterAll(() => world.stop());
beforeEach(async () => {
  await prisma.$executeRawUnsafe("delete from request_limit");
});

const track = (named: string, contact = order.email, address = "192.0.2.9") =>
  visitShop(world, { address }).send("tracking", { number: named, contact });

test("a buyer finds the order by its number alone, and by its name however it is written", async () => {
  const ways = [number, `#${number}`, `B2B-${number}`, `#b2b-${number}`, ` b2B - ${number} `];
  const states = await Promise.all(ways.map(async (way) => [way, (await track(way)).state]));
  expect(states).toEqual(ways.map((way) => [way, "order"]));
  expect((await track(`B2C-${number}`)).state).toBe("nothing");
});

test("who is signed in writes about it in the same ways", async () => {
  const visitor = visitShop(world, { customerId: Number(order.customerId) });
  for (const way of [number, `b2b-${number}`]) {
    expect((await visitor.send("contact", { order: way, message: `Where is my order ${way}?` })).state).toBe("contact_sent"); // prettier-ignore
    const ticket = await prisma.ticket.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect([way, ticket.orderId]).toEqual([way, order.id]);
  }
});

test("wrong tries at other orders shut nobody else's; at one order they count together, however it is written", async () => {
  for (let place = 0; place < 11; place++)
    expect((await track(`B2B-${90_000 + place}`, "x@example.com", `203.0.113.${place}`)).state).toBe("nothing");
  expect((await track(order.name.replace("#", "B2B-"))).state).toBe("order");
  const ways = [number, `B2B-${number}`, `b2b-${number}`, `No. ${number}`];
  for (let place = 0; place < 10; place++)
    expect((await track(ways[place % 4]!, "x@example.com", `203.0.113.${place}`)).state).toBe("nothing");
  for (const way of ways) expect((await track(way, order.email, "203.0.113.99")).status).toBe(429);
});

test("a hit, a miss and a wrong address cost the same statements", async () => {
  const statements = async (named: string, contact: string) =>
    (await countStatements(() => track(named, contact))).statements;
  await statements(number, order.email);
  const hit = await statements(number, order.email);
  expect(hit.length).toBeGreaterThan(3);
  for (const named of [`B2B-${number}`, "999999", "B2C-1-2", "%%"])
    expect(await statements(named, order.email)).toEqual(hit);
  expect(await statements(number, "nobody@example.com")).toEqual(hit);
});
