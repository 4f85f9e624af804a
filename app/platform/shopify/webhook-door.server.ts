import { createHmac } from "node:crypto";
import { env } from "#app/env.server.ts";
import { sameSecret } from "#app/platform/crypto/secret-box.server.ts";

/** A webhook whose signature is right. */
export interface VerifiedWebhook {
  /** As Shopify writes it: "orders/updated". */
  topic: string;
  /** Said by a header that is not signed: what it leads to may only ever touch that shop's own data. */
  shopDomain: string;
  /** Equal on repeated deliveries to one subscription. */
  webhookId: string;
  /** Equal on deliveries of one event to several subscriptions. */
  eventId: string | null;
  triggeredAt: Date | null;
  apiVersion: string | null;
  /** The JSON as it came. It may yet be malformed. */
  body: string;
}

export type WebhookReading = { ok: true; webhook: VerifiedWebhook } | { ok: false; problem: "unsigned" | "malformed" };

/** A longer body is refused before it is read. */
export const largestWebhookBytes = 2 * 1024 * 1024;

/** Whether it is a shop's permanent domain, in lower case. */
export const isShopDomain = (text: string): boolean => /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(text);

/**
 * Verifies a webhook over the bytes that arrived. `unsigned` is answered with 401, `malformed` (a needed header is
 * missing) with 400.
 *
 * Not the library's `authenticate.webhook`: that one also loads the shop's session and refreshes its token while Shopify
 * waits for an answer, and without a lock.
 */
export function readWebhook(headers: Pick<Headers, "get">, rawBody: Uint8Array): WebhookReading {
  const signature = createHmac("sha256", env.SHOPIFY_API_SECRET).update(rawBody).digest("base64");
  if (!sameSecret(headers.get("x-shopify-hmac-sha256") ?? "", signature)) return { ok: false, problem: "unsigned" };
  const topic = headers.get("x-shopify-topic") ?? "";
  const shop = (headers.get("x-shopify-shop-domain") ?? "").toLowerCase();
  const webhookId = headers.get("x-shopify-webhook-id") ?? "";
  const readable = /^[a-z_]+\/[a-z_]+$/.test(topic) && isShopDomain(shop) && /^[\x21-\x7e]{1,200}$/.test(webhookId);
  if (!readable || rawBody.byteLength === 0) return { ok: false, problem: "malformed" };
  return {
    ok: true,
    webhook: {
      topic,
      shopDomain: shop,
      webhookId,
      eventId: headers.get("x-shopify-event-id")?.slice(0, 200) || null,
      triggeredAt: readInstant(headers.get("x-shopify-triggered-at")),
      apiVersion: headers.get("x-shopify-api-version"),
      // PostgreSQL's text knows no NUL, and JSON has none outside of its escapes.
      body: new TextDecoder().decode(rawBody).replaceAll("\0", "�"),
    },
  };
}

function readInstant(text: string | null): Date | null {
  const at = new Date(text ?? "");
  return Number.isNaN(at.getTime()) ? null : at;
}
