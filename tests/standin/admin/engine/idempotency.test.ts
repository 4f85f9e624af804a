import { describe, expect, it } from "vitest";
import { openSample } from "../ask-sample.ts";
import { makeSampleState } from "../sample-state.ts";
import type { ShopState } from "../../state.ts";

const create = `mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id } order { tags } userErrors { field message } } }`;
const input = (amount: string) => ({
  orderId: "gid://shopify/Order/1001",
  transactions: [
    {
      orderId: "gid://shopify/Order/1001",
      parentId: "gid://shopify/OrderTransaction/10017",
      gateway: "shopify_payments",
      kind: "REFUND",
      amount,
    },
  ],
});
const hour = 3_600_000;

describe("@idempotent", () => {
  it("is demanded, and not blank", async () => {
    const { ask, state } = openSample();
    const without = await ask("mutation ($input: RefundInput!) { refundCreate(input: $input) { refund { id } } }", {
      input: input("1"),
    });
    expect(without.errors[0]).toMatchObject({
      message: "The @idempotent directive is required for this mutation but was not provided.",
      path: ["refundCreate"],
      extensions: { code: "BAD_REQUEST" },
    });
    const blank = await ask(create, { input: input("1"), key: " " });
    expect(blank.errors[0]?.extensions.code).toBe("BAD_REQUEST");
    expect(state.ledger).toEqual([]);
  });

  it("gives the same refund again, told from today's state", async () => {
    const { ask, state, api } = openSample();
    const first = await ask(create, { input: input("1"), key: "a" });
    await ask('mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: ["later"]) { userErrors { message } } }');
    const second = await ask(create, { input: input("1"), key: "a" });
    expect(second.data.refundCreate.refund).toEqual(first.data.refundCreate.refund);
    expect(second.data.refundCreate.order.tags).toEqual(["later"]);
    expect(state.ledger).toHaveLength(1);
    api.edits.deleteOrder("sample.myshopify.com", 1001);
    const gone = await ask(create, { input: input("1"), key: "a" });
    expect(gone.data.refundCreate.userErrors).toEqual([{ field: ["orderId"], message: "Order does not exist" }]);
  });

  it("refuses the key with other input, whatever the order of its fields", async () => {
    const { ask, state } = openSample();
    await ask(create, { input: input("1"), key: "a" });
    const { transactions, orderId } = input("1");
    const turned = await ask(create, { input: { transactions, orderId }, key: "a" });
    expect(turned.errors).toEqual([]);
    const other = await ask(create, { input: input("2"), key: "a" });
    expect(other.errors[0]?.extensions.code).toBe("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    expect(other.data.refundCreate).toBeNull();
    expect(state.ledger).toHaveLength(1);
  });

  it("keeps a key for 24 hours", async () => {
    const { ask, state, advance } = openSample();
    await ask(create, { input: input("1"), key: "a" });
    advance(24 * hour - 1);
    await ask(create, { input: input("1"), key: "a" });
    expect(state.ledger).toHaveLength(1);
    advance(1);
    await ask(create, { input: input("1"), key: "a" });
    expect(state.ledger).toHaveLength(2);
  });

  it("leaves the key free when nothing was made, and is another one for another app", async () => {
    const { ask, state } = openSample();
    const refused = await ask(create, { input: input("999"), key: "a" });
    expect(refused.data.refundCreate.userErrors).toHaveLength(2);
    await ask(create, { input: input("1"), key: "a" });
    await ask(create, { input: input("1"), key: "a" }, { app: "other" });
    expect(state.ledger).toHaveLength(2);
  });

  it("survives a restart, because it is part of the plain state", async () => {
    const before = openSample();
    await before.ask(create, { input: input("1"), key: "a" });
    const kept = JSON.parse(JSON.stringify(before.state)) as ShopState;
    const after = openSample(kept);
    const again = await after.ask(create, { input: input("1"), key: "a" });
    expect(again.data.refundCreate.refund.id).toBe(`gid://shopify/Refund/${kept.orders[0]!.refunds[0]!.id}`);
    expect(kept.ledger).toHaveLength(1);
  });

  it("moves money once for a hundred equal requests at the same time", async () => {
    const { ask, state, advance } = openSample();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => ask(create, { input: input("70.32"), key: "a" })),
    );
    const made = answers.filter((answer) => answer.errors.length === 0);
    const sentAway = answers.filter((answer) => answer.errors[0]?.extensions.code === "IDEMPOTENCY_CONCURRENT_REQUEST");
    expect(made).toHaveLength(1);
    // 2,000 points are enough for all: nobody was throttled instead.
    expect(sentAway).toHaveLength(99);
    expect(state.ledger).toHaveLength(1);
    advance(1000);
    expect((await ask(create, { input: input("70.32"), key: "a" })).data.refundCreate.refund).toEqual(
      made[0]!.data.refundCreate.refund,
    );
  });

  it("lets only one of two full refunds with different keys through", async () => {
    const { ask, state } = openSample(makeSampleState());
    const answers = await Promise.all(["a", "b"].map((key) => ask(create, { input: input("70.32"), key })));
    expect(answers.map((answer) => answer.data.refundCreate.userErrors.length > 0).sort()).toEqual([false, true]);
    expect(state.ledger).toHaveLength(1);
  });
});
