import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { VerifiedWebhook } from "#app/platform/shopify/webhook-door.server.ts";
import type { Desk } from "../shared/desk.ts";
import { storingTogether } from "../shared/store-together.ts";
import { waitingWebhooks } from "./work-waiting-webhooks.server.ts";

/**
 * Keeps a verified webhook and asks for its work; one that was delivered before adds nothing. When it returns, Shopify
 * may be answered.
 */
export const storeWebhook: (desk: Desk, webhook: VerifiedWebhook) => Promise<void> = storingTogether({
  store: storeWebhooks,
  sizeOf: ({ body }) => body.length,
  mostItems: 100,
  mostBytes: 1024 * 1024,
});

async function storeWebhooks(desk: Desk, webhooks: readonly VerifiedWebhook[]): Promise<void[]> {
  const rows = webhooks.map(({ webhookId, eventId, topic, body, triggeredAt }) => ({
    webhook_id: webhookId,
    event_id: eventId,
    topic,
    body,
    triggered_at: triggeredAt?.toISOString() ?? null,
  }));
  await desk.sql`
    insert into webhook_delivery (shop_id, webhook_id, event_id, topic, body, triggered_at, received_at)
    select ${SHOP}, w.webhook_id, w.event_id, w.topic, w.body, w.triggered_at, ${desk.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as w(webhook_id text, event_id text, topic text, body text, triggered_at timestamptz)
    on conflict (shop_id, webhook_id) do nothing
    returning id`;
  await waitingWebhooks.ask(desk);
  return rows.map(() => undefined);
}
