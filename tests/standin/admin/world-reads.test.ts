import { getNamedType, isLeafType, isRequiredArgument } from "graphql";
import type { GraphQLField } from "graphql";
import { expect, it } from "vitest";
import { loadAdminSchema } from "../schema/load-schema.ts";
import { makeWorld } from "../world/make-world.ts";
import { createAdminApi } from "./admin-api.ts";
import type { SampleAnswer } from "./ask-sample.ts";
import { fieldMaps } from "./fields/field-maps.ts";
import { sampleNow, sampleScopes } from "./sample-state.ts";

const money = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";

/** Every modelled field of a type that is a plain value or an amount. */
function selectAll(type: string): string {
  const fields = (loadAdminSchema().schema.getType(type) as unknown as FieldHolder).getFields();
  return Object.keys(fieldMaps[type]!)
    .filter((name) => !fields[name]!.args.some(isRequiredArgument))
    .flatMap((name) => {
      const named = getNamedType(fields[name]!.type);
      // The generator's code for a declined refund is checked where it is made.
      if (name === "errorCode") return [];
      return isLeafType(named) ? [name] : named.name === "MoneyBag" ? [`${name} ${money}`] : [];
    })
    .join(" ");
}

interface FieldHolder {
  getFields(): Record<string, GraphQLField<unknown, unknown>>;
}

const page = `query ($after: String) { orders(first: 5, after: $after, sortKey: ID) { pageInfo { hasNextPage endCursor } nodes {
  ${selectAll("Order")} customer { ${selectAll("Customer")} } shippingAddress { ${selectAll("MailingAddress")} }
  lineItems(first: 9) { nodes { ${selectAll("LineItem")} image { url } product { ${selectAll("Product")} } variant { ${selectAll("ProductVariant")} } taxLines { title rate } } }
  shippingLines(first: 2) { nodes { ${selectAll("ShippingLine")} } }
  transactions { ${selectAll("OrderTransaction")} paymentDetails { __typename } parentTransaction { id } }
  refunds { ${selectAll("Refund")} refundLineItems(first: 5) { nodes { ${selectAll("RefundLineItem")} } } transactions(first: 5) { nodes { id } } }
  fulfillments { ${selectAll("Fulfillment")} trackingInfo { company number url } location { ${selectAll("Location")} }
    events(first: 9) { nodes { ${selectAll("FulfillmentEvent")} } } fulfillmentLineItems(first: 5) { nodes { ${selectAll("FulfillmentLineItem")} } } }
  suggestedRefund(suggestFullRefund: true) { amountSet ${money} maximumRefundableSet ${money} suggestedTransactions { amountSet ${money} } }
} } }`;

it("reads every order of the generated shops without an error, and its sums agree", { timeout: 120_000 }, async () => {
  const { states } = makeWorld({ seed: 7, now: sampleNow, orders: 150 });
  const api = createAdminApi({
    states: new Map(states.map((state) => [state.shop.domain, state])),
    clock: () => sampleNow,
    imageOrigin: () => "http://127.0.0.1:1",
    bucket: { maximum: 1e9, restoreRate: 0 },
  });
  let read = 0;
  for (const state of states) {
    state.installation = { id: 1, installedAt: sampleNow.toISOString(), scopes: sampleScopes };
    const caller = { shop: state.shop.domain, app: "latte", token: { kind: "offline" as const, scopes: sampleScopes } };
    let after: string | null = null;
    do {
      const { json } = await api.execute(caller, { query: page, variables: { after } });
      const { data, errors = [] } = json as unknown as SampleAnswer;
      expect(errors).toEqual([]);
      for (const order of data.orders.nodes) {
        const suggested = order.suggestedRefund;
        const amounts = (set: "shopMoney" | "presentmentMoney") =>
          suggested.suggestedTransactions.reduce(
            (sum: number, one: { amountSet: Record<string, { amount: string }> }) =>
              sum + Number(one.amountSet[set]!.amount),
            0,
          );
        expect(amounts("presentmentMoney")).toBeCloseTo(Number(suggested.amountSet.presentmentMoney.amount), 5);
        if (order.displayFinancialStatus === "PAID" && order.refunds.length === 0) {
          expect([order.name, order.netPaymentSet]).toEqual([order.name, order.totalPriceSet]);
          expect([order.name, suggested.amountSet]).toEqual([order.name, order.totalPriceSet]);
          expect(amounts("shopMoney")).toBeCloseTo(Number(order.totalPriceSet.shopMoney.amount), 5);
        }
        read += 1;
      }
      after = data.orders.pageInfo.hasNextPage ? data.orders.pageInfo.endCursor : null;
    } while (after !== null);
  }
  expect(read).toBe(states.flatMap((state) => state.orders).filter((order) => !order.deleted).length);
});
