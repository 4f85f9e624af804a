import { createHmac } from "node:crypto";
import { env } from "#app/env.server.ts";
import { sameSecret } from "#app/platform/crypto/secret-box.server.ts";
import { isShopDomain } from "./webhook-door.server.ts";

/** What Shopify says of a request that came through a shop's own domain. Nothing else in its query is to be trusted. */
export interface ProxiedRequest {
  shopDomain: string;
  /** Shopify's numeric id of the customer who is signed in; null: nobody. */
  customerId: bigint | null;
  /** Where the shop's domain hands requests on to us: "/apps/latte". Merchants may change it. */
  proxyPath: string;
}

export type ProxyReading = { ok: true; request: ProxiedRequest } | { ok: false; problem: "unsigned" | "malformed" };

/** As Shopify's library: the query is as old as the way here, and clocks may differ. */
const oldestSeconds = 90;

const said = ["shop", "logged_in_customer_id", "path_prefix", "timestamp"] as const;

/**
 * Verifies the query that Shopify's proxy has signed, at `now`. Every parameter that we read is there once.
 *
 * The pairs are signed without anything between them: `a=1` and `b=2` read as `a=1b=2`. A text in which one of our names
 * stands twice could have been cut elsewhere, and is refused.
 */
export function readProxiedQuery(query: URLSearchParams, now: Date): ProxyReading {
  const signature = query.getAll("signature");
  if (signature.length !== 1 || query.has("hmac")) return { ok: false, problem: "malformed" };
  const text = signedText(query);
  const signed = createHmac("sha256", env.SHOPIFY_API_SECRET).update(text).digest("hex");
  if (!sameSecret(signature[0] ?? "", signed)) return { ok: false, problem: "unsigned" };
  if (said.some((name) => query.getAll(name).length !== 1 || text.split(`${name}=`).length !== 2))
    return { ok: false, problem: "malformed" };

  const [shop = "", customer = "", proxyPath = "", timestamp = ""] = said.map((name) => query.get(name) ?? "");
  if (!/^\d{1,11}$/.test(timestamp)) return { ok: false, problem: "malformed" };
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > oldestSeconds) return { ok: false, problem: "unsigned" };
  const readable = isShopDomain(shop) && /^\d{0,18}$/.test(customer) && /^(\/[\w.~-]{1,100}){1,5}$/.test(proxyPath);
  if (!readable) return { ok: false, problem: "malformed" };
  return {
    ok: true,
    request: { shopDomain: shop, customerId: customer === "" ? null : BigInt(customer), proxyPath },
  };
}

function signedText(query: URLSearchParams): string {
  const names = [...new Set(query.keys())].filter((name) => name !== "signature");
  return names
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .sort()
    .join("");
}
