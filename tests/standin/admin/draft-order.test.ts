import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import type { Sample } from "./ask-sample.ts";
import { sampleShop } from "./sample-state.ts";

const money = "{ shopMoney { amount currencyCode } }";
const calculate = `mutation ($in: DraftOrderInput!) { draftOrderCalculate(input: $in) { calculatedDraftOrder {
  totalPriceSet ${money} subtotalPriceSet ${money} totalDiscountsSet ${money} totalTaxSet ${money} totalShippingPriceSet ${money}
  lineItems { title variantTitle quantity variant { id inventoryQuantity } discountedTotalSet ${money} } alerts { title content severity } warnings { message } } userErrors { field message } } }`;
const create = `mutation ($in: DraftOrderInput!) { draftOrderCreate(input: $in) { draftOrder { id name status tags totalPriceSet ${money} order { id } } userErrors { field message } } }`;
const complete = `mutation ($id: ID!) { draftOrderComplete(id: $id, sourceName: "latte") { draftOrder { id status order { id name tags note sourceName
  customAttributes { key value } displayFinancialStatus displayFulfillmentStatus totalPriceSet ${money} customer { id } shippingAddress { address1 city }
  fulfillmentOrders(first: 5) { nodes { status lineItems(first: 5) { nodes { remainingQuantity } } } } lineItems(first: 5) { nodes { title quantity } } } } userErrors { field message } } }`;
const find = `query ($q: String!) { draftOrders(first: 5, query: $q) { nodes { id status order { id } } } orders(first: 5, query: $q) { nodes { id } } }`;

const wanted = (changes: Record<string, unknown> = {}) => ({
  purchasingEntity: { customerId: "gid://shopify/Customer/301" },
  lineItems: [{ variantId: "gid://shopify/ProductVariant/601", quantity: 2 }],
  appliedDiscount: { value: 100, valueType: "PERCENTAGE", title: "Replacement" },
  shippingLine: { title: "Free", priceWithCurrency: { amount: "0", currencyCode: "USD" } },
  shippingAddress: {
    firstName: "Ana",
    lastName: "K",
    address1: "Nowa 1",
    city: "Kraków",
    zip: "31-019",
    countryCode: "PL",
  },
  tags: ["replacement", "latte-abc"],
  customAttributes: [{ key: "Replaces", value: "#1001" }],
  note: "Replaces #1001",
  ...changes,
});

async function make(sample: Sample, changes = {}): Promise<string> {
  const { data } = await sample.ask(create, { in: wanted(changes) });
  expect(data.draftOrderCreate.userErrors).toEqual([]);
  return data.draftOrderCreate.draftOrder.id;
}
const kinds = (sample: Sample) => sample.state.ledger.map((entry) => entry.kind);

describe("draft orders", () => {
  it("are calculated without anything being kept", async () => {
    const sample = openSample();
    const { data } = await sample.ask(calculate, { in: wanted() });
    const sum = (amount: string) => ({ shopMoney: { amount, currencyCode: "USD" } });
    expect(data.draftOrderCalculate).toEqual({
      userErrors: [],
      calculatedDraftOrder: {
        totalPriceSet: sum("0.0"),
        subtotalPriceSet: sum("0.0"),
        totalDiscountsSet: sum("39.98"),
        totalTaxSet: sum("0.0"),
        totalShippingPriceSet: sum("0.0"),
        lineItems: [
          {
            title: "Mug",
            variantTitle: "Blue",
            quantity: 2,
            variant: { id: "gid://shopify/ProductVariant/601", inventoryQuantity: 12 },
            discountedTotalSet: sum("0.0"),
          },
        ],
        alerts: [],
        warnings: [],
      },
    });
    const half = await sample.ask(calculate, {
      in: wanted({
        appliedDiscount: { value: 50, valueType: "PERCENTAGE" },
        lineItems: [{ variantId: "gid://shopify/ProductVariant/601", quantity: 99 }],
      }),
    });
    const { calculatedDraftOrder: short } = half.data.draftOrderCalculate;
    expect(short.alerts).toMatchObject([{ severity: "WARNING", title: "Not enough inventory" }]);
    // 99 × 19.99, half of it, and 8.25 % of tax on top
    expect(short).toMatchObject({
      subtotalPriceSet: sum("989.5"),
      totalTaxSet: sum("81.63"),
      totalPriceSet: sum("1071.13"),
    });
    expect(sample.state.drafts).toBeUndefined();
    expect(sample.state.ledger).toEqual([]);
  });

  it("become one paid order with everything on it, once", async () => {
    const sample = openSample();
    const id = await make(sample);
    expect(sample.state.orders).toHaveLength(7);
    const { data } = await sample.ask(complete, { id });
    const { draftOrder, userErrors } = data.draftOrderComplete;
    expect(userErrors).toEqual([]);
    expect(draftOrder).toMatchObject({
      status: "COMPLETED",
      order: {
        name: "#1008",
        tags: ["latte-abc", "replacement"],
        note: "Replaces #1001",
        sourceName: "latte",
        customAttributes: [{ key: "Replaces", value: "#1001" }],
        displayFinancialStatus: "PAID",
        displayFulfillmentStatus: "UNFULFILLED",
        totalPriceSet: { shopMoney: { amount: "0.0" } },
        customer: { id: "gid://shopify/Customer/301" },
        shippingAddress: { address1: "Nowa 1", city: "Kraków" },
        fulfillmentOrders: { nodes: [{ status: "OPEN", lineItems: { nodes: [{ remainingQuantity: 2 }] } }] },
        lineItems: { nodes: [{ title: "Mug", quantity: 2 }] },
      },
    });
    const again = await sample.ask(complete, { id });
    expect(again.data.draftOrderComplete).toEqual({
      draftOrder: null,
      userErrors: [{ field: null, message: "This order has been paid" }],
    });
    expect(kinds(sample)).toEqual(["draft_created", "stock", "draft_completed"]);
    expect(sample.state.inventory["601:401"]).toBe(8);
    const order = sample.state.orders.at(-1)!;
    sample.api.edits.fulfillOrder(sampleShop, order.id);
    expect(sample.state.inventory["601:401"]).toBe(8);
    const topics = sample.events.map((event) => event.topic);
    expect(topics.filter((topic) => topic === "orders/create")).toHaveLength(1);
    expect(topics).toContain("draft_orders/create");
    const { data: found } = await sample.ask(find, { q: "tag:latte-abc" });
    expect(found).toMatchObject({
      draftOrders: { nodes: [{ id, status: "COMPLETED", order: { id: draftOrder.order.id } }] },
      orders: { nodes: [{ id: draftOrder.order.id }] },
    });
  });

  it("are two when made twice, and one order each when completed at once", async () => {
    const sample = openSample();
    const [first, second] = await Promise.all([make(sample), make(sample)]);
    expect(first).not.toBe(second);
    await Promise.all(Array.from({ length: 5 }, () => sample.ask(complete, { id: first })));
    expect(kinds(sample).filter((kind) => kind === "draft_completed")).toHaveLength(1);
    expect(sample.state.orders).toHaveLength(8);
  });

  it("stay unknown to searches for as long as the search is behind", async () => {
    const sample = openSample();
    sample.api.search.lagMs = 60_000;
    const id = await make(sample);
    expect((await sample.ask(find, { q: "tag:latte-abc" })).data.draftOrders.nodes).toEqual([]);
    expect((await sample.ask(`{ draftOrder(id: "${id}") { status } }`)).data.draftOrder).toEqual({ status: "OPEN" });
    sample.advance(60_000);
    expect((await sample.ask(find, { q: "tag:latte-abc" })).data.draftOrders.nodes).toHaveLength(1);
  });

  it("are thrown away unless they became an order", async () => {
    const sample = openSample();
    const remove =
      "mutation ($in: DraftOrderDeleteInput!) { draftOrderDelete(input: $in) { deletedId userErrors { message } } }";
    const [open, done] = [await make(sample), await make(sample)];
    await sample.ask(complete, { id: done });
    expect((await sample.ask(remove, { in: { id: open } })).data.draftOrderDelete).toEqual({
      deletedId: open,
      userErrors: [],
    });
    expect((await sample.ask(remove, { in: { id: done } })).data.draftOrderDelete.userErrors).toHaveLength(1);
    expect((await sample.ask(complete, { id: open })).data.draftOrderComplete.userErrors[0].message).toMatch(
      /does not exist/,
    );
  });

  it("tell every mistake, and keep nothing", async () => {
    const sample = openSample();
    const { data } = await sample.ask(create, {
      in: wanted({
        lineItems: [{ variantId: "gid://shopify/ProductVariant/9", quantity: 0 }],
        tags: ["x".repeat(41)],
        email: "nobody",
      }),
    });
    expect(data.draftOrderCreate.userErrors).toEqual([
      { field: ["lineItems", "0"], message: "Product with ID 9 is no longer available." },
      { field: ["lineItems", "0", "quantity"], message: "Quantity must be greater than or equal to 1" },
      { field: ["email"], message: "Email is invalid" },
      { field: ["tags"], message: "Tags is too long (maximum is 40 characters)" },
    ]);
    const empty = await sample.ask(create, { in: wanted({ lineItems: [] }) });
    expect(empty.data.draftOrderCreate.userErrors).toEqual([{ field: null, message: "Add at least 1 product" }]);
    expect(sample.state.drafts ?? []).toEqual([]);
  });

  it("need their own scope", async () => {
    const sample = openSample();
    const token = { kind: "offline" as const, scopes: ["write_orders", "read_customers"] };
    for (const query of [calculate, create])
      expect((await sample.ask(query, { in: wanted() }, { token })).errors[0]!.extensions["code"]).toBe(
        "ACCESS_DENIED",
      );
    expect(sample.state.drafts).toBeUndefined();
  });

  it("fail as they are told to", async () => {
    const sample = openSample();
    sample.api.faults.next({
      kind: "error",
      operation: "draftOrderCreate",
      message: "Oops",
      code: "INTERNAL_SERVER_ERROR",
      acts: true,
    });
    const lost = await sample.ask(create, { in: wanted() });
    expect(lost).toMatchObject({ data: null, errors: [{ message: "Oops" }] });
    expect(sample.state.drafts).toHaveLength(1);
    sample.api.faults.next({ kind: "partial", operation: "draftOrderComplete", path: ["draftOrderComplete"] });
    const id = `gid://shopify/DraftOrder/${sample.state.drafts![0]!.id}`;
    expect((await sample.ask(complete, { id })).data.draftOrderComplete).toBeNull();
    expect(sample.state.orders).toHaveLength(8);
    sample.api.faults.next({ kind: "throttled", operation: "draftOrderCreate" });
    expect((await sample.ask(create, { in: wanted() })).errors[0]!.extensions["code"]).toBe("THROTTLED");
    expect(sample.state.drafts).toHaveLength(1);
  });
});

describe("orderUpdate", () => {
  it("keeps note attributes", async () => {
    const sample = openSample();
    const update = `mutation ($in: OrderInput!) { orderUpdate(input: $in) { order { note customAttributes { key value } } userErrors { message } } }`;
    const { data } = await sample.ask(update, {
      in: { id: "gid://shopify/Order/1001", customAttributes: [{ key: "Replaced by", value: "#1008" }] },
    });
    expect(data.orderUpdate.order).toEqual({ note: null, customAttributes: [{ key: "Replaced by", value: "#1008" }] });
    expect(sample.events.at(-1)!.payload).toMatchObject({ note_attributes: [{ name: "Replaced by", value: "#1008" }] });
  });
});
