import { describe, expect, it } from "vitest";
import { askRefund, lineInput, moneyMoved, orderGid, paymentInput } from "./ask-refund.ts";
import { openSample } from "./ask-sample.ts";
import { pair, sampleLine, sampleOrder, samplePayment } from "./sample-orders.ts";
import { makeSampleState } from "./sample-state.ts";

describe("refundCreate", () => {
  it("gives money back, restocks, writes both into the ledger and tells of it", async () => {
    const sample = openSample();
    const result = await askRefund(
      sample,
      {
        orderId: orderGid(1002),
        note: "broken",
        refundLineItems: [lineInput(10021, 2, { restockType: "RETURN", locationId: "gid://shopify/Location/402" })],
        shipping: { amount: "5.00" },
        transactions: [paymentInput(1002, 10027, "48.68")],
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
    const result = await askRefund(sample, {
      orderId: orderGid(1001),
      refundLineItems: [cancelled],
      shipping: { fullRefund: true },
      transactions: [paymentInput(1001, 10017, "70.32")],
    });
    expect(result["order"]).toMatchObject({
      displayFinancialStatus: "REFUNDED",
      displayFulfillmentStatus: "RESTOCKED",
    });
    expect(sample.state.inventory["601:401"]).toBe(13);
    expect(sample.state.orders[0]!.lines[0]!.removedQuantity).toBe(3);
    const again = await askRefund(sample, { orderId: orderGid(1001), refundLineItems: [lineInput(10011, 1)] });
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
      transactions: [paymentInput(1003, 10037, "15.42")],
    };
    const result = await askRefund(sample, input);
    expect(result["userErrors"]).toEqual([]);
    expect(result["refund"].totalRefundedSet).toEqual({
      shopMoney: { amount: "16.65", currencyCode: "USD" },
      presentmentMoney: { amount: "15.42", currencyCode: "EUR" },
    });
    const rest = await askRefund(sample, {
      ...input,
      refundLineItems: [],
      transactions: [paymentInput(1003, 10037, "81.87")],
    });
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
    const wrong = await askRefund(sample, { ...input, refundMethods: [credit("41.76", "USD")] });
    expect(wrong["userErrors"][0].field).toEqual(["refundMethods", "0", "storeCreditRefund", "amount", "currencyCode"]);
    const right = await askRefund(sample, { ...input, refundMethods: [credit("41.76")] });
    expect(right["userErrors"]).toEqual([]);
    expect(right["refund"].totalRefundedSet.presentmentMoney.amount).toBe("41.76");
    expect(sample.state.storeCredit).toMatchObject([{ customerId: 301, currency: "EUR", balance: 4176 }]);
    expect(moneyMoved(sample)).toMatchObject([{ to: "store_credit", gateway: null, amount: { presentment: 4176 } }]);
    const guest = await askRefund(sample, { orderId: orderGid(1007), refundMethods: [credit("1", "USD")] });
    expect(guest["userErrors"]).toContainEqual({
      field: ["refundMethods", "0", "storeCreditRefund"],
      message: "Store credit needs an order with a customer",
    });
  });

  const base = { orderId: orderGid(1001) };
  it("refunds more than was paid only when that is asked for", async () => {
    const sample = openSample();
    const input = { ...base, transactions: [paymentInput(1001, 10017, "80.00")], allowOverRefunding: true };
    expect((await askRefund(sample, input))["userErrors"]).toEqual([]);
    expect(moneyMoved(sample)).toMatchObject([{ amount: pair(8000) }]);
  });

  it("counts several entries of one line together, to the cent", async () => {
    const sample = openSample();
    const refundLineItems = [lineInput(10011, 1), lineInput(10011, 2)];
    const result = await askRefund(sample, { ...base, refundLineItems });
    const taxes = result["refund"].refundLineItems.nodes.map(
      (node: { totalTaxSet: { shopMoney: { amount: string } } }) => node.totalTaxSet.shopMoney.amount,
    );
    // 4.94 of tax over three units
    expect(taxes).toEqual(["1.65", "3.29"]);
  });

  it("still takes goods back when more was paid back than was paid", async () => {
    const sample = openSample();
    await askRefund(sample, { ...base, transactions: [paymentInput(1001, 10017, "80")], allowOverRefunding: true });
    const goods = await askRefund(sample, { ...base, refundLineItems: [lineInput(10011, 1)] });
    expect(goods["userErrors"]).toEqual([]);
    const more = await askRefund(sample, { ...base, transactions: [paymentInput(1001, 10017, "0.01")] });
    expect(more["userErrors"][0].message).toBe("Refund amount $0.01 is greater than net payment received -$9.68");
  });

  it("leaves out units that an edit took off the order", async () => {
    const sample = openSample();
    sample.state.orders[0]!.lines[0]!.removedQuantity = 2;
    const input = (quantity: number) => ({ ...base, refundLineItems: [lineInput(10011, quantity)] });
    expect((await askRefund(sample, input(2)))["userErrors"]).toHaveLength(1);
    const last = await askRefund(sample, input(1));
    expect(last["refund"].refundLineItems.nodes[0].subtotalSet.shopMoney.amount).toBe("19.99");
    expect(last["refund"].refundLineItems.nodes[0].totalTaxSet.shopMoney.amount).toBe("1.65");
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
    const fraction = await askRefund(sample, {
      orderId: orderGid(3001),
      currency: "JPY",
      transactions: [paymentInput(3001, 30017, "10.5")],
    });
    expect(fraction["userErrors"][0].message).toBe("Amount has too many decimal places for JPY");
    const inYen = await askRefund(sample, {
      orderId: orderGid(3001),
      currency: "JPY",
      refundLineItems: [lineInput(30011, 1)],
      transactions: [paymentInput(3001, 30017, "3001")],
    });
    expect(inYen["refund"].totalRefundedSet).toEqual({
      shopMoney: { amount: "19.99", currencyCode: "USD" },
      presentmentMoney: { amount: "3001.0", currencyCode: "JPY" },
    });
    const inDinar = await askRefund(sample, {
      orderId: orderGid(3002),
      currency: "KWD",
      transactions: [paymentInput(3002, 30027, "6.125")],
    });
    expect(inDinar["refund"].totalRefundedSet.presentmentMoney).toEqual({ amount: "6.125", currencyCode: "KWD" });
    expect(moneyMoved(sample)).toMatchObject([{ amount: pair(1999, 3001) }, { amount: pair(1999, 6125) }]);
  });
});
