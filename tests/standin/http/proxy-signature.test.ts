import { expect, it } from "vitest";
import { makeProxyQuery, signProxyQuery } from "./proxy-signature.ts";

it("signs as in Shopify's documentation", () => {
  const params = {
    extra: ["1", "2"],
    shop: "shop-name.myshopify.com",
    logged_in_customer_id: "1",
    path_prefix: "/apps/awesome_reviews",
    timestamp: "1317327555",
  };
  expect(signProxyQuery("hush", params)).toBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");
});

it("adds the visitor to the query and signs all of it", () => {
  const own = new URLSearchParams("extra=1&extra=2&shop=forged.myshopify.com");
  const visitor = { shop: "shop-name.myshopify.com", customerId: 1, pathPrefix: "/apps/awesome_reviews" };
  const query = makeProxyQuery("hush", own, visitor, new Date(1317327555_000));
  expect(query.getAll("shop")).toEqual(["shop-name.myshopify.com"]);
  expect(query.getAll("extra")).toEqual(["1", "2"]);
  expect(query.get("signature")).toBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");
});

it("leaves the customer empty when nobody is logged in", () => {
  const visitor = { shop: "a.myshopify.com", customerId: null, pathPrefix: "/apps/desk" };
  expect(makeProxyQuery("hush", new URLSearchParams(), visitor).get("logged_in_customer_id")).toBe("");
});
