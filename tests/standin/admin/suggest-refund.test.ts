import { describe, expect, it } from "vitest";
import { lineInput, orderGid, suggestRefundQuery } from "./ask-refund.ts";
import { openSample } from "./ask-sample.ts";

describe("suggestedRefund", () => {
  it("gives price, tax and shipping of the wanted units", async () => {
    const { ask } = openSample();
    const { data, errors } = await ask(suggestRefundQuery, {
      id: orderGid(1001),
      lines: [lineInput(10011, 1)],
      ship: true,
    });
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
    const { data } = await ask(suggestRefundQuery, {
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
    const { data } = await ask(suggestRefundQuery, { id: orderGid(1004), full: true });
    expect(data.order.suggestedRefund.suggestedTransactions).toMatchObject([
      { gateway: "shopify_payments", amountSet: { shopMoney: { amount: "50.32" } } },
      { gateway: "gift_card", amountSet: { shopMoney: { amount: "20.0" } } },
    ]);
    expect(data.order.suggestedRefund.refundLineItems).toMatchObject([{ quantity: 3, restockType: "CANCEL" }]);
  });

  it("suggests store credit instead of payments", async () => {
    const { ask } = openSample();
    const { data } = await ask(suggestRefundQuery, {
      id: orderGid(1001),
      lines: [lineInput(10011, 1)],
      to: "STORE_CREDIT",
    });
    expect(data.order.suggestedRefund.suggestedTransactions).toEqual([]);
    expect(data.order.suggestedRefund.suggestedRefundMethods).toMatchObject([
      { __typename: "SuggestedStoreCreditRefund", amount: { shopMoney: { amount: "21.64" } } },
    ]);
  });

  it("refuses more units than there are", async () => {
    const { ask } = openSample();
    const { errors } = await ask(suggestRefundQuery, { id: orderGid(1001), lines: [lineInput(10011, 4)] });
    expect(errors[0]?.message).toBe("Quantity cannot refund more items than were purchased");
  });
});
