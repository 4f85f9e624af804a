import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import { pinOrder } from "#app/features/orders/pin-order.server.ts";
import { startShop } from "#app/features/shop/start-shop.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import type { OrderRecord, ShopState } from "#tests/standin/state.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";
import { addMessage, watchCalls, writeTicket } from "./orders-desk.ts";

let world: TestWorld;
let state: ShopState;
let desk: StaffDesk;
let calls: string[];
/** The only order of its sender, and two of one sender; all within 60 days. */
let only: OrderRecord;
let first: OrderRecord;
let second: OrderRecord;

const recent = (order: OrderRecord) => Date.now() - Date.parse(order.createdAt) < 50 * 86_400_000 && !order.deleted;

beforeAll(async () => {
  world = await startWorld({ orders: 300 });
  state = world.world.states[0]!;
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  await world.staffDesk(0);
  await startShop(await world.jobDesk(0));
  await world.workJobs();
  const bySender = new Map<string, OrderRecord[]>();
  for (const order of state.orders.filter((one) => recent(one) && one.email))
    bySender.set(order.email!, [...(bySender.get(order.email!) ?? []), order]);
  const groups = [...bySender.values()];
  const sold = (orders: OrderRecord[]) =>
    state.orders.filter((one) => one.customerId === orders[0]!.customerId && recent(one));
  only = groups.find((orders) => sold(orders).length === 1)![0]!;
  [first, second] = groups.find((orders) => orders.length >= 2)!.slice(0, 2) as [OrderRecord, OrderRecord];
});
afterAll(() => world.stop());

beforeEach(async () => {
  ({ desk, calls } = watchCalls(await world.staffDesk(0)));
  world.standin.admin.faults.clear();
  await desk.db.orderSnapshot.updateMany({
    where: { deletedAt: null },
    data: { readAt: desk.now(), staleSince: null },
  });
});

const open = async (number: number) => (await openOrderContext(desk, number))!;

describe("which order a ticket is about", () => {
  test("the sender's only order, without a call to Shopify and in three statements", async () => {
    const ticket = await writeTicket(desk, { from: only.email!, text: "Where is my parcel?" });
    const { result, statements } = await countStatements(() => open(ticket.number));
    expect(result).toMatchObject({ match: "certain", trouble: null, refreshFailed: false, foreignName: null });
    expect(result.order?.name).toBe(only.name);
    expect(result.ageSeconds).toBeLessThan(30);
    expect(calls).toEqual([]);
    expect(statements).toHaveLength(3);
    expect(result.customer).toMatchObject({ email: only.email!.toLowerCase(), ticketCount: 1 });
    expect(result.customer?.shopifyCustomerId).toBe(only.customerId?.toString() ?? null);
  });

  test("one of several by its number, and the others beside it", async () => {
    const ticket = await writeTicket(desk, { from: first.email!, text: `It is about ${first.name}.` });
    const context = await open(ticket.number);
    expect([context.match, context.order?.id]).toEqual(["certain", String(first.id)]);
    expect(context.customer?.otherOrders.map(({ id }) => id)).toContain(String(second.id));
    expect(context.customer?.otherOrders.map(({ id }) => id)).not.toContain(String(first.id));
  });

  test("one of several without a sign: somebody should pin, and may", async () => {
    const ticket = await writeTicket(desk, { from: first.email!, text: "Thank you!" });
    const before = await open(ticket.number);
    expect([before.match, before.order]).toEqual(["unsure", null]);
    expect(before.candidates.map(({ id }) => id)).toEqual(
      expect.arrayContaining([String(first.id), String(second.id)]),
    );
    expect(await pinOrder(desk, ticket.number, String(second.id))).toMatchObject({ ok: true });
    const { customerId } = await desk.db.ticket.findFirstOrThrow({ where: { id: ticket.id } });
    await desk.tx((tx) => addMessage(tx, ticket.id, customerId, `No, it is ${first.name}`));
    const after = await open(ticket.number);
    expect([after.match, after.order?.id]).toEqual(["pinned", String(second.id)]);
    expect(await pinOrder(desk, ticket.number, null)).toEqual({ ok: true, value: { orderName: null } });
    expect((await open(ticket.number)).order).toBe(null);
  });

  test("a tracking number finds it, as people copy it", async () => {
    const parcel = state.orders.find(
      (order) => recent(order) && order.email && order.fulfillments.some((f) => f.tracking[0]?.number),
    );
    const number = parcel!.fulfillments.flatMap((f) => f.tracking.map((one) => one.number)).find(Boolean)!;
    const spaced = number.replace(/(.{4})/g, "$1 ").trim();
    const ticket = await writeTicket(desk, { from: parcel!.email!, text: `Parcel ${spaced} is late` });
    expect((await open(ticket.number)).order?.id).toBe(String(parcel!.id));
  });

  test("a stranger who names an order is told nothing of it", async () => {
    const ticket = await writeTicket(desk, {
      from: "stranger@elsewhere.test",
      text: `Where is my order ${only.name}?`,
    });
    const context = await open(ticket.number);
    expect(context).toMatchObject({
      match: "foreign",
      foreignName: only.name,
      order: null,
      candidates: [],
      customer: { shopifyCustomerId: null, since: null, spent: null, city: null, otherOrders: [] },
      mayRefund: { ok: false },
    });
    const shown = JSON.stringify(context);
    for (const secret of [only.email!, only.shippingAddress?.address1, only.lines[0]!.title].filter(Boolean))
      expect(shown).not.toContain(secret);
    const events = await desk.db.ticketEvent.findMany({ where: { ticketId: ticket.id } });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(String(only.id));
  });

  test("another shop's order is no order, and another shop's ticket no ticket", async () => {
    const other = await world.staffDesk(1);
    const theirs = await writeTicket(other, { from: only.email!, text: `order ${only.name}` });
    expect((await openOrderContext(other, theirs.number))?.order).toBe(null);
    expect(await openOrderContext(desk, theirs.number)).toBe(null);
    expect(await pinOrder(desk, theirs.number, String(only.id))).toBeNull();
  });

  test.each(["0", "-1", "x", "99999999999999999999", "1e3", ""])("an order id %j is not there", async (id) => {
    const ticket = await writeTicket(desk, { from: only.email!, text: "?" });
    expect(await pinOrder(desk, ticket.number, id)).toMatchObject({ ok: false, problem: "order_not_found" });
  });
});

describe("how fresh it is", () => {
  const stale = () =>
    desk.db.orderSnapshot.updateMany({
      where: { id: BigInt(only.id) },
      data: { staleSince: new Date(Date.now() - 1000) },
    });
  const ticketOfOnly = () => writeTicket(desk, { from: only.email!, text: `About ${only.name}` });

  test("a stale one is read again by one call, and then is fresh", async () => {
    const ticket = await ticketOfOnly();
    world.standin.admin.edits.editAddress(state.shop.domain, only.id, {
      address1: "New street 1",
      city: "Gdynia",
    } as never);
    await stale();
    const { result, statements } = await countStatements(() => open(ticket.number));
    expect(result.order?.shippingAddress?.address1).toBe("New street 1");
    expect(calls).toEqual(["TicketOrder"]);
    expect(statements).toHaveLength(5);
    await open(ticket.number);
    expect(calls).toHaveLength(1);
  });

  test("one that is older than half an hour is read again", async () => {
    const ticket = await ticketOfOnly();
    await desk.db.orderSnapshot.updateMany({
      where: { id: BigInt(only.id) },
      data: { readAt: new Date(Date.now() - 31 * 60_000) },
    });
    expect((await open(ticket.number)).ageSeconds).toBeLessThan(30);
    expect(calls).toEqual(["TicketOrder"]);
  });

  test("when Shopify fails, what is known is shown, and said to be old", async () => {
    const ticket = await ticketOfOnly();
    await stale();
    world.standin.admin.faults.next({ kind: "status-before", status: 503, times: 3 });
    const context = await open(ticket.number);
    expect([context.refreshFailed, context.order?.name]).toEqual([true, only.name]);
  });

  test("a page waits three seconds for Shopify, not more; a late answer is kept", async () => {
    const ticket = await ticketOfOnly();
    await stale();
    world.standin.admin.faults.next({ kind: "latency", ms: 4_000 });
    const started = performance.now();
    const context = await open(ticket.number);
    expect(performance.now() - started).toBeLessThan(3_800);
    expect([context.refreshFailed, context.order?.name]).toEqual([true, only.name]);
    await expect
      .poll(async () => (await desk.db.orderSnapshot.findFirst({ where: { id: BigInt(only.id) } }))?.staleSince, {
        timeout: 10_000,
      })
      .toBe(null);
  });

  test("protected data that Shopify withholds is missing, the order is not", async () => {
    const ticket = await ticketOfOnly();
    await stale();
    state.shop.withheld = ["name", "email", "phone", "address"];
    const context = await open(ticket.number);
    state.shop.withheld = [];
    await stale();
    expect((await open(ticket.number)).order?.email).toBe(only.email);
    expect(context.order).toMatchObject({
      name: only.name,
      email: null,
      phone: null,
      withheld: expect.arrayContaining(["email"]),
    });
    expect(context.order?.lines.length).toBe(only.lines.length);
    expect(context.trouble).toBe(null);
  });

  test("without the scope to read orders none is shown, and why", async () => {
    const ticket = await ticketOfOnly();
    await stale();
    const scopes = state.installation!.scopes;
    state.installation!.scopes = scopes.filter((scope) => !/orders/.test(scope));
    const context = await open(ticket.number);
    state.installation!.scopes = scopes;
    expect([context.order, context.trouble]).toEqual([null, "scope_missing"]);
  });

  test("an order that has become too old for us is shown as we knew it", async () => {
    const ticket = await ticketOfOnly();
    await stale();
    await desk.db.orderSnapshot.updateMany({
      where: { id: BigInt(only.id) },
      data: { createdAt: new Date(Date.now() - 70 * 86_400_000) },
    });
    const context = await open(ticket.number);
    expect([context.trouble, context.order?.name]).toEqual(["too_old", only.name]);
    expect((await desk.db.orderSnapshot.findFirst({ where: { id: BigInt(only.id) } }))?.deletedAt).toBe(null);
    await desk.db.orderSnapshot.updateMany({
      where: { id: BigInt(only.id) },
      data: { createdAt: new Date(only.createdAt) },
    });
  });

  test("an order that was deleted is said to be", async () => {
    const ticket = await ticketOfOnly();
    await stale();
    world.standin.admin.edits.deleteOrder(state.shop.domain, only.id);
    const context = await open(ticket.number);
    expect([context.trouble, context.order]).toEqual(["deleted", null]);
    await open(ticket.number);
    expect(calls).toHaveLength(1);
  });
});
