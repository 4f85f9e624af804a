import { receiveWebhook } from "#app/receive-webhook.server.ts";
import { makeWebhookMessage, webhookHeaders, type WebhookMessage } from "#tests/standin/webhooks/sign-webhook.ts";

/** A message as Shopify would make it now. */
export const message = (
  shop: string,
  topic: string,
  payload: object,
  more: Partial<WebhookMessage> = {},
): WebhookMessage => ({
  ...makeWebhookMessage({ shop, topic, apiVersion: "2026-10", triggeredAt: new Date().toISOString(), payload }),
  ...more,
});

/** Posts it to the app's route, really signed; the answer's status. */
export async function post(sent: WebhookMessage, headers: Record<string, string> = {}): Promise<number> {
  const request = new Request(new URL("/webhooks/any", process.env.SHOPIFY_APP_URL), {
    method: "POST",
    headers: { ...webhookHeaders(process.env.SHOPIFY_API_SECRET!, sent), ...headers },
    body: sent.body,
  });
  return (await receiveWebhook(request)).status;
}
