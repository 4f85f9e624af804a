import { describe, expect, test } from "vitest";
import type { Order } from "#app/features/orders/order.ts";
import type { ActionView } from "../action-view.ts";
import { outcomeOfAnswer } from "./cancellation-answer.ts";
import type { CancellationFacts } from "./cancellation-facts.ts";
import { longestStaffNote, writeStaffNote } from "./cancellation-note.ts";
import { writeCancellationSentence } from "./cancellation-sentence.ts";
import { mayCancel } from "./may-cancel.ts";
import { parseCancellationForm } from "./parse-cancellation-form.ts";
import { planCancellation } from "./plan-cancellation.ts";

const key = "00000000-0000-4000-8000-000000000001";
const eur = (minor: bigint) => ({ minor, currency: "EUR" });
const bag = (minor: bigint) => ({ shop: eur(minor), presentment: { minor: minor * 5n, currency: "BRL" } });

const card = {
  method: "Visa •••• 4242",
  kind: "card" as const,
  parentId: "gid://shopify/OrderTransaction/7",
  gateway: "x",
};
const facts: CancellationFacts = {
  orderId: "5",
  orderName: "#5",
  updatedAt: "2026-11-20T12:00:00Z",
  customerId: "77",
  obstacle: null,
  lines: [{ lineId: "51", title: "Mug", quantity: 1 }],
  paid: bag(1000n),
  payments: [{ ...card, left: bag(1000n), suggested: bag(1000n) }],
  authorized: bag(0n),
  policy: { orderedAt: new Date(0), parcels: [], customer: null },
  refundIds: [],
};
const choice = { reason: "CUSTOMER" as const, refund: true, restock: true, notify: false, note: "why" };

describe("what Shopify is asked for", () => {
  test("everything that is left goes back to where it came from, in the customer's currency", () => {
    const planned = planCancellation(choice, facts, key);
    expect(planned).toMatchObject({
      ok: true,
      value: {
        amount: { presentment: { minor: 5000n, currency: "BRL" }, shop: eur(1000n) },
        payments: [{ kind: "card", amount: { presentment: { minor: 5000n } } }],
        sent: { refundMethod: { originalPaymentMethodsRefund: true }, restock: true, notifyCustomer: false },
      },
    });
    expect(planned.ok && "refund" in planned.value.sent).toBe(false);
  });
  test.each([
    ["not wanted", { ...choice, refund: false }, facts],
    ["nothing was paid", choice, { ...facts, paid: bag(0n), payments: [] }],
  ])("no refund: %s", (_name, chosen, at) => {
    const planned = planCancellation(chosen, at, key);
    expect(planned).toMatchObject({ ok: true, value: { payments: [], amount: { presentment: { minor: 0n } } } });
    expect(planned.ok && "refundMethod" in planned.value.sent).toBe(false);
  });
  test("nothing is planned for what cannot be cancelled, or cannot go back", () => {
    expect(planCancellation(choice, { ...facts, obstacle: "fulfilled" }, key)).toMatchObject({ ok: false });
    expect(planCancellation(choice, { ...facts, payments: [] }, key)).toMatchObject({
      problems: [{ field: "refund", problem: "payment_unknown" }],
    });
  });
  test("the mark always fits into what Shopify keeps", () => {
    expect(writeStaffNote("x".repeat(longestStaffNote), key).length).toBeLessThanOrEqual(255);
    expect(writeStaffNote("", key)).toBe(`[Latte ${key}]`);
    expect(() => writeStaffNote("x".repeat(300), key)).toThrow(RangeError);
  });
});

describe("the form", () => {
  test("is read as it was filled in", () => {
    const fields = { reason: "FRAUD", refund: "none", restock: "on", note: " a\0b\r\nc " };
    expect(parseCancellationForm(Object.entries(fields))).toEqual({
      ok: true,
      value: { reason: "FRAUD", refund: false, restock: true, notify: false, note: "ab\nc" },
    });
  });
  test("names every field that does not fit", () => {
    expect(parseCancellationForm(Object.entries({ refund: "twice", note: "x".repeat(201) }))).toMatchObject({
      problems: [{ field: "reason" }, { field: "refund" }, { field: "note", detail: "200" }],
    });
  });
});

describe("Shopify's answer", () => {
  const error = (code: "INVALID" | "INTERNAL_ERROR") => ({ code, field: null, message: "no" });
  test.each([
    [
      "a job",
      { job: { id: "gid://shopify/Job/1", done: false }, jobResult: null, orderCancelUserErrors: [] },
      "under_way",
    ],
    ["a refusal", { job: null, jobResult: null, orderCancelUserErrors: [error("INVALID")] }, "failed"],
    [
      "a fault of Shopify's own",
      { job: null, jobResult: null, orderCancelUserErrors: [error("INTERNAL_ERROR")] },
      "unknown",
    ],
    ["neither", { job: null, jobResult: null, orderCancelUserErrors: [] }, "unknown"],
    ["nothing", null, "unknown"],
  ])("%s: %s", (_name, orderCancel, kind) => expect(outcomeOfAnswer({ orderCancel }).kind).toBe(kind));
});

const order = { name: "#5", cancelledAt: null, fulfillmentStatus: "UNFULFILLED" } as Order;
const act = (kind: string, state: string, orderName = "#5") => ({ kind, state, orderName }) as ActionView;

test.each([
  [order, [], ["write_orders"], null],
  [null, [], ["write_orders"], "no_order"],
  [{ ...order, cancelledAt: "2026-11-20T12:00:00Z" }, [], ["write_orders"], "cancelled"],
  [{ ...order, fulfillmentStatus: "PARTIALLY_FULFILLED" }, [], ["write_orders"], "fulfilled"],
  [order, [], [], "scope_missing"],
  [order, [act("cancellation", "running")], ["write_orders"], "running"],
  [order, [act("cancellation", "needs_person")], ["write_orders"], "other_act"],
  [order, [act("refund", "unknown")], ["write_orders"], "other_act"],
  [order, [act("refund", "succeeded")], ["write_orders"], null],
  [order, [act("refund", "running", "#6")], ["write_orders"], null],
] as const)("whether a cancellation is offered (%#)", (at, actions, scopes, problem) => {
  const may = mayCancel(at, scopes, actions);
  expect(may.ok ? null : may.problem).toBe(problem);
});

test("a reply says what is so, and nothing else", () => {
  const methods = [{ method: "Visa •••• 4242", kind: "card", amount: { minor: "2900", currency: "EUR" } }];
  const made = { ...act("cancellation", "succeeded"), moneyState: "confirmed", methods } as ActionView;
  expect(writeCancellationSentence(made, "en")).toMatch(
    /^I have cancelled your order #5\. I have refunded €29\.00 to /,
  );
  expect(writeCancellationSentence({ ...made, moneyState: "none" }, "pl")).toBe("Anuluję Twoje zamówienie #5.");
  expect(writeCancellationSentence({ ...made, moneyState: "none" }, "pt-BR")).toBe("Cancelei o seu pedido #5.");
  expect(writeCancellationSentence({ ...made, moneyState: "failed" }, "en")).toBeNull();
  expect(writeCancellationSentence({ ...made, state: "running" }, "en")).toBeNull();
});
