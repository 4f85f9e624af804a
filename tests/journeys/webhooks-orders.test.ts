import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCustomerHistory } from "#app/features/customers/read-customer-history.server.ts";
import { findAnything } from "#app/features/inbox/find-anything.server.ts";
import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { readOrder } from "#app/features/orders/read-order.server.ts";
import { findWriter } from "#app/features/self-service/contact/find-writer.server.ts";
import { startShop } from "#app/features/shop/start-shop.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import type { PublishedEvent } from "#tests/standin/admin/change-shop.ts";
import type { OrderRecord, ShopState } from "#tests/standin/state.ts";
import type { WebhookMessage } from "#tests/standin/webhooks/sign-webhook.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";
import { makeRandom } from "#tests/standin/world/random.ts";
import { writeTicket } from "./orders-desk.ts";
import { actAsMerchant, shuffle } from "./webhooks-merchant.ts";
import { message, post } from "./webhooks-post.ts";

let world: TestWorld;
let state: ShopState;
let shop: string;
let desk: Desk;
let orders: OrderRecord[];
const events: PublishedEvent[] = [];

const visible = (order: OrderRecord) => Date.now() - Date.parse(order.createdAt) < 55 * 86_400_000 && !order.deleted;
const toMessage = (event: PublishedEvent): WebhookMessage =>
  message(event.shop, event.topic, event.payload, { triggeredAt: event.at });
const snapshot = (id: number) => desk.db.orderSnapshot.findFirst({ where: { id: BigInt(id) } });
const deliveries = () => desk.db.webhookDelivery.count();

beforeAll(async () => {
  world = await startWorld({ orders: 400 });
  state = world.world.states[0]!;
  shop = state.shop.domain;
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  world.standin.admin.onEvent((event) => events.push(event));
  await world.staffDesk(0);
  desk = await world.jobDesk(0);
  await startShop(desk);
  await world.workJobs();
  orders = state.orders.filter(visible);
}, 120_000);
afterAll(() => world.stop());

describe("one webhook", () => {
  test("of a changed order makes its snapshot stale, and one read makes it fresh", async () => {
    const order = orders[0]!;
    events.length = 0;
    world.standin.admin.edits.editAddress(shop, order.id, { address1: "Elsewhere 2", city: "Sopot" } as never);
    const [event] = events;
    expect(event?.topic).toBe("orders/updated");
    expect(await post(toMessage(event!))).toBe(200);
    await world.workJobs();
    expect(await snapshot(order.id)).toMatchObject({
      staleSince: null,
      data: { shippingAddress: { address1: "Elsewhere 2" } },
    });
  });

  test("case 20: delivered a hundred times, twenty at once, is stored and worked once", async () => {
    const sent = message(shop, "orders/updated", { id: orders[1]!.id, updated_at: new Date().toISOString() });
    const before = await deliveries();
    for (let round = 0; round < 5; round++)
      expect(new Set(await Promise.all(Array.from({ length: 20 }, () => post(sent))))).toEqual(new Set([200]));
    expect(await deliveries()).toBe(before + 1);
    await world.workJobs();
    expect(await desk.db.webhookDelivery.findFirst({ where: { webhookId: sent.webhookId } })).toMatchObject({
      state: "done",
      problem: null,
    });
  });

  test("case 21: of an event that came through another subscription has no effect of its own", async () => {
    const sent = message(shop, "orders/updated", { id: orders[1]!.id, updated_at: new Date().toISOString() });
    await post(sent);
    await world.workJobs();
    await post({ ...sent, webhookId: "another-subscription" });
    await world.workJobs();
    const second = await desk.db.webhookDelivery.findFirstOrThrow({ where: { webhookId: "another-subscription" } });
    expect([second.state, second.problem]).toEqual(["done", "the same event came before"]);
  });

  test("of one event that tells of several orders loses none", async () => {
    const told = [orders[3]!, orders[4]!];
    for (const { id } of told)
      await desk.db.orderSnapshot.updateMany({ where: { id: BigInt(id) }, data: { data: { seen: "before" } } });
    for (const { id } of told)
      await post({ ...message(shop, "orders/updated", { id }), eventId: "one-act-of-the-merchant" });
    await world.workJobs();
    for (const { id, name } of told) expect((await snapshot(id))?.data).toMatchObject({ name });
  });

  test("case 22 and 23: older than what we have changes nothing; equally old is read again", async () => {
    const order = orders[2]!;
    const { updatedAt } = (await snapshot(order.id))!;
    await desk.db.orderSnapshot.updateMany({ where: { id: BigInt(order.id) }, data: { data: { seen: "before" } } });
    const tell = (at: Date) => post(message(shop, "orders/updated", { id: order.id, updated_at: at.toISOString() }));
    await tell(new Date(updatedAt.getTime() - 1_000));
    await world.workJobs();
    expect((await snapshot(order.id))?.data).toEqual({ seen: "before" });
    await tell(updatedAt);
    await world.workJobs();
    expect((await snapshot(order.id))?.data).toMatchObject({ name: order.name });
  });

  test("that is not signed is refused and leaves nothing", async () => {
    const before = await deliveries();
    const sent = message(shop, "orders/updated", { id: 1 });
    expect(await post(sent, { "x-shopify-hmac-sha256": "AAAA" })).toBe(401);
    expect(await post(sent, { "x-shopify-topic": "" })).toBe(400);
    expect(await deliveries()).toBe(before);
  });

  test("larger than two megabytes is refused", async () => {
    expect(await post(message(shop, "orders/updated", { id: 1, note: "x".repeat(2_100_000) }))).toBe(413);
  });

  test.each<[string, string, string]>([
    ["no JSON", "{", "no JSON object"],
    ["an array", "[]", "no JSON object"],
    ["no id", "{}", "names no order"],
    ["a strange id", '{"id":"1; drop table ticket"}', "names no order"],
    ["a NUL", '{"id":"\\u0000"}', "names no order"],
    ["a deep one", `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`, "names no order"],
  ])("with %s is kept as failed, with the reason", async (_, body, problem) => {
    const sent = { ...message(shop, "orders/updated", {}), body };
    expect(await post(sent)).toBe(200);
    await world.workJobs();
    expect(await desk.db.webhookDelivery.findFirst({ where: { webhookId: sent.webhookId } })).toMatchObject({
      state: "failed",
      problem,
      body,
    });
  });

  test("that names another shop only ever touches that shop's own orders", async () => {
    const other = await world.jobDesk(1);
    const before = await snapshot(orders[3]!.id);
    await post(
      message(world.shops[1]!.domain, "orders/delete", { id: orders[3]!.id, updated_at: new Date().toISOString() }),
    );
    await world.workJobs();
    expect(await snapshot(orders[3]!.id)).toEqual(before);
    expect(await other.db.orderSnapshot.findFirst({ where: { id: BigInt(orders[3]!.id) } })).toBe(null);
  });

  test("of an unknown shop is answered and forgotten", async () => {
    expect(await post(message("nobody-here.myshopify.com", "orders/updated", { id: 1 }))).toBe(200);
  });

  test("of a deleted order: the page says so", async () => {
    const order = orders.find((one) => one.email && one !== orders[3])!;
    const staff = await world.staffDesk(0);
    const ticket = await writeTicket(staff, { from: order.email!, text: `About ${order.name}` });
    events.length = 0;
    world.standin.admin.edits.deleteOrder(shop, order.id);
    for (const event of events) await post(toMessage(event));
    await world.workJobs();
    expect(await openOrderContext(staff, ticket.number)).toMatchObject({ trouble: "deleted", order: null });
    orders = orders.filter((one) => one !== order);
  });
});

test("news of a customer makes their orders stale, to be read when somebody looks, and links who writes to us", async () => {
  const order = orders.find((one) => one.email && one.customerId)!;
  const id = BigInt(order.customerId!);
  const mine = { shopifyCustomerId: id, deletedAt: null };
  const ticket = await writeTicket(await world.staffDesk(0), { from: order.email!, text: "Hello" });
  events.length = 0;
  world.standin.admin.edits.editCustomer(shop, order.customerId!, { firstName: "Renamed" } as never);
  expect(events.map(({ topic }) => topic)).toEqual(["customers/update"]);
  for (const event of events) await post(toMessage(event));
  await world.workJobs();
  const count = await desk.db.orderSnapshot.count({ where: mine });
  expect(count).toBeGreaterThan(0);
  expect(await desk.db.orderSnapshot.count({ where: { ...mine, staleSince: { not: null } } })).toBe(count);
  const writer = await desk.db.customer.findFirstOrThrow({ where: { tickets: { some: { id: ticket.id } } } });
  expect(writer.shopifyCustomerId).toBe(id);
  await post(message(shop, "customers/delete", { id: order.customerId }));
  await world.workJobs();
  expect((await desk.db.customer.findFirstOrThrow({ where: { id: writer.id } })).shopifyCustomerId).toBe(null);
});

test("a thousand webhooks, shuffled, tripled and late, end in what Shopify says", { timeout: 300_000 }, async () => {
  const random = makeRandom(20);
  const touched = orders.slice(0, 15);
  const sent: WebhookMessage[] = [];
  events.length = 0;
  while (events.length < 1_000) {
    actAsMerchant(
      world,
      state,
      touched.filter((order) => !order.deleted),
      random,
    );
    // Some arrive and are worked while others are yet to happen.
    if (random.chance(0.004)) {
      sent.push(...events.slice(sent.length).map(toMessage));
      for (const one of shuffle(sent, random).slice(0, 20)) await post(one);
      await world.workJobs();
    }
  }
  sent.push(...events.slice(sent.length).map(toMessage));
  const before = await deliveries();
  const known = await desk.db.webhookDelivery.count({ where: { webhookId: { in: sent.map((one) => one.webhookId) } } });

  const late = shuffle([...sent, ...sent, ...sent], random);
  for (let start = 0; start < late.length; start += 25)
    expect(new Set(await Promise.all(late.slice(start, start + 25).map((one) => post(one))))).toEqual(new Set([200]));
  expect(await deliveries()).toBe(before + sent.length - known);
  await world.workJobs();

  expect(await desk.db.webhookDelivery.count({ where: { state: "received" } })).toBe(0);
  for (const order of touched) {
    const truth = await readOrder(desk.shopify, shop, String(order.id));
    const kept = await snapshot(order.id);
    if (truth.kind === "found") expect(kept).toMatchObject({ data: truth.order, staleSince: null, deletedAt: null });
    else expect(kept?.deletedAt, order.name).toBeInstanceOf(Date);
  }
});

describe("who writes is known as Shopify's customer", () => {
  /** Orders of people who did not write yet and whose orders are here, one of each, newest first. */
  const strangers = async (): Promise<OrderRecord[]> => {
    const known = new Set((await desk.db.customer.findMany({ select: { email: true } })).map(({ email }) => email));
    // Some were deleted in Shopify before.
    const here = await desk.db.orderSnapshot.findMany({ where: { deletedAt: null }, select: { id: true } });
    const ids = new Set(here.map(({ id }) => id.toString()));
    const of = new Map(
      orders.flatMap((one) =>
        one.email && one.customerId && ids.has(one.id.toString()) ? [[one.customerId, one] as const] : [],
      ),
    );
    return [...of.values()].filter(({ email }) => !known.has(email!.toLowerCase()));
  };
  const phoneOf = (order: OrderRecord) =>
    state.customers.find(({ id }) => id === order.customerId)?.phone?.replace(/\D/g, "") ?? null;
  const writer = (order: OrderRecord) =>
    desk.db.customer.findFirstOrThrow({ where: { email: order.email!.toLowerCase() } });

  test("by an order that was here before their mail, with the phone to find them by", async () => {
    const order = (await strangers()).find((one) => phoneOf(one) !== null)!;
    const staff = await world.staffDesk(0);
    const ticket = await writeTicket(staff, { from: order.email!, text: "Hello" });
    expect(await writer(order)).toMatchObject({ shopifyCustomerId: BigInt(order.customerId!), phone: phoneOf(order) });
    const found = await findAnything(staff, phoneOf(order)!);
    expect(found.customers).toMatchObject([{ email: order.email!.toLowerCase(), ticketNumber: ticket.number }]);
  });

  test("by an order that is read after it", async () => {
    const order = (await strangers()).find((one) => phoneOf(one) !== null)!;
    await desk.db.orderSnapshot.deleteMany({ where: { shopifyCustomerId: BigInt(order.customerId!) } });
    await writeTicket(desk, { from: order.email!, text: "Hello" });
    expect(await writer(order)).toMatchObject({ shopifyCustomerId: null, phone: null });
    await refreshOrder(desk, { orderId: order.id.toString() });
    expect(await writer(order)).toMatchObject({ shopifyCustomerId: BigInt(order.customerId!), phone: phoneOf(order) });
  });

  test("by news of them, which bring a new phone number; a record with the same one is probably the same person", async () => {
    const payload = { id: 880_001, email: "Two.Phones@example.com", phone: "+48 600-100-201" };
    const staff = await world.staffDesk(0);
    const ticket = await writeTicket(staff, { from: "two.phones@example.com", text: "Hello" });
    await writeTicket(staff, { from: "two.phones@work.example", text: "Hello" });
    await post(message(shop, "customers/create", payload));
    await post(message(shop, "customers/update", { ...payload, id: 880_002, email: "two.phones@work.example" }));
    await world.workJobs();
    expect((await readCustomerHistory(staff, ticket.number))?.twins).toMatchObject([
      { email: "two.phones@work.example", because: "phone" },
    ]);
  });

  test("so what Shopify merges is one customer here, with the tickets of both", async () => {
    const [gone, kept] = await strangers();
    const tickets = [
      await writeTicket(desk, { from: gone!.email!, text: "Hello" }),
      await writeTicket(desk, { from: kept!.email!, text: "Hello" }),
    ];
    await post(
      message(shop, "customers/merge", {
        admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept!.customerId}`,
        admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${gone!.customerId}`,
        status: "completed",
        email: "merged.now@example.com",
      }),
    );
    await world.workJobs();
    expect(await findWriter(desk, BigInt(kept!.customerId!))).toMatchObject({ email: "merged.now@example.com" });
    const owners = await desk.db.ticket.findMany({
      where: { id: { in: tickets.map(({ id }) => id) } },
      select: { customer: { select: { shopifyCustomerId: true } }, customerId: true },
    });
    expect(owners).toHaveLength(2);
    expect(owners[1]).toEqual(owners[0]);
    expect(owners[0]!.customer.shopifyCustomerId).toBe(BigInt(kept!.customerId!));
  });
});
