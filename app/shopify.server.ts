import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { env } from "#app/env.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import { PrismaSessions } from "#app/platform/shopify/session-storage.server.ts";

/** Shopify's own library: signs people in. Webhooks, tokens in the background and the Admin API have doors of ours. */
export const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion: ApiVersion.October26,
  appUrl: env.SHOPIFY_APP_URL,
  scopes: env.SCOPES.split(","),
  authPathPrefix: "/auth",
  sessionStorage: new PrismaSessions(),
  distribution: AppDistribution.AppStore,
  useOnlineTokens: true,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  logger: {
    // Its texts hold whole tokens at the lower levels; what gets through is cleaned by our log all the same.
    level: 1,
    log: async (severity, message) => log[severity === 0 ? "error" : "warn"]({ from: "shopify" }, message),
  },
});

export const { authenticate, addDocumentResponseHeaders } = shopify;
