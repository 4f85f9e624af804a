import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import type { Sample } from "./ask-sample.ts";
import { askRefund, orderGid } from "./ask-refund.ts";
import { sampleScopes, sampleShop } from "./sample-state.ts";

const cancelOrder = `mutation ($id: ID!, $refund: OrderCancelRefundMethodInput, $restock: Boolean = true, $note: String) {
  orderCancel(orderId: $id, reason: CUSTOMER, restock: $restock, refundMethod: $refund, notifyCustomer: false, staffNote: $note) {
    job { id done } orderCancelUserErrors { code field message } } }`;
const readOrder = `query ($id: ID!) { order(id: $id) { cancelledAt cancelReason cancellation { staffNote } displayFinancialStatus displayFulfillmentStatus } }`;
const readJob = "query ($id: ID!) { job(id: $id) { id done } }";
const toPayments = { originalPaymentMethodsRefund: true };

async function cancel(sample: Sample, id: number, more: Record<string, unknown> = {}, caller = {}) {
  const { data } = await sample.ask(cancelOrder, { id: orderGid(id), refund: toPayments, ...more }, caller);
  return data.orderCancel;
}
const refunds = (sample: Sample) => sample.state.ledger.filter((entry) => entry.kind === "refund");

describe("orderCancel", () => {
  it("answers with a job, and cancels and gives back a little later", async () => {
    const sample = openSample();
    const { job, orderCancelUserErrors } = await cancel(sample, 1001, { note: "latte:abc" });
    expect(orderCancelUserErrors).toEqual([]);
    expect(job.done).toBe(false);
    const before = await sample.ask(readOrder, { id: orderGid(1001) });
    expect(before.data.order).toMatchObject({ cancelledAt: null, cancellation: null, displayFinancialStatus: "PAID" });
    expect((await sample.ask(readJob, { id: job.id })).data).toEqual({ job });
    sample.advance(1000);
    expect((await sample.ask(readJob, { id: job.id })).data.job.done).toBe(true);
    const after = await sample.ask(readOrder, { id: orderGid(1001) });
    expect(after.data.order).toEqual({
      cancelledAt: "2026-11-20T12:00:01Z",
      cancelReason: "CUSTOMER",
      cancellation: { staffNote: "latte:abc" },
      displayFinancialStatus: "REFUNDED",
      displayFulfillmentStatus: "RESTOCKED",
    });
    expect(refunds(sample)).toMatchObject([{ to: "original", amount: { shop: 7032 } }]);
    expect(sample.state.inventory["601:401"]).toBe(13);
    const topics = sample.events.map((event) => event.topic);
    for (const topic of ["refunds/create", "order_transactions/create", "orders/cancelled", "orders/updated"])
      expect(topics).toContain(topic);
  });

  it("does the work once, however often it is asked for", async () => {
    const sample = openSample();
    sample.api.jobs.delayMs = Infinity;
    await Promise.all([cancel(sample, 1001), cancel(sample, 1001)]);
    sample.advance(3_600_000);
    expect((await sample.ask(readOrder, { id: orderGid(1001) })).data.order.cancelledAt).toBeNull();
    sample.api.jobs.finish(sampleShop);
    expect(refunds(sample)).toHaveLength(1);
    expect(sample.state.ledger.filter((entry) => entry.kind === "cancellation")).toHaveLength(1);
    expect(sample.state.jobs?.map((job) => job.done)).toEqual([true, true]);
    expect((await cancel(sample, 1001)).orderCancelUserErrors).toMatchObject([{ code: "INVALID", field: ["orderId"] }]);
  });

  it("gives back only what store credit has not given back before", async () => {
    const sample = openSample();
    const order = sample.state.orders.find(({ id }) => id === 1001)!;
    const paid = order.transactions.reduce((sum, { amount }) => sum + amount.presentment, 0);
    const currency = order.presentmentCurrency;
    const given = await askRefund(sample, {
      orderId: orderGid(1001),
      currency,
      refundMethods: [{ storeCreditRefund: { amount: { amount: "0.32", currencyCode: currency } } }],
    });
    expect(given["userErrors"]).toEqual([]);
    await cancel(sample, 1001);
    sample.api.jobs.finish(sampleShop);
    expect(refunds(sample)).toMatchObject([
      { to: "store_credit", amount: { presentment: 32 } },
      { to: "original", amount: { presentment: paid - 32 } },
    ]);
  });

  it("gives back what was paid where something was taken off the order since", async () => {
    const sample = openSample();
    const order = sample.state.orders.find(({ id }) => id === 1001)!;
    sample.api.edits.editOrder(sampleShop, 1001, order.lines.at(-1)!.id, 0);
    await cancel(sample, 1001);
    sample.api.jobs.finish(sampleShop);
    expect(refunds(sample)).toMatchObject([{ to: "original", amount: { shop: 7032 } }]);
  });

  it("keeps the money when no refund is asked for", async () => {
    const sample = openSample();
    await cancel(sample, 1001, { refund: null });
    sample.api.jobs.finish(sampleShop);
    expect(refunds(sample)).toEqual([]);
    expect(sample.state.inventory["601:401"]).toBe(13);
    expect(sample.state.orders[0]!.cancelledAt).not.toBeNull();
  });

  it("refuses orders that were sent or are not there, and people who may not refund", async () => {
    const sample = openSample();
    expect((await cancel(sample, 1002)).orderCancelUserErrors).toMatchObject([{ code: "INVALID" }]);
    expect((await cancel(sample, 1006)).orderCancelUserErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    sample.state.staff[0]!.forbidden = ["refund_orders"];
    const caller = { token: { kind: "online" as const, staffId: 201, scopes: sampleScopes } };
    const refused = await cancel(sample, 1001, {}, caller);
    expect(refused.orderCancelUserErrors).toMatchObject([{ code: "NO_REFUND_PERMISSION" }]);
    expect((await cancel(sample, 1001, { refund: null }, caller)).orderCancelUserErrors).toEqual([]);
    const reader = { token: { kind: "offline" as const, scopes: ["read_orders"] } };
    const { errors } = await sample.ask(cancelOrder, { id: orderGid(1001), refund: toPayments }, reader);
    expect(errors[0]!.extensions["code"]).toBe("ACCESS_DENIED");
    expect(sample.state.jobs).toHaveLength(1);
  });

  it("comes to nothing when the order was sent before the job ran", async () => {
    const sample = openSample();
    await cancel(sample, 1001);
    sample.api.edits.fulfillOrder(sampleShop, 1001);
    sample.api.jobs.finish(sampleShop);
    expect(refunds(sample)).toEqual([]);
    expect(sample.state.orders[0]!.cancelledAt).toBeNull();
  });

  it("fails with user errors when told to", async () => {
    const sample = openSample();
    sample.api.faults.next({ kind: "user-errors", operation: "orderCancel", errors: [{ field: null, message: "No" }] });
    expect((await cancel(sample, 1001)).orderCancelUserErrors).toEqual([{ code: null, field: null, message: "No" }]);
    expect(sample.state.jobs).toBeUndefined();
  });
});
