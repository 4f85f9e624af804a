import { describe, expect, it } from "vitest";
import { refundedFor, refundPendingFor, totalAsBought } from "../admin/order-money.ts";
import { countUnits } from "../admin/order-quantities.ts";
import { readFinancialStatus, readFulfillmentStatus } from "../admin/order-status.ts";
import type { MoneyPair, OrderRecord, ShopState } from "../state.ts";
import { sumOrder } from "./make-lines.ts";
import { isPaidMoney } from "./make-payments.ts";
import { makeWorld } from "./make-world.ts";
import { addPairs, subtractPairs } from "./money.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const worlds = [1, 2, 77].map((seed) => makeWorld({ seed, now: NOW, orders: 700 }));
const states = worlds.flatMap((world) => world.states);
const orders = states.flatMap((state) => state.orders);

/** Every whole number in the record, found by walking it. */
function listAmounts(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === "taxRate" ? [] : listAmounts(each)));
}

function listIds(state: ShopState): number[] {
  return [
    state.shop,
    ...state.staff,
    ...state.locations,
    ...state.products,
    ...state.products.flatMap((product) => product.variants),
    ...state.customers,
    ...state.storeCredit,
    ...state.orders,
    ...state.orders.flatMap((order) => [
      ...order.lines,
      ...order.shippingLines,
      ...order.transactions,
      ...order.fulfillments,
      ...order.refunds,
      ...order.fulfillments.flatMap((each) => each.events),
      ...order.refunds.flatMap((each) => each.lines),
    ]),
  ].map((record) => record.id);
}

function listInstants(order: OrderRecord): string[] {
  return JSON.stringify({
    ...order,
    fulfillments: order.fulfillments.map((each) => ({ ...each, estimatedDeliveryAt: null })),
  }).match(/\d{4}-\d\d-\d\dT[^"]+/g)!;
}

const paidFor = (order: OrderRecord): MoneyPair =>
  addPairs(...order.transactions.filter(isPaidMoney).map((each) => each.amount));

describe("makeWorld", () => {
  it("gives the same world for the same options and another for another seed", () => {
    const again = makeWorld({ seed: 2, now: NOW, orders: 700 });
    expect(again).toEqual(worlds[1]);
    expect(again).not.toEqual(worlds[0]);
  });

  it("is plain data that survives being written and read", () => {
    for (const world of worlds) expect(JSON.parse(JSON.stringify(world))).toEqual(world);
  });

  it("makes as many orders as asked for, oldest first, numbered without gaps", () => {
    for (const size of [1, 20, 63])
      expect(makeWorld({ seed: 3, now: NOW, orders: size }).states[0]!.orders).toHaveLength(size);
    for (const { orders: own } of states) {
      expect(own.map((order) => order.number)).toEqual(own.map((_, index) => 1001 + index));
      expect(own.map((order) => order.createdAt)).toEqual(own.map((order) => order.createdAt).sort());
    }
  });

  it("makes worlds of any size, at any time, from any seed", () => {
    for (let seed = 1; seed <= 25; seed++)
      for (const size of [0, 1, 9, 150]) {
        const now = new Date(Date.UTC(2026, seed % 12, 1 + seed, seed % 24, seed));
        expect(makeWorld({ seed, now, orders: size }).states[0]!.orders).toHaveLength(size);
      }
  });

  it("gives every record its own id, below the next one to hand out, and not one of another shop's", () => {
    for (const { states: shops } of worlds) {
      const ids = shops.flatMap(listIds);
      expect(new Set(ids).size).toBe(ids.length);
      for (const state of shops) expect(Math.max(...listIds(state))).toBeLessThan(state.nextId);
    }
  });

  it("refers only to records that exist", () => {
    for (const state of states) {
      const customers = new Set(state.customers.map((each) => each.id));
      const products = new Set(state.products.map((each) => each.id));
      const variants = new Set(state.products.flatMap((each) => each.variants.map((variant) => variant.id)));
      const locations = new Set(state.locations.map((each) => each.id));
      const staff = new Set(state.staff.map((each) => each.id));
      for (const order of state.orders) {
        const lines = new Set(order.lines.map((line) => line.id));
        const transactions = new Set(order.transactions.map((each) => each.id));
        if (order.customerId !== null) expect(customers).toContain(order.customerId);
        for (const line of order.lines) {
          if (line.productId !== null) expect(products).toContain(line.productId);
          if (line.variantId !== null) expect(variants).toContain(line.variantId);
        }
        for (const each of order.transactions)
          if (each.parentId !== null) expect(transactions).toContain(each.parentId);
        for (const each of order.fulfillments) {
          expect(locations).toContain(each.locationId);
          expect(each.lines.length).toBeGreaterThan(0);
          for (const part of each.lines) expect(lines).toContain(part.lineId);
        }
        for (const refund of order.refunds) {
          expect(staff).toContain(refund.staffId);
          for (const id of refund.transactionIds) expect(transactions).toContain(id);
          for (const part of refund.lines) {
            expect(lines).toContain(part.lineId);
            if (part.locationId !== null) expect(locations).toContain(part.locationId);
          }
        }
      }
    }
  });

  it("has whole, non-negative amounts only", () => {
    for (const order of orders)
      for (const amount of listAmounts(order))
        expect(Number.isSafeInteger(amount) && amount >= 0, `${order.name}: ${amount}`).toBe(true);
  });

  it("keeps shop and presentment money equal where they are one currency", () => {
    for (const state of states)
      for (const order of state.orders.filter((each) => each.presentmentCurrency === state.shop.currencyCode))
        for (const line of order.lines) {
          expect(line.unitPrice.presentment).toBe(line.unitPrice.shop);
          expect(line.discount.presentment).toBe(line.discount.shop);
          expect(line.tax.presentment).toBe(line.tax.shop);
        }
  });

  it("takes exactly what an order costs, in both currencies", () => {
    for (const order of orders) {
      const total = sumOrder(order);
      expect(total).toEqual(totalAsBought(order).total);
      const status = readFinancialStatus(order);
      if (["PAID", "REFUNDED", "PARTIALLY_REFUNDED"].includes(status))
        expect(paidFor(order), order.name).toEqual(total);
      const awaited = order.transactions.filter((each) => each.status === "PENDING" && each.kind === "SALE");
      if (status === "PARTIALLY_PAID") expect(addPairs(paidFor(order), awaited[0]!.amount)).toEqual(total);
      if (status === "PENDING") expect(awaited.map((each) => each.amount)).toEqual([total]);
    }
  });

  it("refunds what the refunded lines, tax and shipping are worth, and never more than a payment holds", () => {
    let refunds = 0;
    for (const order of orders) {
      for (const refund of order.refunds) {
        refunds++;
        const made = order.transactions.filter((each) => refund.transactionIds.includes(each.id));
        const tax = order.taxesIncluded ? [] : [refund.shippingTax, ...refund.lines.map((line) => line.tax)];
        expect(addPairs(refund.storeCredit, ...made.map((each) => each.amount)), order.name).toEqual(
          addPairs(refund.shipping, ...refund.lines.map((line) => line.subtotal), ...tax),
        );
      }
      const left = subtractPairs(paidFor(order), addPairs(refundedFor(order), refundPendingFor(order)));
      expect(Math.min(left.shop, left.presentment), order.name).toBeGreaterThanOrEqual(0);
    }
    expect(refunds).toBeGreaterThan(50);
  });

  it("refunds and sends no more units than were bought", () => {
    for (const order of orders)
      for (const line of order.lines) {
        const units = countUnits(order, line);
        expect(units.refunded).toBeLessThanOrEqual(units.ordered);
        expect(units.fulfilled + units.cancelled, `${order.name}`).toBeLessThanOrEqual(units.ordered);
        expect(line.removedQuantity).toBe(units.cancelled);
      }
  });

  it("lets things happen in order: after the order was placed, before now, scans one after the other", () => {
    const now = NOW.toISOString();
    for (const order of orders) {
      for (const instant of listInstants(order)) {
        expect(instant >= order.createdAt, `${order.name} ${instant}`).toBe(true);
        expect(instant < now, `${order.name} ${instant}`).toBe(true);
        expect(instant <= order.updatedAt, `${order.name} ${instant}`).toBe(true);
      }
      for (const { createdAt, events } of order.fulfillments) {
        const times = [createdAt, ...events.map((event) => event.happenedAt)];
        expect(times, order.name).toEqual([...times].sort());
        expect(new Set(events.map((event) => event.happenedAt)).size).toBe(events.length);
      }
    }
    for (const state of states)
      for (const customer of state.customers) {
        const first = state.orders.find((order) => order.customerId === customer.id);
        expect(customer.createdAt < (first?.createdAt ?? now)).toBe(true);
        expect(customer.createdAt <= customer.updatedAt).toBe(true);
      }
  });

  it("meets every state that support meets", () => {
    const seen = (read: (order: OrderRecord) => unknown): Set<unknown> => new Set(states[0]!.orders.map(read));
    expect([...seen(readFinancialStatus)].sort()).toEqual([
      "AUTHORIZED",
      "PAID",
      "PARTIALLY_PAID",
      "PARTIALLY_REFUNDED",
      "PENDING",
      "REFUNDED",
      "VOIDED",
    ]);
    expect([...seen(readFulfillmentStatus)].sort()).toEqual([
      "FULFILLED",
      "PARTIALLY_FULFILLED",
      "RESTOCKED",
      "UNFULFILLED",
    ]);
    const displayed = new Set(
      states[0]!.orders.flatMap((order) => order.fulfillments.map((each) => each.displayStatus)),
    );
    for (const status of [
      "IN_TRANSIT",
      "OUT_FOR_DELIVERY",
      "DELIVERED",
      "ATTEMPTED_DELIVERY",
      "NOT_DELIVERED",
      "DELAYED",
      "LABEL_PRINTED",
      "READY_FOR_PICKUP",
      "PICKED_UP",
      "CANCELED",
      "FULFILLED",
    ])
      expect(displayed).toContain(status);
    expect(seen((order) => order.presentmentCurrency)).toEqual(
      new Set(["EUR", "PLN", "BRL", "USD", "GBP", "JPY", "KWD"]),
    );
    expect(seen((order) => order.taxesIncluded)).toEqual(new Set([true, false]));
    const has = (wanted: (order: OrderRecord) => boolean): boolean => states[0]!.orders.some(wanted);
    expect(has((order) => order.lines.length >= 40)).toBe(true);
    expect(has((order) => sumOrder(order).shop === 0)).toBe(true);
    expect(has((order) => order.customerId === null)).toBe(true);
    expect(has((order) => order.lines.every((line) => line.variantId === null))).toBe(true);
    expect(has((order) => order.closedAt !== null)).toBe(true);
    expect(has((order) => order.fulfillments.some((each) => each.tracking.length > 2))).toBe(true);
    expect(has((order) => order.refunds.some((refund) => refund.storeCredit.shop > 0))).toBe(true);
    expect(has((order) => order.transactions.some((each) => each.kind === "REFUND" && each.status === "PENDING"))).toBe(
      true,
    );
    expect(has((order) => order.discountCodes.length > 0)).toBe(true);
    expect(has((order) => order.shippingLines.some((each) => each.discount.shop > 0))).toBe(true);
  });

  it("has parcels without a scan for six days", () => {
    const sixDaysAgo = new Date(NOW.getTime() - 6 * 86_400_000).toISOString();
    for (const world of worlds)
      expect(
        world.states[0]!.orders.some((order) =>
          order.fulfillments.some(
            (each) => each.displayStatus === "IN_TRANSIT" && each.events.at(-1)!.happenedAt < sixDaysAgo,
          ),
        ),
      ).toBe(true);
  });

  it("gives customers, SKUs, tracking numbers and handles their own names", () => {
    for (const state of states) {
      const lists = [
        state.customers.flatMap((each) => each.email ?? []),
        state.products.flatMap((product) => product.variants.map((variant) => variant.sku)),
        state.products.map((product) => product.handle),
        state.orders.flatMap((order) =>
          order.fulfillments.flatMap((each) => each.tracking.flatMap((one) => one.number ?? [])),
        ),
      ];
      for (const list of lists) expect(list.length - new Set(list).size).toBe(0);
    }
  });

  it("sells more this month than a year ago", () => {
    const count = (from: string, to: string): number =>
      states[0]!.orders.filter((each) => each.createdAt >= from && each.createdAt < to).length;
    expect(count("2026-10-01", "2026-11-01")).toBeGreaterThan(1.5 * count("2025-10-01", "2025-11-01"));
  });
});
