import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readWebhook } from "./webhook-door.server.ts";

const body = Buffer.from(JSON.stringify({ id: 1, name: "Zażółć" }));
const sign = (bytes: Uint8Array, secret = process.env.SHOPIFY_API_SECRET!) =>
  createHmac("sha256", secret).update(bytes).digest("base64");

function headers(changes: Record<string, string | null> = {}): Headers {
  const all: Record<string, string | null> = {
    "x-shopify-hmac-sha256": sign(body),
    "x-shopify-topic": "orders/updated",
    "x-shopify-shop-domain": "example.myshopify.com",
    "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    "x-shopify-event-id": "98880550-7158-44d4-b7cd-2c97c8a091b5",
    "x-shopify-triggered-at": "2026-11-20T10:00:00.123456789Z",
    "x-shopify-api-version": "2026-10",
    ...changes,
  };
  return new Headers(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null));
}

test("a signed webhook is read", () => {
  expect(readWebhook(headers(), body)).toEqual({
    ok: true,
    webhook: {
      topic: "orders/updated",
      shopDomain: "example.myshopify.com",
      webhookId: "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
      eventId: "98880550-7158-44d4-b7cd-2c97c8a091b5",
      triggeredAt: new Date("2026-11-20T10:00:00.123Z"),
      apiVersion: "2026-10",
      body: body.toString(),
    },
  });
});

describe("what is not signed is refused", () => {
  const hex = createHmac("sha256", process.env.SHOPIFY_API_SECRET!).update(body).digest("hex");
  test.each<[string, string | null]>([
    ["no signature", null],
    ["an empty one", ""],
    ["another secret", sign(body, "another")],
    ["another body", sign(Buffer.from("{}"))],
    ["hexadecimal", hex],
    ["cut short", sign(body).slice(0, -4)],
    ["longer", `${sign(body)}AAAA`],
    ["without padding", sign(body).replace("=", "")],
    ["not text of our alphabet", "é".repeat(44)],
  ])("%s", (_, signature) => {
    expect(readWebhook(headers({ "x-shopify-hmac-sha256": signature }), body)).toEqual({
      ok: false,
      problem: "unsigned",
    });
  });

  test("base64url is another text", () => {
    let bytes = body;
    for (let n = 0; !/[+/]/.test(sign(bytes)); n++) bytes = Buffer.from(`{"n":${n}}`);
    const url = sign(bytes).replaceAll("+", "-").replaceAll("/", "_");
    expect(readWebhook(headers({ "x-shopify-hmac-sha256": url }), bytes)).toEqual({ ok: false, problem: "unsigned" });
    expect(readWebhook(headers({ "x-shopify-hmac-sha256": sign(bytes) }), bytes).ok).toBe(true);
  });

  test("the body written anew", () => {
    const spaced = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
    expect(readWebhook(headers(), spaced).ok).toBe(false);
  });
});

test.each<[string, Record<string, string | null>]>([
  ["no topic", { "x-shopify-topic": null }],
  ["a strange topic", { "x-shopify-topic": "orders/../x" }],
  ["no shop", { "x-shopify-shop-domain": null }],
  ["another host", { "x-shopify-shop-domain": "example.myshopify.com.evil.test" }],
  ["no id", { "x-shopify-webhook-id": null }],
])("signed, but %s", (_, changes) => {
  expect(readWebhook(headers(changes), body)).toEqual({ ok: false, problem: "malformed" });
});

test("bytes that PostgreSQL refuses do not come through", () => {
  const bytes = Buffer.from([0x7b, 0x00, 0xff, 0x7d]);
  const read = readWebhook(headers({ "x-shopify-hmac-sha256": sign(bytes) }), bytes);
  expect(read.ok && read.webhook.body).toBe("{��}");
});
