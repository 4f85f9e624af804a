import { expect, test } from "vitest";
import type { Order } from "../orders/order.ts";
import { insteadOfRefund, moreKinds, whyNot } from "./why-not.ts";

const order = { cancelledAt: null, fulfillmentStatus: "UNFULFILLED", customer: { id: "1" }, withheld: [] };
const of = (changes: object) => ({ ...order, ...changes }) as unknown as Order;
const reasons = (changes: object) => Object.fromEntries(moreKinds.map((kind) => [kind, whyNot(kind, of(changes))]));

test("all can be done to a new order of a customer but what wants it to be sent", () => {
  const { return: returned, exchange, ...others } = reasons({});
  expect([returned, exchange]).toEqual(["unfulfilled", "unfulfilled"]);
  expect(new Set(Object.values(others))).toEqual(new Set([null]));
});

test.each([
  [
    { fulfillmentStatus: "FULFILLED" },
    { address: "fulfilled", hold: "fulfilled", return: null, credit: null, note: null },
  ],
  [{ cancelledAt: "2026-11-01T00:00:00Z" }, { address: "cancelled", hold: "cancelled", discount: null, note: null }],
  [{ fulfillmentStatus: "PARTIALLY_FULFILLED" }, { address: null, hold: null }],
  [{ customer: null }, { credit: "no_customer", discount: "no_customer", address: null }],
  [
    { customer: null, withheld: ["customer"] },
    { credit: null, discount: null },
  ],
])("%j", (changes, expected) => {
  expect(reasons(changes)).toMatchObject(expected);
});

test.each([
  ["nothing_left", {}, ["discount", "credit"]],
  ["cancelled", { cancelledAt: "2026-11-01T00:00:00Z" }, ["discount", "credit"]],
  ["nothing_left", { customer: null }, []],
  ["no_payment", {}, []],
  ["scope_missing", {}, []],
])("where a refund is not to be had (%s) of %j", (problem, changes, expected) => {
  expect(insteadOfRefund(problem, of(changes))).toEqual(expected);
  expect(insteadOfRefund(problem, null)).toEqual([]);
});
