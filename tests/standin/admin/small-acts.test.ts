import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import { makeSampleState, sampleScopes } from "./sample-state.ts";

const scopes = [
  ...sampleScopes,
  "read_store_credit_accounts",
  "write_store_credit_account_transactions",
  "write_discounts",
  "write_merchant_managed_fulfillment_orders",
];
const caller = { token: { kind: "offline" as const, scopes } };
/** The sample shop, in which the app may do all of this. */
function openGranted() {
  const state = makeSampleState();
  state.installation!.scopes = scopes;
  return openSample(state);
}
const customer = "gid://shopify/Customer/301";
const errors = "userErrors { code field message }";

describe("store credit", () => {
  const give = `mutation ($id: ID!, $c: StoreCreditAccountCreditInput!) { storeCreditAccountCredit(id: $id, creditInput: $c) {
    storeCreditAccountTransaction { id amount { amount currencyCode } balanceAfterTransaction { amount } } ${errors} } }`;
  const input = (amount: string, more: object = {}) => ({
    id: customer,
    c: { creditAmount: { amount, currencyCode: "USD" }, ...more },
  });
  const list = `{ customer(id: "${customer}") { storeCreditAccounts(first: 2) { nodes { balance { amount } transactions(first: 5, reverse: true) {
    nodes { event amount { amount } } } } } } }`;

  it("is given as often as it is asked for, into one account, and listed newest first", async () => {
    const sample = openGranted();
    for (const amount of ["5.00", "2.50"]) await sample.ask(give, input(amount), caller);
    const { data } = await sample.ask(list, {}, caller);
    expect(data.customer.storeCreditAccounts.nodes).toEqual([
      {
        balance: { amount: "7.5" },
        transactions: {
          nodes: [
            { event: "ADJUSTMENT", amount: { amount: "2.5" } },
            { event: "ADJUSTMENT", amount: { amount: "5.0" } },
          ],
        },
      },
    ]);
    expect(sample.state.ledger.map(({ kind }) => kind)).toEqual(["credit", "credit"]);
  });

  it.each([
    ["nothing", input("0"), "NEGATIVE_OR_ZERO_AMOUNT"],
    ["less than nothing", input("-1"), "NEGATIVE_OR_ZERO_AMOUNT"],
    [
      "another currency",
      { ...input("1"), c: { creditAmount: { amount: "1", currencyCode: "EUR" } } },
      "UNSUPPORTED_CURRENCY",
    ],
    ["an end that is over", input("1", { expiresAt: "2001-01-01T00:00:00Z" }), "EXPIRES_AT_IN_PAST"],
    ["nobody", { ...input("1"), id: "gid://shopify/Customer/999" }, "OWNER_NOT_FOUND"],
  ])("is not given: %s", async (_name, variables, code) => {
    const sample = openGranted();
    const { data } = await sample.ask(give, variables, caller);
    expect(data.storeCreditAccountCredit).toMatchObject({
      storeCreditAccountTransaction: null,
      userErrors: [{ code }],
    });
    expect(sample.state.ledger).toEqual([]);
  });

  it("wants its own permission", async () => {
    const { errors: refused } = await openGranted().ask(give, input("1"));
    expect(refused[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED" });
  });
});

describe("discount codes", () => {
  const create = `mutation ($d: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $d) { codeDiscountNode { id } ${errors} } }`;
  const code = (changes: object = {}) => ({
    d: {
      title: "Sorry",
      code: "GIFT-1",
      startsAt: "2026-01-01T00:00:00Z",
      context: { customers: { add: [customer] } },
      customerGets: { value: { percentage: 0.1 }, items: { all: true } },
      ...changes,
    },
  });

  it("are there once, whatever their capitals, and found again", async () => {
    const sample = openGranted();
    const { data } = await sample.ask(create, code(), caller);
    const { id } = data.discountCodeBasicCreate.codeDiscountNode;
    const again = await sample.ask(create, code({ code: "gift-1" }), caller);
    expect(again.data.discountCodeBasicCreate).toMatchObject({
      codeDiscountNode: null,
      userErrors: [{ code: "TAKEN" }],
    });
    const find = `query ($code: String!) { codeDiscountNodeByCode(code: $code) { id } }`;
    expect((await sample.ask(find, { code: "gift-1" }, caller)).data.codeDiscountNodeByCode).toEqual({ id });
    expect((await sample.ask(find, { code: "other" }, caller)).data.codeDiscountNodeByCode).toBeNull();
  });

  it.each([
    ["an end before the start", { endsAt: "2025-01-01T00:00:00Z" }, "END_DATE_BEFORE_START_DATE"],
    ["more than all", { customerGets: { value: { percentage: 1.5 }, items: { all: true } } }, "VALUE_OUTSIDE_RANGE"],
    ["for nobody there is", { context: { customers: { add: ["gid://shopify/Customer/999"] } } }, "INVALID"],
  ])("are not made: %s", async (_name, changes, word) => {
    const { data } = await openGranted().ask(create, code(changes), caller);
    expect(data.discountCodeBasicCreate.userErrors).toMatchObject([{ code: word }]);
  });
});

describe("holds", () => {
  const hold = `mutation ($id: ID!, $h: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $h) {
    fulfillmentHold { id handle } fulfillmentOrder { status supportedActions { action } } ${errors} } }`;
  const release = `mutation ($id: ID!, $holds: [ID!]) { fulfillmentOrderReleaseHold(id: $id, holdIds: $holds) { fulfillmentOrder { status } ${errors} } }`;
  const openOne = () => {
    const sample = openGranted();
    const order = sample.state.orders.find(({ fulfillments, cancelledAt }) => !fulfillments.length && !cancelledAt)!;
    return { sample, id: `gid://shopify/FulfillmentOrder/${order.id}1` };
  };
  const because = (handle: string) => ({ reason: "OTHER", handle });

  it("keep an order from being sent until the last of them is gone; each handle is there once", async () => {
    const { sample, id } = openOne();
    const first = await sample.ask(hold, { id, h: because("a") }, caller);
    expect(first.data.fulfillmentOrderHold).toMatchObject({
      fulfillmentOrder: { status: "ON_HOLD", supportedActions: [{ action: "RELEASE_HOLD" }, { action: "HOLD" }] },
    });
    const twice = await sample.ask(hold, { id, h: because("a") }, caller);
    expect(twice.data.fulfillmentOrderHold.userErrors).toMatchObject([{ code: "DUPLICATE_FULFILLMENT_HOLD_HANDLE" }]);
    await sample.ask(hold, { id, h: because("b") }, caller);
    const { id: holdId } = first.data.fulfillmentOrderHold.fulfillmentHold;
    const some = await sample.ask(release, { id, holds: [holdId] }, caller);
    expect(some.data.fulfillmentOrderReleaseHold.fulfillmentOrder.status).toBe("ON_HOLD");
    const all = await sample.ask(release, { id, holds: null }, caller);
    expect(all.data.fulfillmentOrderReleaseHold).toEqual({ fulfillmentOrder: { status: "OPEN" }, userErrors: [] });
  });

  it("are not placed on what is not there", async () => {
    const { sample } = openOne();
    const { data } = await sample.ask(hold, { id: "gid://shopify/FulfillmentOrder/91", h: because("a") }, caller);
    expect(data.fulfillmentOrderHold.userErrors).toMatchObject([{ code: "FULFILLMENT_ORDER_NOT_FOUND" }]);
  });
});
