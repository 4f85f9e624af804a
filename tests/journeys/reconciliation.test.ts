import { afterAll, beforeAll, expect, test } from "vitest";
import type { Missed } from "#app/features/reconciliation/compare-orders.ts";
import { readHome } from "#app/features/home/read-home.server.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { reconcileOrders } from "#app/features/reconciliation/reconcile-orders.server.ts";
import { startShop } from "#app/features/shop/start-shop.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import type { OrderRecord, ShopState } from "#tests/standin/state.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";

let world: TestWorld;
let state: ShopState;
let desk: Desk;
let orders: OrderRecord[];

const minute = 60_000;
const visible = (order: OrderRecord) => Date.now() - Date.parse(order.createdAt) < 55 * 86_400_000 && !order.deleted;
/** The same desk, so many minutes from now. */
const later = (minutes: number): Desk => ({ ...desk, now: () => new Date(Date.now() + minutes * minute) });
const snapshot = (id: number) => desk.db.orderSnapshot.findFirst({ where: { id: BigInt(id) } });

const findLastRun = (at: Desk) => at.db.reconciliationRun.findFirst({ orderBy: { startedAt: "desc" } });

beforeAll(async () => {
  world = await startWorld({ orders: 120 });
  state = world.world.states[0]!;
  // Every webhook is lost.
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  await world.staffDesk(0);
  await world.staffDesk(1);
  desk = await world.jobDesk(0);
  await startShop(desk);
  await world.workJobs();
  orders = state.orders.filter(visible);
}, 120_000);
afterAll(() => world.stop());

test("nothing was lost: nothing is missed, and the next run waits its time", async () => {
  await reconcileOrders(later(5), { kind: "recent" });
  expect(await findLastRun(desk)).toMatchObject({
    kind: "recent",
    state: "done",
    missed: { orders: 0, changes: 0, refunds: 0, transactions: 0, deleted: 0 },
  });
  await reconcileOrders(later(6), { kind: "recent" });
  expect(await desk.db.reconciliationRun.count()).toBe(1);
});

test("case 29: a lost orders/create and a lost refund are found within the interval, and counted", async () => {
  const made: OrderRecord = structuredClone(orders[0]!);
  const id = Math.max(...state.orders.map((order) => order.id)) + 1;
  const now = new Date().toISOString();
  Object.assign(made, { id, name: "#LOST-1", createdAt: now, updatedAt: now, processedAt: now });
  world.standin.admin.edits.createOrder(state.shop.domain, made);
  const [edited] = orders.filter((order) => order.id !== made.id).slice(3);
  world.standin.admin.edits.editAddress(state.shop.domain, edited!.id, { address1: "Found 7", city: "Sopot" } as never);
  const isPaid = ({ kind, status, gateway }: OrderRecord["transactions"][number]) =>
    kind === "SALE" && status === "SUCCESS" && gateway !== "gift_card";
  const refunded = orders.find(
    (order) => order.id !== edited!.id && !order.refunds.length && order.transactions.some(isPaid),
  )!;
  const paid = refunded.transactions.find(isPaid)!;
  world.standin.admin.edits.refundOrder(state.shop.domain, refunded.id, {
    transactions: [
      {
        orderId: `gid://shopify/Order/${refunded.id}`,
        parentId: `gid://shopify/OrderTransaction/${paid.id}`,
        gateway: paid.gateway,
        kind: "REFUND",
        amount: "1.00",
      },
    ],
  });
  expect(await snapshot(id)).toBeNull();

  await reconcileOrders(later(20), { kind: "recent" });
  expect(await snapshot(id)).toMatchObject({ name: "#LOST-1" });
  expect(await snapshot(edited!.id)).toMatchObject({ data: { shippingAddress: { address1: "Found 7" } } });
  expect((await snapshot(refunded.id))?.data).toMatchObject({
    refunds: [{ total: { presentment: { minor: "100" } } }],
  });
  const missed = (await findLastRun(desk))!.missed as unknown as Missed;
  expect(missed).toMatchObject({ orders: 1, changes: 2, deleted: 0 });
  expect([missed.refunds, missed.transactions]).toEqual([1 + made.refunds.length, 1 + made.transactions.length]);

  await reconcileOrders(later(40), { kind: "recent" });
  expect(await findLastRun(desk)).toMatchObject({ missed: { orders: 0, changes: 0, refunds: 0, transactions: 0 } });
  // The next run found nothing: what was found stays on Home for a week, and is called trouble for a day.
  const { staff } = await world.staffDesk(0);
  const home = async (minutes: number) => (await readHome({ ...later(minutes), staff })).health.webhooks;
  expect(await home(60)).toMatchObject({ health: "trouble", missed });
  expect(await home(2 * 24 * 60)).toMatchObject({ missed });
  expect((await home(2 * 24 * 60)).health).not.toBe("trouble");
  expect((await home(8 * 24 * 60)).missed).toBeNull();
  expect(await metrics.registry.metrics()).toMatch(/latte_reconciled_total\{what="orders"\} 1\n/);
});

test("what happened just now may still be told by itself, and is not called lost", async () => {
  world.standin.admin.edits.editAddress(state.shop.domain, orders[5]!.id, {
    address1: "Young 1",
    city: "Hel",
  } as never);
  const soon = (): Date => new Date(Date.now() + minute);
  await desk.db.reconciliationRun.deleteMany({});
  await reconcileOrders({ ...desk, now: soon }, { kind: "recent" });
  expect(await findLastRun(desk)).toMatchObject({ state: "done", missed: { changes: 0 } });
  await reconcileOrders(later(20), { kind: "recent" });
  expect(await findLastRun(desk)).toMatchObject({ state: "done", missed: { changes: 1 } });
});

test("what somebody told us of, and is not read yet, was not lost", async () => {
  const [order] = orders.slice(8);
  world.standin.admin.edits.editAddress(state.shop.domain, order!.id, { address1: "Told 1", city: "Hel" } as never);
  await desk.db.orderSnapshot.updateMany({ where: { id: BigInt(order!.id) }, data: { staleSince: new Date() } });
  await desk.db.reconciliationRun.deleteMany({});
  await reconcileOrders(later(20), { kind: "recent" });
  expect(await findLastRun(desk)).toMatchObject({ missed: { changes: 0 } });
  expect(await snapshot(order!.id)).toMatchObject({
    data: { shippingAddress: { address1: "Told 1" } },
    staleSince: null,
  });
});

test("at night: an order that was deleted is found", async () => {
  const [order] = orders.slice(12);
  world.standin.admin.edits.editAddress(state.shop.domain, order!.id, { address1: "Going 1", city: "Hel" } as never);
  await desk.db.reconciliationRun.deleteMany({});
  await reconcileOrders(later(20), { kind: "recent" });
  world.standin.admin.edits.deleteOrder(state.shop.domain, order!.id);
  await reconcileOrders(later(60), { kind: "nightly" });
  expect(await findLastRun(later(60))).toMatchObject({ kind: "nightly", state: "done", missed: { deleted: 1 } });
  expect(await snapshot(order!.id)).toMatchObject({ deletedAt: expect.any(Date) });
});

test("where Shopify does not answer, the run waits and goes on next time", async () => {
  const { ShopifyUnavailable } = await import("#app/platform/shopify/admin-api.ts");
  await desk.db.reconciliationRun.deleteMany({});
  const away = {
    ...desk.shopify,
    read: () =>
      Promise.reject(
        Object.assign(Object.create(ShopifyUnavailable.prototype), {
          kind: "throttled",
          message: "throttled",
          codes: [],
        }),
      ),
  };
  await reconcileOrders({ ...later(20), shopify: away as never }, { kind: "recent" });
  expect(await findLastRun(desk)).toMatchObject({ state: "running", problem: "throttled", checked: 0 });
  await reconcileOrders(later(21), { kind: "recent" });
  expect(await findLastRun(desk)).toMatchObject({ state: "done", problem: null });
  expect(await desk.db.reconciliationRun.count()).toBe(1);
});

test("another shop's orders are not compared", async () => {
  const other = await world.jobDesk(1);
  expect(await other.db.reconciliationRun.count()).toBe(0);
});
