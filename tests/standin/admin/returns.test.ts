import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import { makeSampleState, sampleScopes } from "./sample-state.ts";

const scopes = [...sampleScopes, "read_returns", "write_returns"];
const caller = { token: { kind: "offline" as const, scopes } };
const errors = "userErrors { code field message }";

/** The sample shop, in which an order of several units was sent; and the units of its first line. */
async function openSent() {
  const state = makeSampleState();
  state.installation!.scopes = scopes;
  const sample = openSample(state);
  const order = state.orders.find(({ fulfillments, refunds }) => fulfillments.length && !refunds.length)!;
  const { data } = await sample.ask(
    `{ returnableFulfillments(orderId: "gid://shopify/Order/${order.id}", first: 2) { nodes {
       returnableFulfillmentLineItems(first: 5) { nodes { quantity fulfillmentLineItem { id } } } } } }`,
    {},
    caller,
  );
  const [line] = data.returnableFulfillments.nodes[0].returnableFulfillmentLineItems.nodes;
  return { sample, order, line: line as { quantity: number; fulfillmentLineItem: { id: string } } };
}

const create = `mutation ($in: ReturnInput!) { returnCreate(returnInput: $in) {
  return { id name status returnLineItems(first: 5) { nodes { id quantity } } } ${errors} } }`;
const inputOf = ({ order, line }: Awaited<ReturnType<typeof openSent>>, quantity: number, more: object = {}) => ({
  in: {
    orderId: `gid://shopify/Order/${order.id}`,
    returnLineItems: [
      {
        fulfillmentLineItemId: line.fulfillmentLineItem.id,
        quantity,
        returnReasonDefinitionId: "gid://shopify/ReturnReasonDefinition/2",
        ...more,
      },
    ],
  },
});

describe("returns", () => {
  it("are made each time they are asked for, as long as something is left", async () => {
    const at = await openSent();
    const first = await at.sample.ask(create, inputOf(at, at.line.quantity), caller);
    expect(first.data.returnCreate).toMatchObject({ return: { status: "OPEN" }, userErrors: [] });
    const second = await at.sample.ask(create, inputOf(at, 1), caller);
    expect(second.data.returnCreate).toMatchObject({ return: null, userErrors: [{ code: "INVALID" }] });
    expect(at.sample.state.ledger.map(({ kind }) => kind)).toEqual(["return_created"]);
  });

  it.each([
    ["a reason that is used no longer", 1, { returnReasonDefinitionId: "gid://shopify/ReturnReasonDefinition/10" }],
    ["a note that is too long", 1, { returnReasonNote: "x".repeat(256) }],
    ["nothing", 0, {}],
    ["what was not sent", 1, { fulfillmentLineItemId: "gid://shopify/FulfillmentLineItem/1" }],
  ])("are refused: %s", async (_name, quantity, more) => {
    const at = await openSent();
    const { data } = await at.sample.ask(create, inputOf(at, quantity, more), caller);
    expect(data.returnCreate.return).toBeNull();
    expect(data.returnCreate.userErrors).toHaveLength(1);
  });

  it("are settled once; what is not open any more refuses each step", async () => {
    const at = await openSent();
    const { data } = await at.sample.ask(create, inputOf(at, 1), caller);
    const made = data.returnCreate.return;
    const process = `mutation ($in: ReturnProcessInput!) { returnProcess(input: $in) { return { status } ${errors} } }`;
    const input = {
      in: { returnId: made.id, returnLineItems: [{ id: made.returnLineItems.nodes[0].id, quantity: 1 }] },
    };
    expect((await at.sample.ask(process, input, caller)).data.returnProcess).toEqual({
      return: { status: "CLOSED" },
      userErrors: [],
    });
    const again = await at.sample.ask(process, input, caller);
    expect(again.data.returnProcess.userErrors).toMatchObject([{ code: "INVALID_STATE" }]);
    const close = `mutation ($id: ID!) { returnClose(id: $id) { return { status } ${errors} } }`;
    const closed = await at.sample.ask(close, { id: made.id }, caller);
    expect(closed.data.returnClose.userErrors).toMatchObject([{ code: "INVALID_STATE" }]);
  });

  it("calculate their fee in both currencies, each with its own decimals", async () => {
    const { sample, order } = await openSent();
    order.presentmentCurrency = "JPY";
    const id = `gid://shopify/Order/${order.id}`;
    const { data } = await sample.ask(
      `query ($in: CalculateReturnInput!) { returnCalculate(input: $in) { returnShippingFee { amountSet {
         shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } } } } }`,
      { in: { orderId: id, returnShippingFee: { amount: { amount: "250", currencyCode: "JPY" } } } },
      caller,
    );
    expect(data.returnCalculate.returnShippingFee.amountSet).toEqual({
      shopMoney: { amount: "2.5", currencyCode: sample.state.shop.currencyCode },
      presentmentMoney: { amount: "250.0", currencyCode: "JPY" },
    });
  });

  it("want their own permission", async () => {
    const at = await openSent();
    const { errors: refused } = await at.sample.ask(create, inputOf(at, 1));
    expect(refused[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED" });
  });
});
