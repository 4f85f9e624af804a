import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import { makeSampleState, sampleScopes } from "./sample-state.ts";

const order = (id: number, fields = "id") => `{ order(id: "gid://shopify/Order/${id}") { ${fields} } }`;
const offline = (scopes: string[]) => ({ token: { kind: "offline" as const, scopes } });

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
