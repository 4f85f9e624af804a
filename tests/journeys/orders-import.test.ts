import { afterAll, beforeAll, expect, test } from "vitest";
import { findOrderImport } from "#app/features/orders/find-order-import.server.ts";
import { importOrders } from "#app/features/orders/import-orders.server.ts";
import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import { saveOrders } from "#app/features/orders/save-order.server.ts";
import type { Order } from "#app/features/orders/order.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { startShop } from "#app/features/shop/start-shop.server.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import type { ShopState } from "#tests/standin/state.ts";
import { watchCalls, writeTicket } from "./orders-desk.ts";

let world: TestWorld;
let state: ShopState;
let desk: Desk;

const ids = async (of: Desk) =>
  (await of.db.orderSnapshot.findMany({ select: { id: true } })).map(({ id }) => Number(id)).sort();
/** Without `read_all_orders` Shopify shows sixty days. */
const visible = (from: ShopState) =>
  from.orders
    .filter((order) => !order.deleted && Date.now() - Date.parse(order.createdAt) <= 60 * 86_400_000)
    .map(({ id }) => id)
    .sort();

beforeAll(async () => {
  world = await startWorld({ orders: 700 });
  state = world.world.states[0]!;
  await world.staffDesk(0);
  desk = await world.jobDesk(0);
}, 120_000);
afterAll(() => world.stop());

test("before it has begun there is nothing to show", async () => {
  expect(await findOrderImport(desk)).toBe(null);
  await importOrders(desk);
  expect(await findOrderImport(desk)).toBe(null);
});

test("an import that is cut off goes on where it stopped, and a ticket that waited for it finds its order", async () => {
  expect(visible(state).length).toBeGreaterThan(60);
  const oldest = state.orders.find((order) => order.id === Math.min(...visible(state)) && order.email);
  const buyer = oldest ?? state.orders.find((order) => visible(state).includes(order.id) && order.email)!;
  const ticket = await writeTicket(desk, { from: buyer.email!, text: `Where is ${buyer.name}?` });
  const staff = await world.staffDesk(0);
  expect((await openOrderContext(staff, ticket.number))?.match).toBe("none");

  await startShop(desk);
  expect(await findOrderImport(desk)).toEqual({ state: "waiting", done: 0, total: null });
  const first = watchCalls(desk);
  let pages = 0;
  const { read } = first.desk.shopify;
  first.desk.shopify.read = (document, variables) => {
    if (first.calls.at(-1) === "OrderPage" && ++pages === 2)
      world.standin.admin.faults.next({ kind: "status-before", status: 503, times: 3 });
    return read(document, variables);
  };
  await expect(importOrders(first.desk)).rejects.toThrow("503");
  const cut = (await findOrderImport(desk))!;
  expect(cut).toMatchObject({ state: "running", total: visible(state).length });
  expect(cut.done).toBeGreaterThan(0);
  expect(cut.done).toBeLessThan(visible(state).length);

  const second = watchCalls(desk);
  await importOrders(second.desk);
  expect(second.calls).not.toContain("OrderCount");
  expect(await findOrderImport(desk)).toEqual({
    state: "done",
    done: visible(state).length,
    total: visible(state).length,
  });
  expect(await ids(desk)).toEqual(visible(state));

  await world.workJobs();
  expect(await openOrderContext(staff, ticket.number)).toMatchObject({
    match: "certain",
    order: { id: String(buyer.id) },
  });
});

test("the other shop's orders are not among them", async () => {
  const other = await world.jobDesk(1);
  expect(await ids(other)).toEqual([]);
});

test("with the scope for all orders every order comes in", async () => {
  state.installation!.scopes.push("read_all_orders");
  await startShop(desk);
  await world.workJobs();
  const all = state.orders.filter((order) => !order.deleted).map(({ id }) => id);
  expect(await ids(desk)).toEqual(all.sort());
  expect(all.length).toBeGreaterThan(400);
  expect((await findOrderImport(desk))?.state).toBe("done");
}, 180_000);

test("an import without the scope to read orders says so and waits", async () => {
  const { scopes } = state.installation!;
  state.installation!.scopes = scopes.filter((scope) => !/orders/.test(scope));
  await startShop(desk);
  await world.workJobs();
  state.installation!.scopes = scopes;
  expect(await desk.db.orderImport.findFirst()).toMatchObject({ state: "waiting", problem: "scope_missing" });
});

test("the newest of what is read wins, whatever arrives last, and tracking numbers follow it", async () => {
  const row = await desk.db.orderSnapshot.findFirstOrThrow({ where: { tracking: { some: {} } } });
  const order = row.data as unknown as Order;
  const save = (changes: Partial<Order>, readAt: string) =>
    saveOrders(desk.sql, [{ ...order, ...changes }], new Date(readAt));
  const tracked = (number: string): Pick<Order, "fulfillments"> => ({
    fulfillments: [{ ...order.fulfillments[0]!, tracking: [{ company: null, number, url: null }] }],
  });
  const kept = async () => {
    const found = await desk.db.orderSnapshot.findFirstOrThrow({ where: { id: row.id }, include: { tracking: true } });
    return [(found.data as unknown as Order).note, found.tracking.map(({ number }) => number), found.staleSince];
  };
  expect(
    await save({ updatedAt: "2030-01-02T00:00:00Z", note: "new", ...tracked("ab 12-34 56") }, "2030-01-02T00:00:10Z"),
  ).toEqual([order.id]);
  expect(await kept()).toEqual(["new", ["AB123456"], null]);
  expect(
    await save({ updatedAt: "2030-01-01T00:00:00Z", note: "older", ...tracked("X1") }, "2030-01-03T00:00:00Z"),
  ).toEqual([]);
  expect(await kept()).toEqual(["new", ["AB123456"], null]);
  // Of equal stamps the later read wins.
  expect(await save({ updatedAt: "2030-01-02T00:00:00Z", note: "read before" }, "2030-01-02T00:00:09Z")).toEqual([]);
  // A mark that was set while the read was under way stays.
  await desk.db.orderSnapshot.updateMany({
    where: { id: row.id },
    data: { staleSince: new Date("2030-01-02T00:00:12Z") },
  });
  await save({ updatedAt: "2030-01-02T00:00:00Z", note: "read after", ...tracked("CD1") }, "2030-01-02T00:00:11Z");
  expect(await kept()).toEqual(["read after", ["CD1"], new Date("2030-01-02T00:00:12Z")]);
  await save({ updatedAt: "2030-01-02T00:00:00Z", note: "last", ...tracked("CD1") }, "2030-01-02T00:00:13Z");
  expect(await kept()).toEqual(["last", ["CD1"], null]);
});
