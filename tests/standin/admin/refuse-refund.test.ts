import { describe, expect, it } from "vitest";
import { askRefund, lineInput, orderGid, paymentInput } from "./ask-refund.ts";
import { openSample } from "./ask-sample.ts";

describe("refundCreate refuses", () => {
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
      { ...base, transactions: [paymentInput(1001, 10017, "70.33")] },
      null,
      "Refund amount $70.33 is greater than net payment received $70.32",
    ],
    [
      "nothing",
      { ...base, transactions: [paymentInput(1001, 10017, "0")] },
      ["transactions", "0", "amount"],
      "Amount must be greater than 0",
    ],
    [
      "less than nothing",
      { ...base, transactions: [paymentInput(1001, 10017, "-3.00")] },
      ["transactions", "0", "amount"],
      "Amount must be greater than 0",
    ],
    [
      "fractions of a cent",
      { ...base, transactions: [paymentInput(1001, 10017, "1.001")] },
      ["transactions", "0", "amount"],
      "Amount has too many decimal places for USD",
    ],
    [
      "no payment to go back to",
      { ...base, transactions: [paymentInput(1001, 10017, "1", { parentId: null })] },
      ["transactions", "0", "parentId"],
      "Parent transaction can't be blank",
    ],
    [
      "a foreign payment",
      { ...base, transactions: [paymentInput(1001, 10027, "1")] },
      ["transactions", "0", "parentId"],
      "Parent transaction does not exist",
    ],
    [
      "another gateway",
      { ...base, transactions: [paymentInput(1001, 10017, "1", { gateway: "paypal" })] },
      ["transactions", "0", "gateway"],
      "Gateway does not match the gateway of the parent transaction",
    ],
    [
      "a sale",
      { ...base, transactions: [paymentInput(1001, 10017, "1", { kind: "SALE" })] },
      ["transactions", "0", "kind"],
      "Kind must be refund",
    ],
    [
      "another order's id",
      { ...base, transactions: [paymentInput(1002, 10017, "1")] },
      ["transactions", "0", "orderId"],
      "Order must be the order that is refunded",
    ],
    [
      "more than one payment holds",
      { orderId: orderGid(1004), transactions: [paymentInput(1004, 10048, "50.33")] },
      ["transactions", "0", "amount"],
      "Amount exceeds the amount that can be refunded to the parent transaction",
    ],
    [
      "more than a payment holds, in two entries",
      { orderId: orderGid(1004), transactions: [paymentInput(1004, 10048, "30"), paymentInput(1004, 10048, "21")] },
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
      { orderId: orderGid(1003), transactions: [paymentInput(1003, 10037, "1")] },
      ["currency"],
      "Currency is required when the order's presentment currency is not the shop's",
    ],
    [
      "the shop's currency for such an order",
      { orderId: orderGid(1003), currency: "USD", transactions: [paymentInput(1003, 10037, "1")] },
      ["currency"],
      "Currency must be the order's presentment currency (EUR)",
    ],
    [
      "an endless note",
      { ...base, note: "x".repeat(5001), transactions: [paymentInput(1001, 10017, "1")] },
      ["note"],
      "Note is too long (maximum is 5000 characters)",
    ],
    ["an empty refund", base, null, "Refund must contain line items, shipping, transactions or refund methods"],
  ])("%s", async (_what, input, field, message) => {
    const sample = openSample();
    const before = JSON.stringify(sample.state);
    const result = await askRefund(sample, input as Record<string, unknown>);
    expect(result["refund"]).toBeNull();
    expect(result["userErrors"]).toContainEqual({ field, message });
    expect(JSON.stringify(sample.state)).toBe(before);
    expect(sample.events).toEqual([]);
  });
});
