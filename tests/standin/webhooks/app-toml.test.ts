import { expect, it } from "vitest";
import { describeApp, parseToml } from "./app-toml.ts";

const FILE = `
client_id = "abc" # not ours
name = "Latte # desk"
handle = "latte"
embedded = true

[access_scopes]
scopes = "read_orders, read_customers"
optional_scopes = [ "write_orders" ]

[webhooks]
api_version = "2026-10"

  [[webhooks.subscriptions]]
  topics = [
    "orders/updated", # often
    "refunds/create",
  ]
  uri = "/webhooks/orders"
  name = "orders"

  [[webhooks.subscriptions]]
  compliance_topics = [ "shop/redact" ]
  uri = "/webhooks/compliance"

[app_proxy]
url = "/storefront"
prefix = "apps"
subpath = "desk"
`;

it("reads what Shopify would know of the app", () => {
  expect(describeApp(parseToml(FILE))).toEqual({
    name: "Latte # desk",
    handle: "latte",
    scopes: ["read_orders", "read_customers"],
    optionalScopes: ["write_orders"],
    webhookApiVersion: "2026-10",
    webhooks: [
      { topic: "orders/updated", uri: "/webhooks/orders", compliance: false, name: "orders" },
      { topic: "refunds/create", uri: "/webhooks/orders", compliance: false, name: "orders" },
      { topic: "shop/redact", uri: "/webhooks/compliance", compliance: true, name: null },
    ],
    proxy: { prefix: "apps", subpath: "desk", url: "/storefront" },
  });
});

it.each(["a = {b = 1}", "just words", "a = [1,"])("refuses what it does not understand: %s", (text) => {
  expect(() => parseToml(text)).toThrow(/TOML/);
});
