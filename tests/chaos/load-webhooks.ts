import { makeWebhookMessage, webhookHeaders } from "#tests/standin/webhooks/sign-webhook.ts";
import type { Random } from "#tests/standin/world/random.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord, SentWebhook } from "./chaos-record.ts";
import { atRate, untilAnswered, type Ends } from "./pace.ts";

/** Shopify waits so long for an answer. */
const patienceMilliseconds = 5_000;

/** Shopify tells of changed orders, the same delivery again until it is answered with 200, now and then once more. */
export function loadWebhooks(app: ChaosApp, record: ChaosRecord, random: Random, perSecond: number, ends: Ends) {
  return atRate(perSecond, ends, async () => {
    const order = random.pick(app.state.orders);
    const at = new Date().toISOString();
    const message = makeWebhookMessage({
      shop: app.state.shop.domain,
      topic: "orders/updated",
      apiVersion: "2026-10",
      triggeredAt: at,
      payload: { id: order.id, name: order.name, updated_at: at },
    });
    const sent: SentWebhook = { webhookId: message.webhookId, tries: 0, acknowledged: false };
    record.webhooks.push(sent);
    const send = async () => {
      sent.tries++;
      const answer = await fetch(`${app.url}/webhooks/orders`, {
        method: "POST",
        headers: webhookHeaders(app.secret, message),
        body: message.body,
        signal: AbortSignal.timeout(patienceMilliseconds),
      });
      await answer.arrayBuffer();
      return answer.status === 200 ? true : null;
    };
    sent.acknowledged = (await untilAnswered(ends, send)) ?? false;
    if (random.chance(0.05)) await untilAnswered(ends, send);
  });
}
