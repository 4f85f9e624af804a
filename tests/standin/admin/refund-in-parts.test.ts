import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderRecord } from "../state.ts";
import { askRefund, lineInput, moneyMoved, orderGid, paymentInput, suggestRefundQuery } from "./ask-refund.ts";
import { openSample } from "./ask-sample.ts";
import { netPaymentOf, remainingOfLine, remainingOfShipping } from "./order-money.ts";
import { pair, sampleLine, sampleOrder } from "./sample-orders.ts";
import { makeSampleState } from "./sample-state.ts";

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
            const unitPrice = convert(line.price);
            // Rounding may make a whole discount larger than its units in the other currency.
            const upTo = (value: number, most: number) => pair(value, Math.min(convert(value).presentment, most));
            const discounted = upTo(discount, unitPrice.presentment * line.quantity);
            return sampleLine(50_000 + place, {
              quantity: line.quantity,
              unitPrice,
              discount: discounted,
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
          const { data } = await sample.ask(suggestRefundQuery, {
            id: orderGid(5000),
            lines,
            ship: units.length === 0,
          });
          const transactions = data.order.suggestedRefund.suggestedTransactions.map(
            (one: { amountSet: { presentmentMoney: { amount: string } } }) =>
              paymentInput(5000, 50_007, one.amountSet.presentmentMoney.amount),
          );
          const made = await askRefund(sample, {
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
