import { expect, test } from "vitest";
import type { Order } from "../orders/order.ts";
import { compareOrder, nothingMissed, type KnownOrder } from "./compare-orders.ts";

const order = {
  updatedAt: "2026-11-22T10:00:00.000Z",
  refunds: [{ id: "1" }, { id: "2" }],
  transactions: [
    { id: "7", status: "SUCCESS" },
    { id: "8", status: "PENDING" },
  ],
} as unknown as Order;
const known: KnownOrder = {
  updatedAt: new Date(order.updatedAt),
  isStale: false,
  refundIds: ["1", "2"],
  transactions: ["7:SUCCESS", "8:PENDING"],
};

test.each([
  ["the same", known, {}],
  ["not there", null, { orders: 1, refunds: 2, transactions: 2 }],
  ["older", { ...known, updatedAt: new Date(0) }, { changes: 1 }],
  ["newer", { ...known, updatedAt: new Date("2027-01-01") }, {}],
  ["without a refund", { ...known, refundIds: ["1"] }, { changes: 1, refunds: 1 }],
  [
    "with a transaction that has moved on",
    { ...known, transactions: ["7:SUCCESS", "8:SUCCESS"] },
    { changes: 1, transactions: 1 },
  ],
  ["older, and told so", { ...known, updatedAt: new Date(0), refundIds: [], isStale: true }, {}],
])("ours is %s", (_, ours, missed) => {
  expect(compareOrder(order, ours)).toEqual({ ...nothingMissed, ...missed });
});
