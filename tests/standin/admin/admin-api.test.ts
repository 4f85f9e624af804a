import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import { createFaults } from "./faults.ts";
import { makeSampleState, sampleScopes } from "./sample-state.ts";

const order = (id: number, fields = "id") => `{ order(id: "gid://shopify/Order/${id}") { ${fields} } }`;
const offline = (scopes: string[]) => ({ token: { kind: "offline" as const, scopes } });

describe("answers to a wrong request", () => {
  it.each<[string, object, object]>([
    [
      "{ shop { nope } }",
      {},
      {
        message: "Field 'nope' doesn't exist on type 'Shop'",
        path: ["query", "nope"],
        extensions: { code: "undefinedField", typeName: "Shop", fieldName: "nope" },
      },
    ],
    [
      "query Q($a: ID!) { shop { id } }",
      { a: "1" },
      {
        message: "Variable $a is declared by Q but not used",
        path: ["query Q"],
        extensions: { code: "variableNotUsed" },
      },
    ],
    [
      "{ order { id } }",
      {},
      { message: "Field 'order' is missing required arguments: id", extensions: { code: "missingRequiredArguments" } },
    ],
    [
      "{ shop(x: 1) { id } }",
      {},
      { message: "Field 'shop' doesn't accept argument 'x'", extensions: { code: "argumentNotAccepted" } },
    ],
    ["{ shop }", {}, { extensions: { code: "selectionMismatch", typeName: "Shop" } }],
    ["{ shop { id } ", {}, { extensions: { code: "PARSE_ERROR" } }],
    [
      "query ($id: ID!) { order(id: $id) { id } }",
      {},
      {
        message: "Variable $id of type ID! was provided invalid value",
        extensions: {
          code: "INVALID_VARIABLE",
          value: null,
          problems: [{ path: [], explanation: "Expected value to not be null" }],
        },
      },
    ],
    [
      "mutation ($in: OrderInput!) { orderUpdate(input: $in) { userErrors { message } } }",
      { in: { id: "1", a: 1 } },
      {
        message:
          "Variable $in of type OrderInput! was provided invalid value for a (Field is not defined on OrderInput)",
        extensions: {
          code: "INVALID_VARIABLE",
          problems: [{ path: ["a"], explanation: "Field is not defined on OrderInput" }],
        },
      },
    ],
    [order(1001).replace("gid://shopify/Order/", ""), {}, { message: "Invalid global id '1001'", path: ["order"] }],
    [
      '{ order(id: "gid://shopify/Customer/1") { id } }',
      {},
      { message: "Invalid id: gid://shopify/Customer/1", extensions: { code: "RESOURCE_NOT_FOUND" } },
    ],
    ["{ draftOrders(first: 1) { nodes { id } } }", {}, { extensions: { code: "ACCESS_DENIED" } }],
    ["{ publicApiVersions { handle } }", {}, { extensions: { code: "STANDIN_NOT_MODELLED" } }],
    [
      "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      { ids: Array.from({ length: 251 }, () => "x") },
      { extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } },
    ],
  ])("%s", async (query, variables, error) => {
    const { errors } = await openSample().ask(query, variables as Record<string, unknown>);
    expect(errors[0]).toMatchObject(error);
  });

  it("is 401 for a shop without the app and 400 for no query", async () => {
    const { api } = openSample(makeSampleState({ installation: null }));
    const caller = { shop: "sample.myshopify.com", app: "latte", ...offline(sampleScopes) };
    expect(await api.execute(caller, { query: "{ shop { id } }" })).toMatchObject({ status: 401 });
    expect(await api.execute({ ...caller, shop: "other" }, { query: "{ shop { id } }" })).toMatchObject({
      status: 401,
    });
    expect(await openSample().api.execute(caller, {})).toMatchObject({ status: 400 });
  });
});

describe("scopes", () => {
  it("refuses what the token may not read, and leaves the rest", async () => {
    const { ask } = openSample();
    const { data, errors } = await ask(order(1001, "id customer { id }"), {}, offline(["read_orders"]));
    expect(data.order).toEqual({ id: "gid://shopify/Order/1001", customer: null });
    expect(errors[0]).toMatchObject({
      message: "Access denied for customer field. Required access: `read_customers` access scope.",
      path: ["order", "customer"],
      extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes" },
    });
  });

  it.each<[string, string[], boolean]>([
    ["{ orders(first: 1) { nodes { id } } }", ["read_customers"], false],
    ["{ orders(first: 1) { nodes { id } } }", ["write_orders"], true],
    ["{ customers(first: 1) { nodes { id } } }", ["write_orders"], false],
    ["{ locations(first: 1) { nodes { id } } }", ["read_orders"], false],
    ['{ node(id: "gid://shopify/Customer/301") { id } }', ["read_orders"], false],
    [
      'mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: ["x"]) { userErrors { message } } }',
      ["read_orders"],
      false,
    ],
    [
      'mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: ["x"]) { userErrors { message } } }',
      ["write_customers"],
      false,
    ],
    [
      'mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: ["x"]) { userErrors { message } } }',
      ["write_orders"],
      true,
    ],
    [
      'mutation { refundCreate(input: { orderId: "gid://shopify/Order/1001" }) @idempotent(key: "k") { userErrors { message } } }',
      ["read_orders"],
      false,
    ],
    ["{ shop { name } currentAppInstallation { id } }", [], true],
  ])("%s with %j: %j", async (query, scopes, isAllowed) => {
    const { errors } = await openSample().ask(query, {}, offline(scopes));
    expect(errors.map((error) => error.extensions.code)).toEqual(isAllowed ? [] : ["ACCESS_DENIED"]);
  });

  it("gives a person no more than that person may do", async () => {
    const { ask } = openSample();
    const mutation =
      'mutation { orderUpdate(input: { id: "gid://shopify/Order/1001", note: "x" }) { order { note } } }';
    const as = (staffId: number) => ({ token: { kind: "online" as const, staffId, scopes: sampleScopes } });
    expect((await ask(mutation, {}, as(201))).data.orderUpdate.order.note).toBe("x");
    expect((await ask(mutation, {}, as(202))).errors[0]?.extensions.code).toBe("ACCESS_DENIED");
    expect((await ask(order(1001), {}, as(202))).errors).toEqual([]);
  });

  it("takes back at once what the merchant took back", async () => {
    const { ask, state } = openSample();
    state.installation!.scopes = ["read_orders"];
    expect((await ask("{ customers(first: 1) { nodes { id } } }")).errors[0]?.extensions.code).toBe("ACCESS_DENIED");
  });

  it("hides orders older than 60 days without read_all_orders", async () => {
    const { ask } = openSample();
    const few = offline(["read_orders", "read_customers", "write_orders"]);
    expect((await ask(order(1005), {}, few)).data.order).toBeNull();
    expect((await ask(order(1005))).data.order).not.toBeNull();
    const list = "{ orders(first: 50) { nodes { name } } ordersCount { count } }";
    expect((await ask(list, {}, few)).data.ordersCount.count).toBe(5);
    const customer =
      '{ customer(id: "gid://shopify/Customer/302") { numberOfOrders lastOrder { id } orders(first: 5) { nodes { id } } } }';
    expect((await ask(customer, {}, few)).data.customer).toEqual({
      numberOfOrders: "1",
      lastOrder: null,
      orders: { nodes: [] },
    });
  });

  it("shows a deleted order to nobody", async () => {
    expect((await openSample().ask(order(1006))).data.order).toBeNull();
  });
});

describe("protected customer data", () => {
  it("is withheld field by field", async () => {
    const state = makeSampleState();
    state.shop.withheld = ["name", "email", "address"];
    const { data, errors } = await openSample(state).ask(
      order(
        1001,
        "name email phone shippingAddress { city } customer { id displayName firstName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }",
      ),
    );
    expect(data.order).toEqual({
      name: "#1001",
      email: null,
      phone: null,
      shippingAddress: null,
      customer: {
        id: "gid://shopify/Customer/301",
        displayName: "",
        firstName: null,
        defaultEmailAddress: null,
        defaultPhoneNumber: { phoneNumber: "+48123456789" },
      },
    });
    const paths = errors.map((error) => error.path?.join(".")).sort();
    expect(paths).toEqual([
      "order.customer.defaultEmailAddress",
      "order.customer.displayName",
      "order.customer.firstName",
      "order.email",
      "order.shippingAddress",
    ]);
    expect(errors[0]).toMatchObject({
      extensions: {
        code: "ACCESS_DENIED",
        documentation: "https://shopify.dev/docs/apps/launch/protected-customer-data",
      },
    });
    expect(errors[0]?.message).toMatch(/^This app is not approved to use the \w+ field\./);
  });

  it("is left out of what webhooks tell", async () => {
    const state = makeSampleState();
    state.shop.withheld = ["email", "address"];
    const { ask, events } = openSample(state);
    await ask('mutation { orderUpdate(input: { id: "gid://shopify/Order/1001", note: "x" }) { order { id } } }');
    expect(events[0]!.payload).not.toHaveProperty("email");
    expect(events[0]!.payload).not.toHaveProperty("shipping_address");
    expect(JSON.stringify(events[0]!.payload)).not.toContain("ana@example.com");
  });
});

describe("throttling", () => {
  it("runs out, refuses without running, and comes back with time", async () => {
    const { ask, advance, state } = openSample(makeSampleState(), { bucket: { maximum: 25, restoreRate: 10 } });
    const mutation = 'mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: ["x"]) { userErrors { message } } }';
    await ask(mutation);
    await ask(mutation);
    state.orders[0]!.tags = [];
    const refused = await ask(mutation);
    expect(refused).toEqual({
      errors: [
        {
          message: "Throttled",
          extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
        },
      ],
      extensions: {
        cost: {
          requestedQueryCost: 10,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 25, currentlyAvailable: 5, restoreRate: 10 },
        },
      },
    });
    expect(state.orders[0]!.tags).toEqual([]);
    expect((await ask(mutation, {}, { app: "other" })).errors).toEqual([]);
    advance(500);
    expect((await ask(mutation)).errors).toEqual([]);
  });

  it("refuses a query that costs more than 1,000 points", async () => {
    const line = "lineItems(first: 250) { nodes { taxLines { title } variant { product { id } } } }";
    const { errors } = await openSample().ask(`{ orders(first: 250) { nodes { ${line} more: ${line} } } }`);
    expect(errors[0]).toMatchObject({ extensions: { code: "MAX_COST_EXCEEDED", maxCost: 1000 } });
    expect(errors[0]!.message).toMatch(
      /^Query cost is \d{4}, which exceeds the single query max cost limit \(1000\)\.$/,
    );
  });
});

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
