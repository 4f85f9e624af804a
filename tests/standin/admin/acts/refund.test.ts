import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderRecord } from "../../state.ts";
import { openSample } from "../ask-sample.ts";
import type { Sample } from "../ask-sample.ts";
import { netPaymentOf, remainingOfLine, remainingOfShipping } from "../order-money.ts";
import { pair, sampleLine, sampleOrder, samplePayment } from "../sample-orders.ts";
import { makeSampleState } from "../sample-state.ts";

const money = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";
const create = `mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id note totalRefundedSet ${money} refundLineItems(first: 9) { nodes { quantity restockType restocked location { name } subtotalSet ${money} totalTaxSet ${money} } }
    transactions(first: 9) { nodes { status gateway amountSet ${money} parentTransaction { id } } } refundShippingLines(first: 9) { nodes { subtotalAmountSet ${money} } } }
  order { displayFinancialStatus displayFulfillmentStatus totalRefundedSet ${money} netPaymentSet ${money} } userErrors { field message } } }`;
const suggest = `query ($id: ID!, $lines: [RefundLineItemInput!], $ship: Boolean, $amount: Money, $full: Boolean, $to: RefundMethodAllocation) { order(id: $id) {
  suggestedRefund(refundLineItems: $lines, refundShipping: $ship, shippingAmount: $amount, suggestFullRefund: $full, refundMethodAllocation: $to) {
    amountSet ${money} maximumRefundableSet ${money} subtotalSet ${money} discountedSubtotalSet ${money} totalTaxSet ${money} totalCartDiscountAmountSet ${money}
    shipping { amountSet ${money} taxSet ${money} maximumRefundableSet ${money} }
    suggestedTransactions { kind gateway formattedGateway amountSet ${money} maximumRefundableSet ${money} parentTransaction { id } }
    refundLineItems { quantity restockType location { name } lineItem { id } subtotalSet ${money} }
    suggestedRefundMethods { __typename amount ${money} } } } }`;

const orderGid = (id: number) => `gid://shopify/Order/${id}`;
const lineInput = (id: number, quantity: number, more: object = {}) => ({
  lineItemId: `gid://shopify/LineItem/${id}`,
  quantity,
  ...more,
});
const payment = (orderId: number, parentId: number, amount: string, more: object = {}) => ({
  orderId: orderGid(orderId),
  parentId: `gid://shopify/OrderTransaction/${parentId}`,
  gateway: "shopify_payments",
  kind: "REFUND",
  amount,
  ...more,
});

let keys = 0;
async function refund(sample: Sample, input: Record<string, unknown>, key = `key-${++keys}`) {
  const { data, errors } = await sample.ask(create, { input, key });
  return { ...(data?.refundCreate as Record<string, never>), errors } as {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    [name: string]: any;
  };
}

const moneyMoved = (sample: Sample) => sample.state.ledger.filter((entry) => entry.kind === "refund");

describe("suggestedRefund", () => {
  it("gives price, tax and shipping of the wanted units", async () => {
    const { ask } = openSample();
    const { data, errors } = await ask(suggest, { id: orderGid(1001), lines: [lineInput(10011, 1)], ship: true });
    expect(errors).toEqual([]);
    expect(data.order.suggestedRefund).toMatchObject({
      // 19.99 + a third of 4.94 rounded + 5.00 + 0.41
      amountSet: { shopMoney: { amount: "27.05" } },
      maximumRefundableSet: { shopMoney: { amount: "70.32" } },
      subtotalSet: { shopMoney: { amount: "19.99" } },
      totalTaxSet: { shopMoney: { amount: "2.06" } },
      shipping: { amountSet: { shopMoney: { amount: "5.0" } }, taxSet: { shopMoney: { amount: "0.41" } } },
      suggestedTransactions: [
        {
          kind: "SUGGESTED_REFUND",
          formattedGateway: "Shopify Payments",
          amountSet: { shopMoney: { amount: "27.05" } },
          parentTransaction: { id: "gid://shopify/OrderTransaction/10017" },
        },
      ],
      suggestedRefundMethods: [],
    });
  });

  it("keeps tax inside the price where prices contain it, and shows both currencies and the code's discount", async () => {
    const { ask } = openSample();
    const { data } = await ask(suggest, {
      id: orderGid(1003),
      lines: [lineInput(10031, 1, { restockType: "CANCEL" })],
      amount: "4.00",
    });
    expect(data.order.suggestedRefund).toMatchObject({
      // (3 × 18.51 − 9.26) / 3 = 15.42; with 4.00 of shipping
      amountSet: { presentmentMoney: { amount: "19.42", currencyCode: "EUR" }, shopMoney: { currencyCode: "USD" } },
      subtotalSet: { presentmentMoney: { amount: "18.51" } },
      discountedSubtotalSet: { presentmentMoney: { amount: "15.42" }, shopMoney: { amount: "16.66" } },
      totalCartDiscountAmountSet: { presentmentMoney: { amount: "3.09" } },
      shipping: {
        maximumRefundableSet: { presentmentMoney: { amount: "9.26" } },
        taxSet: { presentmentMoney: { amount: "0.65" } },
      },
      refundLineItems: [{ quantity: 1, restockType: "CANCEL", location: { name: "Warehouse" } }],
    });
  });

  it("spreads a full refund over several payments, each up to what it holds", async () => {
    const { ask } = openSample();
    const { data } = await ask(suggest, { id: orderGid(1004), full: true });
    expect(data.order.suggestedRefund.suggestedTransactions).toMatchObject([
      { gateway: "shopify_payments", amountSet: { shopMoney: { amount: "50.32" } } },
      { gateway: "gift_card", amountSet: { shopMoney: { amount: "20.0" } } },
    ]);
    expect(data.order.suggestedRefund.refundLineItems).toMatchObject([{ quantity: 3, restockType: "CANCEL" }]);
  });

  it("suggests store credit instead of payments", async () => {
    const { ask } = openSample();
    const { data } = await ask(suggest, { id: orderGid(1001), lines: [lineInput(10011, 1)], to: "STORE_CREDIT" });
    expect(data.order.suggestedRefund.suggestedTransactions).toEqual([]);
    expect(data.order.suggestedRefund.suggestedRefundMethods).toMatchObject([
      { __typename: "SuggestedStoreCreditRefund", amount: { shopMoney: { amount: "21.64" } } },
    ]);
  });

  it("refuses more units than there are", async () => {
    const { ask } = openSample();
    const { errors } = await ask(suggest, { id: orderGid(1001), lines: [lineInput(10011, 4)] });
    expect(errors[0]?.message).toBe("Quantity cannot refund more items than were purchased");
  });
});

describe("refundCreate", () => {
  it("gives money back, restocks, writes both into the ledger and tells of it", async () => {
    const sample = openSample();
    const result = await refund(
      sample,
      {
        orderId: orderGid(1002),
        note: "broken",
        refundLineItems: [lineInput(10021, 2, { restockType: "RETURN", locationId: "gid://shopify/Location/402" })],
        shipping: { amount: "5.00" },
        transactions: [payment(1002, 10027, "48.68")],
      },
      "k1",
    );
    expect(result["userErrors"]).toEqual([]);
    expect(result["refund"]).toMatchObject({
      note: "broken",
      totalRefundedSet: { shopMoney: { amount: "48.68" } },
      refundLineItems: {
        nodes: [
          {
            quantity: 2,
            restockType: "RETURN",
            restocked: true,
            location: { name: "Shop" },
            subtotalSet: { shopMoney: { amount: "39.98" } },
            totalTaxSet: { shopMoney: { amount: "3.29" } },
          },
        ],
      },
      transactions: {
        nodes: [{ status: "SUCCESS", parentTransaction: { id: "gid://shopify/OrderTransaction/10027" } }],
      },
      refundShippingLines: { nodes: [{ subtotalAmountSet: { shopMoney: { amount: "5.0" } } }] },
    });
    expect(result["order"]).toMatchObject({
      displayFinancialStatus: "PARTIALLY_REFUNDED",
      netPaymentSet: { shopMoney: { amount: "21.64" } },
    });
    expect(sample.state.inventory["601:402"]).toBe(4);
    const refundId = sample.state.orders[1]!.refunds[0]!.id;
    expect(sample.state.ledger).toEqual([
      {
        at: "2026-11-20T12:00:00.000Z",
        kind: "stock",
        variantId: 601,
        locationId: 402,
        change: 2,
        because: "refund of #1002, return",
        refundId,
      },
      {
        at: "2026-11-20T12:00:00.000Z",
        kind: "refund",
        orderId: 1002,
        refundId,
        to: "original",
        gateway: "shopify_payments",
        amount: pair(4868),
        shopCurrency: "USD",
        presentmentCurrency: "USD",
        idempotencyKey: "k1",
      },
    ]);
    expect(sample.events.map((event) => event.topic)).toEqual([
      "inventory_levels/update",
      "refunds/create",
      "order_transactions/create",
      "orders/updated",
    ]);
    expect(sample.events[1]!.payload).toMatchObject({
      id: refundId,
      order_id: 1002,
      note: "broken",
      restock: true,
      transactions: [{ amount: "48.68", status: "success", parent_id: 10027 }],
    });
    expect(sample.events[3]!.payload).toMatchObject({
      id: 1002,
      financial_status: "partially_refunded",
      updated_at: "2026-11-20T12:00:00Z",
    });
  });

  it("takes unsent units off the order when they are cancelled", async () => {
    const sample = openSample();
    const cancelled = lineInput(10011, 3, { restockType: "CANCEL", locationId: "gid://shopify/Location/401" });
    const result = await refund(sample, {
      orderId: orderGid(1001),
      refundLineItems: [cancelled],
      shipping: { fullRefund: true },
      transactions: [payment(1001, 10017, "70.32")],
    });
    expect(result["order"]).toMatchObject({
      displayFinancialStatus: "REFUNDED",
      displayFulfillmentStatus: "RESTOCKED",
    });
    expect(sample.state.inventory["601:401"]).toBe(13);
    const again = await refund(sample, { orderId: orderGid(1001), refundLineItems: [lineInput(10011, 1)] });
    expect(again["userErrors"]).toEqual([
      { field: ["refundLineItems", "0", "quantity"], message: "Quantity cannot refund more items than were purchased" },
    ]);
  });

  it("refunds in the currency that the customer paid in, and keeps the shop's beside it", async () => {
    const sample = openSample();
    const input = {
      orderId: orderGid(1003),
      currency: "EUR",
      refundLineItems: [lineInput(10031, 1)],
      transactions: [payment(1003, 10037, "15.42")],
    };
    const result = await refund(sample, input);
    expect(result["userErrors"]).toEqual([]);
    expect(result["refund"].totalRefundedSet).toEqual({
      shopMoney: { amount: "16.65", currencyCode: "USD" },
      presentmentMoney: { amount: "15.42", currencyCode: "EUR" },
    });
    const rest = await refund(sample, { ...input, refundLineItems: [], transactions: [payment(1003, 10037, "81.87")] });
    expect(rest["order"]).toMatchObject({
      displayFinancialStatus: "REFUNDED",
      netPaymentSet: { shopMoney: { amount: "0.0" }, presentmentMoney: { amount: "0.0" } },
    });
  });

  it("gives store credit to the customer", async () => {
    const sample = openSample();
    const credit = (amount: string, currencyCode = "EUR") => ({
      storeCreditRefund: { amount: { amount, currencyCode } },
    });
    const input = { orderId: orderGid(1003), currency: "EUR", refundLineItems: [lineInput(10032, 1)] };
    const wrong = await refund(sample, { ...input, refundMethods: [credit("41.76", "USD")] });
    expect(wrong["userErrors"][0].field).toEqual(["refundMethods", "0", "storeCreditRefund", "amount", "currencyCode"]);
    const right = await refund(sample, { ...input, refundMethods: [credit("41.76")] });
    expect(right["userErrors"]).toEqual([]);
    expect(right["refund"].totalRefundedSet.presentmentMoney.amount).toBe("41.76");
    expect(sample.state.storeCredit).toMatchObject([{ customerId: 301, currency: "EUR", balance: 4176 }]);
    expect(moneyMoved(sample)).toMatchObject([{ to: "store_credit", gateway: null, amount: { presentment: 4176 } }]);
    const guest = await refund(sample, { orderId: orderGid(1007), refundMethods: [credit("1", "USD")] });
    expect(guest["userErrors"]).toContainEqual({
      field: ["refundMethods", "0", "storeCreditRefund"],
      message: "Store credit needs an order with a customer",
    });
  });

  const base = { orderId: orderGid(1001) };
  it.each<[string, object, string[] | null, string]>([
    ["an unknown order", { orderId: orderGid(9) }, ["orderId"], "Order does not exist"],
    ["a deleted order", { orderId: orderGid(1006) }, ["orderId"], "Order does not exist"],
    [
      "an unknown line",
      { ...base, refundLineItems: [lineInput(7, 1)] },
      ["refundLineItems", "0", "lineItemId"],
      "Line item does not exist on the order",
    ],
    [
      "no units",
      { ...base, refundLineItems: [lineInput(10011, 0)] },
      ["refundLineItems", "0", "quantity"],
      "Quantity must be greater than 0",
    ],
    [
      "too many units in two entries",
      { ...base, refundLineItems: [lineInput(10011, 2), lineInput(10011, 2)] },
      ["refundLineItems", "1", "quantity"],
      "Quantity cannot refund more items than were purchased",
    ],
    [
      "a restock without a place",
      { ...base, refundLineItems: [lineInput(10011, 1, { restockType: "CANCEL" })] },
      ["refundLineItems", "0", "locationId"],
      "Location can't be blank when items are restocked",
    ],
    [
      "a closed place",
      {
        ...base,
        refundLineItems: [lineInput(10011, 1, { restockType: "CANCEL", locationId: "gid://shopify/Location/403" })],
      },
      ["refundLineItems", "0", "locationId"],
      "Location does not exist or is not active",
    ],
    [
      "a return of what was not sent",
      {
        ...base,
        refundLineItems: [lineInput(10011, 1, { restockType: "RETURN", locationId: "gid://shopify/Location/401" })],
      },
      ["refundLineItems", "0", "restockType"],
      "Restock type cannot return more items than were fulfilled",
    ],
    [
      "more than was paid",
      { ...base, transactions: [payment(1001, 10017, "70.33")] },
      null,
      "Refund amount $70.33 is greater than net payment received $70.32",
    ],
    [
      "nothing",
      { ...base, transactions: [payment(1001, 10017, "0")] },
      ["transactions", "0", "amount"],
      "Amount must be greater than 0",
    ],
    [
      "less than nothing",
      { ...base, transactions: [payment(1001, 10017, "-3.00")] },
      ["transactions", "0", "amount"],
      "Amount must be greater than 0",
    ],
    [
      "fractions of a cent",
      { ...base, transactions: [payment(1001, 10017, "1.001")] },
      ["transactions", "0", "amount"],
      "Amount has too many decimal places for USD",
    ],
    [
      "no payment to go back to",
      { ...base, transactions: [payment(1001, 10017, "1", { parentId: null })] },
      ["transactions", "0", "parentId"],
      "Parent transaction can't be blank",
    ],
    [
      "a foreign payment",
      { ...base, transactions: [payment(1001, 10027, "1")] },
      ["transactions", "0", "parentId"],
      "Parent transaction does not exist",
    ],
    [
      "another gateway",
      { ...base, transactions: [payment(1001, 10017, "1", { gateway: "paypal" })] },
      ["transactions", "0", "gateway"],
      "Gateway does not match the gateway of the parent transaction",
    ],
    [
      "a sale",
      { ...base, transactions: [payment(1001, 10017, "1", { kind: "SALE" })] },
      ["transactions", "0", "kind"],
      "Kind must be refund",
    ],
    [
      "another order's id",
      { ...base, transactions: [payment(1002, 10017, "1")] },
      ["transactions", "0", "orderId"],
      "Order must be the order that is refunded",
    ],
    [
      "more than one payment holds",
      { orderId: orderGid(1004), transactions: [payment(1004, 10048, "50.33")] },
      ["transactions", "0", "amount"],
      "Amount exceeds the amount that can be refunded to the parent transaction",
    ],
    [
      "more than a payment holds, in two entries",
      { orderId: orderGid(1004), transactions: [payment(1004, 10048, "30"), payment(1004, 10048, "21")] },
      ["transactions", "1", "amount"],
      "Amount exceeds the amount that can be refunded to the parent transaction",
    ],
    [
      "more shipping than was paid",
      { ...base, shipping: { amount: "5.01" } },
      ["shipping", "amount"],
      "Shipping amount is greater than the refundable shipping amount",
    ],
    [
      "shipping said twice",
      { ...base, shipping: { amount: "1", fullRefund: true } },
      ["shipping"],
      "Shipping accepts either an amount or a full refund",
    ],
    [
      "no currency for an order in another one",
      { orderId: orderGid(1003), transactions: [payment(1003, 10037, "1")] },
      ["currency"],
      "Currency is required when the order's presentment currency is not the shop's",
    ],
    [
      "the shop's currency for such an order",
      { orderId: orderGid(1003), currency: "USD", transactions: [payment(1003, 10037, "1")] },
      ["currency"],
      "Currency must be the order's presentment currency (EUR)",
    ],
    [
      "an endless note",
      { ...base, note: "x".repeat(5001), transactions: [payment(1001, 10017, "1")] },
      ["note"],
      "Note is too long (maximum is 5000 characters)",
    ],
    ["an empty refund", base, null, "Refund must contain line items, shipping, transactions or refund methods"],
  ])("refuses %s", async (_what, input, field, message) => {
    const sample = openSample();
    const before = JSON.stringify(sample.state);
    const result = await refund(sample, input as Record<string, unknown>);
    expect(result["refund"]).toBeNull();
    expect(result["userErrors"]).toContainEqual({ field, message });
    expect(JSON.stringify(sample.state)).toBe(before);
    expect(sample.events).toEqual([]);
  });

  it("refunds more than was paid only when that is asked for", async () => {
    const sample = openSample();
    const input = { ...base, transactions: [payment(1001, 10017, "80.00")], allowOverRefunding: true };
    expect((await refund(sample, input))["userErrors"]).toEqual([]);
    expect(moneyMoved(sample)).toMatchObject([{ amount: pair(8000) }]);
  });

  it("knows currencies without decimals and with three", async () => {
    const state = makeSampleState();
    const yen = sampleOrder(3001, {
      presentmentCurrency: "JPY",
      lines: [sampleLine(30011, { unitPrice: pair(1999, 3001), tax: pair(0) })],
      shippingLines: [],
      transactions: [samplePayment(30017, pair(5997, 9003))],
    });
    const dinar = sampleOrder(3002, {
      presentmentCurrency: "KWD",
      lines: [sampleLine(30021, { unitPrice: pair(1999, 6125), tax: pair(0) })],
      shippingLines: [],
      transactions: [samplePayment(30027, pair(5997, 18375))],
    });
    const sample = openSample({ ...state, orders: [yen, dinar] });
    const fraction = await refund(sample, {
      orderId: orderGid(3001),
      currency: "JPY",
      transactions: [payment(3001, 30017, "10.5")],
    });
    expect(fraction["userErrors"][0].message).toBe("Amount has too many decimal places for JPY");
    const inYen = await refund(sample, {
      orderId: orderGid(3001),
      currency: "JPY",
      refundLineItems: [lineInput(30011, 1)],
      transactions: [payment(3001, 30017, "3001")],
    });
    expect(inYen["refund"].totalRefundedSet).toEqual({
      shopMoney: { amount: "19.99", currencyCode: "USD" },
      presentmentMoney: { amount: "3001.0", currencyCode: "JPY" },
    });
    const inDinar = await refund(sample, {
      orderId: orderGid(3002),
      currency: "KWD",
      transactions: [payment(3002, 30027, "6.125")],
    });
    expect(inDinar["refund"].totalRefundedSet.presentmentMoney).toEqual({ amount: "6.125", currencyCode: "KWD" });
    expect(moneyMoved(sample)).toMatchObject([{ amount: pair(1999, 3001) }, { amount: pair(1999, 6125) }]);
  });
});

describe("refunds in any parts", () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 });
  const orders = fc.record({
    taxesIncluded: fc.boolean(),
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 7 }),
        price: amount,
        rate: fc.integer({ min: 1, max: 300 }),
        discount: amount,
        tax: amount,
      }),
      { minLength: 1, maxLength: 4 },
    ),
    shipping: amount,
    order: fc.infiniteStream(fc.nat()),
  });

  it("come to exactly what was paid, in both currencies", async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (plan) => {
        const order: OrderRecord = sampleOrder(5000, {
          presentmentCurrency: "EUR",
          taxesIncluded: plan.taxesIncluded,
          lines: plan.lines.map((line, place) => {
            const convert = (value: number) => pair(value, Math.floor((value * line.rate) / 100));
            const total = line.price * line.quantity;
            const discount = Math.min(line.discount, total);
            return sampleLine(50_000 + place, {
              quantity: line.quantity,
              unitPrice: convert(line.price),
              discount: convert(discount),
              tax: convert(Math.min(line.tax, total - discount)),
            });
          }),
          shippingLines: [
            { id: 1, title: "Post", price: pair(plan.shipping, plan.shipping), discount: pair(0), tax: pair(0) },
          ],
        });
        const sample = openSample({ ...makeSampleState(), orders: [order] });
        // One unit after the other, in whatever order of lines, each with what Shopify suggests for it.
        const units = order.lines.flatMap((line) => Array.from({ length: line.quantity }, () => line.id));
        const random = plan.order[Symbol.iterator]();
        while (units.length > 0) {
          const [lineId] = units.splice(random.next().value % units.length, 1);
          const lines = [lineInput(lineId!, 1)];
          const { data } = await sample.ask(suggest, { id: orderGid(5000), lines, ship: units.length === 0 });
          const transactions = data.order.suggestedRefund.suggestedTransactions.map(
            (one: { amountSet: { presentmentMoney: { amount: string } } }) =>
              payment(5000, 50_007, one.amountSet.presentmentMoney.amount),
          );
          const made = await refund(sample, {
            orderId: orderGid(5000),
            currency: "EUR",
            refundLineItems: lines,
            transactions,
            ...(units.length === 0 && { shipping: { fullRefund: true } }),
          });
          expect(made["userErrors"]).toEqual([]);
        }
        for (const line of order.lines)
          expect(remainingOfLine(order, line)).toEqual({ units: 0, price: pair(0), tax: pair(0) });
        expect(remainingOfShipping(order).price).toEqual(pair(0));
        expect(netPaymentOf(order)).toMatchObject({ presentment: 0 });
        const moved = moneyMoved(sample).reduce((sum, entry) => sum + entry.amount.presentment, 0);
        expect(moved).toBe(order.transactions[0]!.amount.presentment);
      }),
      { numRuns: 40 },
    );
  });
});
