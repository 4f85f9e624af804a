import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import { createFaults } from "./faults.ts";

const order = (id: number, fields = "id") => `{ order(id: "gid://shopify/Order/${id}") { ${fields} } }`;

describe("faults", () => {
  const tag =
    'mutation Tag { tagsAdd(id: "gid://shopify/Order/1001", tags: ["x"]) { node { id } userErrors { field message } } }';

  it("are acted out once, for the request that is meant", async () => {
    const { ask, api, state } = openSample();
    api.faults.next({ kind: "throttled", operation: "Other" });
    api.faults.next({ kind: "user-errors", operation: "tagsAdd", errors: [{ field: ["id"], message: "No" }] });
    expect((await ask(tag)).data.tagsAdd).toEqual({ node: null, userErrors: [{ field: ["id"], message: "No" }] });
    expect(state.orders[0]!.tags).toEqual([]);
    expect((await ask(tag)).data.tagsAdd.userErrors).toEqual([]);
    expect(api.faults.list()).toHaveLength(1);
    const throttled = await ask("query Other { shop { id } }");
    expect(throttled.errors[0]?.extensions.code).toBe("THROTTLED");
    expect(throttled.extensions.cost.throttleStatus.currentlyAvailable).toBeLessThan(
      throttled.extensions.cost.requestedQueryCost,
    );
    expect(api.faults.list()).toEqual([]);
  });

  it("can blank a part of the answer, or the whole of it before or after acting", async () => {
    const { ask, api, state } = openSample();
    api.faults.next({ kind: "partial", path: ["order", "customer"] });
    const partial = await ask(order(1001, "name customer { id }"));
    expect(partial.data.order).toEqual({ name: "#1001", customer: null });
    expect(partial.errors[0]?.path).toEqual(["order", "customer"]);
    api.faults.next({ kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR" });
    expect(await ask(tag)).toMatchObject({ data: null, errors: [{ message: "Internal error" }] });
    expect(state.orders[0]!.tags).toEqual([]);
    api.faults.next({ kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR", acts: true });
    expect((await ask(tag)).data).toBeNull();
    expect(state.orders[0]!.tags).toEqual(["x"]);
  });

  it("of the connection wait for whoever answers over HTTP", async () => {
    const faults = createFaults();
    faults.next({ kind: "reset-after", operation: /^refund/, times: 2 });
    const body = { query: "mutation Refund($i: RefundInput!) { refundCreate(input: $i) { userErrors { message } } }" };
    expect(faults.takeAnswer(body)).toBeNull();
    expect(faults.take({ query: "{ shop { id } }" })).toBeNull();
    expect(faults.take(body)).toEqual({ kind: "reset-after" });
    expect(faults.take(body)).toEqual({ kind: "reset-after" });
    expect(faults.take(body)).toBeNull();
  });

  it("can leave a refund's money under way until the provider decides", async () => {
    const { ask, api, state, events } = openSample();
    const mutation = `mutation ($key: String!) { refundCreate(input: { orderId: "gid://shopify/Order/1001", transactions: [{ orderId: "gid://shopify/Order/1001", parentId: "gid://shopify/OrderTransaction/10017", gateway: "shopify_payments", kind: REFUND, amount: "10" }] }) @idempotent(key: $key) {
      refund { totalRefundedSet { shopMoney { amount } } transactions(first: 1) { nodes { status } } } order { displayFinancialStatus } userErrors { message } } }`;
    api.faults.next({ kind: "transaction", status: "PENDING", times: 2 });
    const { data } = await ask(mutation, { key: "a" });
    expect(data.refundCreate).toMatchObject({
      refund: { totalRefundedSet: { shopMoney: { amount: "10.0" } }, transactions: { nodes: [{ status: "PENDING" }] } },
      order: { displayFinancialStatus: "PAID" },
    });
    await ask(mutation, { key: "b" });
    const left = await ask(order(1001, "suggestedRefund { maximumRefundableSet { shopMoney { amount } } }"));
    expect(left.data.order.suggestedRefund.maximumRefundableSet.shopMoney.amount).toBe("50.32");
    expect(state.ledger).toEqual([]);
    expect(events.map((event) => event.topic)).not.toContain("order_transactions/create");

    const [first, second] = state.orders[0]!.transactions.filter((transaction) => transaction.kind === "REFUND");
    api.edits.settleTransaction("sample.myshopify.com", first!.id, "SUCCESS");
    api.edits.settleTransaction("sample.myshopify.com", second!.id, "FAILURE");
    expect(state.ledger).toMatchObject([{ kind: "refund", amount: { shop: 1000 }, idempotencyKey: "a" }]);
    expect(
      events.filter((event) => event.topic === "order_transactions/create").map((event) => event.payload["status"]),
    ).toEqual(["success", "failure"]);
    expect((await ask(order(1001, "displayFinancialStatus"))).data.order.displayFinancialStatus).toBe(
      "PARTIALLY_REFUNDED",
    );
    expect(() => api.edits.settleTransaction("sample.myshopify.com", first!.id, "SUCCESS")).toThrow(/already SUCCESS/);
  });
});
