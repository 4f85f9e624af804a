import { describe, expect, test } from "vitest";
import { mayRefund } from "../acts/refund/may-refund.ts";
import type { OrderAnswer } from "./order-document.ts";
import { toOrderRow } from "./order-row.ts";
import { numericId, parseOrder } from "./parse-order.ts";
import { paymentMethod } from "../acts/payment-method.ts";

const money = (amount: string, paid = amount) => ({
  shopMoney: { amount, currencyCode: "EUR" as const },
  presentmentMoney: { amount: paid, currencyCode: "JPY" as const },
});

const answer: OrderAnswer = {
  legacyResourceId: "450789469",
  name: "#1001",
  createdAt: "2026-11-01T10:00:00+01:00",
  updatedAt: "2026-11-02T10:00:00Z",
  cancelledAt: null,
  cancelReason: null,
  closedAt: null,
  email: "Ana@Example.COM",
  phone: "+48 500-100-200",
  displayFinancialStatus: "PARTIALLY_REFUNDED",
  displayFulfillmentStatus: "FULFILLED",
  currencyCode: "EUR",
  presentmentCurrencyCode: "JPY",
  tags: ["vip"],
  note: null,
  statusPageUrl: "https://shop.example/orders/1",
  customerLocale: "pl",
  totalPriceSet: money("84.9", "13500.0"),
  totalRefundedSet: money("19.9", "3200.0"),
  netPaymentSet: money("65.0", "10300.0"),
  totalOutstandingSet: money("-5.0", "-800.0"),
  totalShippingPriceSet: money("5.0", "800.0"),
  cartDiscountAmountSet: money("2.0", "320.0"),
  totalTaxSet: null,
  taxesIncluded: true,
  discountCodes: ["HELLO"],
  requiresShipping: true,
  customer: {
    legacyResourceId: "7",
    displayName: "Ana Kowalska",
    createdAt: "2024-01-01T00:00:00Z",
    numberOfOrders: "7",
    locale: "pl",
    amountSpent: { amount: "412.0", currencyCode: "EUR" },
    defaultEmailAddress: { emailAddress: "ana@example.com" },
    defaultPhoneNumber: null,
  },
  shippingAddress: null,
  lineItems: {
    nodes: [
      {
        id: "gid://shopify/LineItem/11",
        title: "Mug",
        variantTitle: "blue",
        sku: null,
        image: { url: "javascript:alert(1)" },
        quantity: 2,
        currentQuantity: 1,
        refundableQuantity: 1,
        unfulfilledQuantity: 0,
        discountedUnitPriceSet: money("19.9", "3199.6"),
      },
    ],
    pageInfo: { hasNextPage: true },
  },
  transactions: [
    {
      id: "gid://shopify/OrderTransaction/3",
      kind: "SALE",
      status: "SUCCESS",
      gateway: "shopify_payments",
      formattedGateway: "Shopify Payments",
      createdAt: "2026-11-01T09:00:00Z",
      amountSet: money("84.9", "13500.0"),
      parentTransaction: null,
      paymentDetails: { __typename: "CardPaymentDetails", company: "Visa", number: "•••• •••• •••• 4242" },
    },
  ],
  refunds: [
    {
      id: "gid://shopify/Refund/5",
      createdAt: null,
      processedAt: "2026-11-02T10:00:00Z",
      note: "broken",
      totalRefundedSet: money("19.9", "3200.0"),
      refundLineItems: { nodes: [{ quantity: 1, restocked: false, lineItem: { id: "gid://shopify/LineItem/11" } }] },
    },
  ],
  fulfillments: [
    {
      id: "gid://shopify/Fulfillment/9",
      displayStatus: "TELEPORTED" as never,
      createdAt: "2026-11-01T12:00:00Z",
      inTransitAt: null,
      deliveredAt: null,
      estimatedDeliveryAt: null,
      trackingInfo: [
        { company: "InPost", number: "6201 0000 1111", url: "javascript:x" },
        { company: null, number: null, url: null },
      ],
      events: { nodes: [] },
    },
  ],
};

describe("an order as Shopify answers it", () => {
  const order = parseOrder(answer, [{ path: ["shippingAddress"] }, { path: ["shippingAddress", "zip"] }]);

  test("what lies between the items and the total is kept", () => {
    expect(order.cartDiscount?.presentment).toEqual({ minor: "320", currency: "JPY" });
    expect([order.tax, order.taxesIncluded, order.discountCodes]).toEqual([null, true, ["HELLO"]]);
  });

  test("money is kept in both currencies, exactly", () => {
    expect(order.total).toEqual({
      shop: { minor: "8490", currency: "EUR" },
      presentment: { minor: "13500", currency: "JPY" },
    });
    expect(order.lines[0]?.unitPrice.presentment).toEqual({ minor: "3200", currency: "JPY" });
    expect(order.outstanding?.presentment).toEqual({ minor: "-800", currency: "JPY" });
  });

  test("instants are UTC, ids are numbers, unknown words pass, links are safe, what is cut or withheld is said", () => {
    expect(order).toMatchObject({
      id: "450789469",
      createdAt: "2026-11-01T09:00:00.000Z",
      linesCut: true,
      withheld: ["shippingAddress"],
      lines: [{ id: "11", imageUrl: null }],
      transactions: [{ id: "3", method: "Visa •••• 4242", parentId: null }],
      refunds: [{ id: "5", createdAt: "2026-11-02T10:00:00.000Z", lines: [{ lineId: "11", quantity: 1 }] }],
      fulfillments: [{ displayStatus: "TELEPORTED", tracking: [{ url: null }, { number: null }] }],
      customer: { id: "7", orderCount: 7, spent: { minor: "41200", currency: "EUR" } },
    });
  });

  test("it survives being JSON", () => {
    expect(JSON.parse(JSON.stringify(order))).toEqual(order);
  });

  test("what it is found by", () => {
    expect(toOrderRow(order)).toMatchObject({
      email: "ana@example.com",
      phone: "48500100200",
      shopify_customer_id: "7",
      total_minor: "8490",
      tracking: ["620100001111"],
    });
  });

  test("a customer who is withheld leaves the order", () => {
    const without = parseOrder({ ...answer, customer: null, email: null, phone: null }, [{ path: ["customer"] }]);
    expect(without.customer).toBe(null);
    expect(toOrderRow(without)).toMatchObject({ email: null, phone: null, shopify_customer_id: null });
  });

  test.each<[string, Partial<OrderAnswer>, string[], object]>([
    ["with the scope", {}, ["write_orders"], { ok: true }],
    ["without it", {}, [], { ok: false, problem: "scope_missing", scope: "write_orders" }],
    ["all returned", { netPaymentSet: money("0.0") }, ["write_orders"], { ok: false, problem: "nothing_left" }],
    [
      "cancelled and returned",
      { netPaymentSet: money("0.0"), cancelledAt: "2026-11-02T10:00:00Z" },
      ["write_orders"],
      { ok: false, problem: "cancelled" },
    ],
    ["never paid", { transactions: [] }, ["write_orders"], { ok: false, problem: "no_payment" }],
  ])("a refund is offered or not: %s", (_, changes, scopes, expected) => {
    expect(mayRefund(parseOrder({ ...answer, ...changes }), scopes)).toEqual(expected);
  });
});

test.each<[Parameters<typeof paymentMethod>[0], string]>([
  [{ gateway: "gift_card", formattedGateway: null, paymentDetails: null }, "Gift card"],
  [{ gateway: "manual", formattedGateway: "Cash on delivery", paymentDetails: null }, "Cash on delivery"],
  [{ gateway: null, formattedGateway: null, paymentDetails: null }, "–"],
  [
    {
      gateway: "x",
      formattedGateway: null,
      paymentDetails: { __typename: "CardPaymentDetails", company: "Visa", number: "4242 4242 4242 4242" },
    },
    "Visa •••• 4242",
  ],
])("a payment is called as people know it: %#", (payment, expected) => {
  expect(paymentMethod(payment)).toBe(expected);
});

test("an id of Shopify's without a number is refused", () => {
  expect(numericId("gid://shopify/Order/12?x=1")).toBe("12");
  expect(() => numericId("gid://shopify/Order/")).toThrow(RangeError);
});
