import { getNamedType, isLeafType } from "graphql";
import type { GraphQLOutputType } from "graphql";
import { describe, expect, it } from "vitest";
import { loadAdminSchema } from "../schema/load-schema.ts";
import { openSample } from "./ask-sample.ts";
import { fieldMaps } from "./fields/field-maps.ts";

const money = "shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }";

describe("what a ticket reads", () => {
  it("shows an order with payments, parcels and goods", async () => {
    const { ask } = openSample();
    const { data, errors, extensions } = await ask(
      `query TicketOrder($id: ID!) { order(id: $id) {
        id legacyResourceId name email createdAt displayFinancialStatus displayFulfillmentStatus returnStatus refundable
        customer { id displayName } shippingAddress { name city countryCodeV2 }
        currentTotalPriceSet { ${money} } netPaymentSet { shopMoney { amount } } paymentGatewayNames
        lineItems(first: 50) { nodes { id quantity refundableQuantity unfulfilledQuantity image { url } variant { id } } }
        transactions(first: 10) { id kind status gateway paymentDetails { ... on CardPaymentDetails { company number } } }
        returns(first: 5) { nodes { id } }
        fulfillments(first: 10) { displayStatus deliveredAt trackingInfo(first: 5) { company number }
          events(first: 20, sortKey: HAPPENED_AT, reverse: true) { nodes { status happenedAt } } }
        fulfillmentOrders(first: 10) { nodes { status assignedLocation { name } lineItems(first: 20) { nodes { remainingQuantity } } } }
      } }`,
      { id: "gid://shopify/Order/1002" },
    );
    expect(errors).toEqual([]);
    expect(data.order).toMatchObject({
      name: "#1002",
      createdAt: "2026-11-05T10:00:00Z",
      displayFinancialStatus: "PAID",
      displayFulfillmentStatus: "FULFILLED",
      returnStatus: "NO_RETURN",
      refundable: true,
      customer: { displayName: "Ana Kowalska" },
      shippingAddress: { name: "Ana Kowalska", city: "Kraków", countryCodeV2: "PL" },
      currentTotalPriceSet: { shopMoney: { amount: "70.32", currencyCode: "USD" } },
      paymentGatewayNames: ["shopify_payments"],
      lineItems: {
        nodes: [
          {
            quantity: 3,
            refundableQuantity: 3,
            unfulfilledQuantity: 0,
            image: { url: "http://127.0.0.1:1/cdn/products/501.svg" },
          },
        ],
      },
      transactions: [{ kind: "SALE", paymentDetails: { company: "Visa", number: "•••• •••• •••• 4242" } }],
      fulfillments: [
        {
          displayStatus: "DELIVERED",
          deliveredAt: "2026-11-08T10:00:00Z",
          trackingInfo: [{ company: "DHL", number: "JD014600" }],
          events: { nodes: [{ status: "DELIVERED" }, { status: "IN_TRANSIT" }] },
        },
      ],
      fulfillmentOrders: { nodes: [{ status: "CLOSED", assignedLocation: { name: "Warehouse" } }] },
    });
    expect(extensions.cost.throttleStatus).toMatchObject({ maximumAvailable: 2000, restoreRate: 100 });
  });

  it("shows a customer with orders and store credit", async () => {
    const { ask, state } = openSample();
    state.storeCredit.push({ id: 77, customerId: 301, currency: "EUR", balance: 1250 });
    const { data, errors } = await ask(
      `query TicketCustomer($id: ID!) { customer(id: $id) { displayName locale state verifiedEmail numberOfOrders
        amountSpent { amount currencyCode } defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }
        defaultAddress { formatted countryCodeV2 } lastOrder { name }
        storeCreditAccounts(first: 5) { nodes { id balance { amount currencyCode } } }
        orders(first: 2, sortKey: PROCESSED_AT, reverse: true) { nodes { name } pageInfo { hasNextPage } }
        metafield(namespace: "$app", key: "csat") { value } } }`,
      { id: "gid://shopify/Customer/301" },
    );
    expect(errors).toEqual([]);
    expect(data.customer).toEqual({
      displayName: "Ana Kowalska",
      locale: "pl",
      state: "ENABLED",
      verifiedEmail: true,
      numberOfOrders: "4",
      amountSpent: { amount: "316.03", currencyCode: "USD" },
      defaultEmailAddress: { emailAddress: "ana@example.com" },
      defaultPhoneNumber: { phoneNumber: "+48123456789" },
      defaultAddress: { formatted: ["Floriańska 1", "31-019 Kraków", "Poland"], countryCodeV2: "PL" },
      lastOrder: { name: "#1004" },
      storeCreditAccounts: {
        nodes: [{ id: "gid://shopify/StoreCreditAccount/77", balance: { amount: "12.5", currencyCode: "EUR" } }],
      },
      orders: { nodes: [{ name: "#1004" }, { name: "#1003" }], pageInfo: { hasNextPage: true } },
      metafield: null,
    });
  });

  it.each([
    [{ emailAddress: "ANA@Example.com" }, "Ana Kowalska"],
    [{ phoneNumber: "+48 123 456 789" }, "Ana Kowalska"],
    [{ id: "gid://shopify/Customer/302" }, "Tom Lee"],
    [{ emailAddress: "nobody@example.com" }, undefined],
  ])("finds a customer by %j", async (identifier, name) => {
    const { ask } = openSample();
    const query = "query ($i: CustomerIdentifierInput!) { customerByIdentifier(identifier: $i) { displayName } }";
    const { data } = await ask(query, { i: identifier });
    expect(data.customerByIdentifier?.displayName).toBe(name);
  });

  it("shows the shop, the installation, places and variants", async () => {
    const { ask } = openSample();
    const { data, errors } = await ask(`{
      shop { name myshopifyDomain currencyCode ianaTimezone timezoneOffset primaryDomain { url } plan { publicDisplayName shopifyPlus } features { storefront } }
      currentAppInstallation { id accessScopes { handle } activeSubscriptions { id } }
      locations(first: 5) { nodes { name isActive } }
      productVariants(first: 5, query: "sku:TEA-100") { nodes { sku price inventoryQuantity product { title } } }
      customers(first: 5, query: "tom") { nodes { email } } ordersCount { count precision }
    }`);
    expect(errors).toEqual([]);
    expect(data.shop).toMatchObject({
      myshopifyDomain: "sample.myshopify.com",
      timezoneOffset: "+0100",
      plan: { shopifyPlus: false },
    });
    expect(data.currentAppInstallation.accessScopes).toContainEqual({ handle: "write_orders" });
    expect(data.locations.nodes.map((node: { name: string }) => node.name)).toEqual(["Shop", "Warehouse"]);
    expect(data.productVariants.nodes).toEqual([
      { sku: "TEA-100", price: "45.10", inventoryQuantity: 5, product: { title: "Tea" } },
    ]);
    expect(data.customers.nodes).toEqual([{ email: "tom@example.com" }]);
    expect(data.ordersCount).toEqual({ count: 6, precision: "EXACT" });
  });

  it("finds any object by its id, and refuses kinds that are not modelled", async () => {
    const { ask } = openSample();
    const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
    const ids = ["Order/1001", "Customer/301", "ProductVariant/601", "LineItem/10031", "Order/1006"].map(
      (id) => `gid://shopify/${id}`,
    );
    const { data } = await ask(query, { ids });
    expect(data.nodes.map((node: { __typename: string } | null) => node?.__typename)).toEqual([
      "Order",
      "Customer",
      "ProductVariant",
      "LineItem",
      undefined,
    ]);
    const other = await ask(query, { ids: ["gid://shopify/GiftCard/1"] });
    expect(other.errors[0]?.extensions.code).toBe("STANDIN_NOT_MODELLED");
  });
});

describe("lists", () => {
  const page =
    "query ($after: String, $before: String, $first: Int, $last: Int) { orders(first: $first, last: $last, after: $after, before: $before, sortKey: CREATED_AT) { nodes { name } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
  const names = (data: { orders: { nodes: { name: string }[] } }) =>
    data.orders.nodes.map((node) => node.name).join(" ");

  it("pages forwards and backwards, and a cursor stays good when orders come and go", async () => {
    const { ask, state, api } = openSample();
    const one = await ask(page, { first: 2 });
    expect(names(one.data)).toBe("#1005 #1001");
    expect(one.data.orders.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const after = one.data.orders.pageInfo.endCursor;
    expect(names((await ask(page, { first: 2, after })).data)).toBe("#1007 #1002");

    api.edits.deleteOrder("sample.myshopify.com", 1001);
    api.edits.createOrder("sample.myshopify.com", {
      ...state.orders[0]!,
      id: 2000,
      name: "#2000",
      createdAt: "2026-07-01T00:00:00Z",
      deleted: false,
    });
    expect(names((await ask(page, { first: 2, after })).data)).toBe("#1007 #1002");

    const back = await ask(page, { last: 2, before: after });
    expect(names(back.data)).toBe("#2000 #1005");
    expect(back.data.orders.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it.each([
    [{ first: 251 }, "The first argument cannot exceed 250, was 251"],
    [{}, "you must provide one of first or last"],
    [{ first: 1, after: "nonsense" }, "Invalid cursor for current pagination sort."],
  ])("refuses %j", async (variables, message) => {
    const { ask } = openSample();
    const { errors } = await ask(page, variables);
    expect(errors[0]?.message).toBe(message);
  });

  it("says beside the answer that a search field does not exist", async () => {
    const { ask } = openSample();
    const { data, extensions } = await ask('{ orders(first: 5, query: "phone:123 name:1001") { nodes { name } } }');
    expect(names(data)).toBe("#1001");
    expect(extensions.search[0].warnings[0]).toMatchObject({ field: "phone", code: "invalid_field" });
  });
});

describe("the field maps", () => {
  it.each(Object.keys(fieldMaps))("%s has only fields of the schema", (type) => {
    const known = Object.keys((loadAdminSchema().schema.getType(type) as { getFields(): object }).getFields());
    expect(Object.keys(fieldMaps[type]!).filter((field) => !known.includes(field))).toEqual([]);
  });

  it("answers every plain field of every order without an error", async () => {
    const { schema } = loadAdminSchema();
    const fields = (
      schema.getType("Order") as unknown as { getFields(): Record<string, { type: GraphQLOutputType }> }
    ).getFields();
    const names = Object.keys(fieldMaps["Order"]!);
    const plain = names.filter((name) => isLeafType(getNamedType(fields[name]!.type)));
    const bags = names.filter((name) => getNamedType(fields[name]!.type).name === "MoneyBag");
    expect(bags.length).toBeGreaterThan(15);
    const selection = [...plain, ...bags.map((name) => `${name} { ${money} }`)].join(" ");
    const { errors, data } = await openSample().ask(`{ orders(first: 50) { nodes { ${selection} } } }`);
    expect(errors).toEqual([]);
    expect(data.orders.nodes).toHaveLength(6);
  });
});
