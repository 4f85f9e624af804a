import { createHmac, randomUUID } from "node:crypto";

export interface WebhookMessage {
  shop: string;
  topic: string;
  /** The exact bytes that are signed and sent, on every attempt. */
  body: string;
  apiVersion: string;
  triggeredAt: string;
  /** Equal on every attempt of one delivery. */
  webhookId: string;
  /** Equal on every delivery of one event. */
  eventId: string;
  name: string | null;
}

/** Headers of a classic webhook delivery, with its real HMAC. */
export function webhookHeaders(secret: string, message: WebhookMessage): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Shopify-Captain-Hook",
    "x-shopify-topic": message.topic,
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(message.body, "utf8").digest("base64"),
    "x-shopify-shop-domain": message.shop,
    "x-shopify-api-version": message.apiVersion,
    "x-shopify-webhook-id": message.webhookId,
    "x-shopify-event-id": message.eventId,
    "x-shopify-triggered-at": message.triggeredAt,
    ...(message.name === null ? {} : { "x-shopify-name": message.name }),
  };
}

/** A message about an event, with new ids. */
export function makeWebhookMessage(
  given: Pick<WebhookMessage, "shop" | "topic" | "apiVersion" | "triggeredAt"> & { payload: object },
): WebhookMessage {
  const { shop, topic, apiVersion, triggeredAt, payload } = given;
  const body = JSON.stringify(payload);
  return { shop, topic, apiVersion, triggeredAt, body, webhookId: randomUUID(), eventId: randomUUID(), name: null };
}
