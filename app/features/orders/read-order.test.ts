import { expect, test } from "vitest";
import { ShopifyUnavailable, type AdminApi, type AdminAnswer } from "#app/platform/shopify/admin-api.ts";
import { readOrderPage } from "./read-order-page.server.ts";
import { readOrder } from "./read-order.server.ts";

/** Shopify with these answers, one after the other, and what it was asked. */
function shopify(...answers: (Partial<AdminAnswer<unknown>> | Error)[]) {
  const asked: { statusPage?: boolean; delivery?: boolean }[] = [];
  const read = async (_document: unknown, variables: unknown) => {
    asked.push(variables as { statusPage: boolean });
    const answer = answers[asked.length - 1];
    if (!answer || answer instanceof Error) throw answer ?? new Error("asked once too often");
    return { withheld: [], cost: 1, ...answer };
  };
  const scopes: string[] = [];
  return { scopes, api: { read, act: read, scopes } as unknown as AdminApi, asked };
}
const denied = (path: (string | number)[], requiredAccess: string | null = null) => ({
  path,
  code: "ACCESS_DENIED",
  requiredAccess,
});

test.each<[string, Partial<AdminAnswer<unknown>>, object]>([
  ["no order", { data: { order: null } }, { kind: "missing" }],
  [
    "no scope",
    { data: { order: null }, withheld: [denied(["order"], "`read_orders` access scope.")] },
    { kind: "refused", problem: "scope_missing" },
  ],
  ["no approval", { data: { order: null }, withheld: [denied(["order"])] }, { kind: "refused", problem: "withheld" }],
])("%s", async (_, answer, expected) => {
  expect(await readOrder(shopify(answer).api, "one.myshopify.com", "1")).toEqual(expected);
});

test("a status page that takes the whole order with it is asked for once per shop, and then no more", async () => {
  const first = shopify(
    { data: { order: null }, withheld: [denied(["order", "statusPageUrl"])] },
    { data: { order: null } },
  );
  expect(await readOrder(first.api, "two.myshopify.com", "1")).toEqual({ kind: "missing" });
  expect(first.asked.map(({ statusPage }) => statusPage)).toEqual([true, false]);
  const later = shopify({ data: { order: null } });
  await readOrder(later.api, "two.myshopify.com", "1");
  expect(later.asked.map(({ statusPage }) => statusPage)).toEqual([false]);
});

test("the same in a page of orders, where it takes the whole page", async () => {
  const page = { data: { orders: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } };
  const refused = new ShopifyUnavailable("token_refused", false, "not approved to use the statusPageUrl field", [
    "ACCESS_DENIED",
  ]);
  const { api, asked } = shopify(refused, page);
  expect(await readOrderPage(api, "three.myshopify.com", null)).toEqual({ orders: [], nextCursor: null });
  expect(asked.map(({ statusPage }) => statusPage)).toEqual([true, false]);
  await expect(readOrderPage(shopify(refused).api, "three.myshopify.com", null)).rejects.toBe(refused);
});

test("how an order comes is asked for with both permissions, and an order never fails for it", async () => {
  const both = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];
  const ask = async (shop: string, scopes: string[], ...answers: Parameters<typeof shopify>) => {
    const given = shopify(...answers);
    given.scopes.push(...scopes);
    expect(await readOrder(given.api, shop, "1")).toEqual({ kind: "missing" });
    return given.asked.map(({ delivery }) => delivery);
  };
  const none = { data: { order: null } };
  expect(await ask("four.myshopify.com", [both[0]!], none)).toEqual([false]);
  expect(await ask("four.myshopify.com", both, none)).toEqual([true]);
  const refused = { ...none, withheld: [denied(["order", "fulfillmentOrders"])] };
  expect(await ask("five.myshopify.com", both, refused, none)).toEqual([true, false]);
  expect(await ask("five.myshopify.com", both, none)).toEqual([false]);
  expect(await ask("five.myshopify.com", [...both, "read_content"], none)).toEqual([true]);

  const page = { data: { orders: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } };
  const text = "Access denied for fulfillmentOrders field. Required access: …";
  const given = shopify(new ShopifyUnavailable("token_refused", false, text, ["ACCESS_DENIED"]), page);
  given.scopes.push(...both);
  expect(await readOrderPage(given.api, "six.myshopify.com", null)).toEqual({ orders: [], nextCursor: null });
  expect(given.asked.map(({ delivery }) => delivery)).toEqual([true, false]);
});

test("how the orders of a page come is asked for on where only something of it is withheld, and not where it costs an order", async () => {
  const scopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];
  const ask = async (shop: string, ...answers: Parameters<typeof shopify>) => {
    const given = shopify(...answers);
    given.scopes.push(...scopes);
    await readOrderPage(given.api, shop, null).catch(() => {});
    return given.asked.map(({ delivery }) => delivery);
  };
  const pageInfo = { hasNextPage: false, endCursor: null };
  const below = ["orders", "nodes", 0, "fulfillmentOrders", "nodes", 0, "deliveryMethod"];
  const lost = { data: { orders: { nodes: [null], pageInfo } }, withheld: [denied(below)] };
  const there = { ...lost, data: { orders: { nodes: [{}], pageInfo } } };
  expect(await ask("seven.myshopify.com", there)).toEqual([true]);
  expect(await ask("seven.myshopify.com", there)).toEqual([true]);
  expect(await ask("eight.myshopify.com", lost, { data: { orders: { nodes: [], pageInfo } } })).toEqual([true, false]);
});
