import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { VerifiedWebhook } from "#app/platform/shopify/webhook-door.server.ts";
import type { Desk } from "../shared/desk.ts";
import { workWebhookJob } from "./webhook-jobs.ts";

/**
 * Keeps a verified webhook and enqueues its work in the same transaction; one that was delivered before adds nothing.
 * When it returns, Shopify may be answered.
 */
export async function storeWebhook(desk: Desk, webhook: VerifiedWebhook): Promise<void> {
  await desk.tx(async (tx) => {
    const [stored] = await tx.sql<{ id: bigint }>`
      insert into webhook_delivery (shop_id, webhook_id, event_id, topic, body, triggered_at, received_at)
      values (${SHOP}, ${webhook.webhookId}, ${webhook.eventId}, ${webhook.topic}, ${webhook.body},
              ${webhook.triggeredAt}::timestamptz, ${desk.now()}::timestamptz)
      on conflict (shop_id, webhook_id) do nothing
      returning id`;
    if (stored) await tx.enqueue(workWebhookJob, { id: stored.id.toString() });
  });
}
