import { setTimeout as sleep } from "node:timers/promises";
import { makeWebhookMessage, webhookHeaders } from "#tests/standin/webhooks/sign-webhook.ts";
import type { BenchApp } from "./bench-app.ts";
import { withClient, type BenchDatabase } from "./bench-database.ts";
import type { WebhookAnswers } from "./load/tasks.ts";
import type { Load, LoadGenerator } from "./load-generator.ts";

/** Webhooks at a steady rate: until each was answered, and until the last of them was worked. */
export interface WebhookSample extends Load<WebhookAnswers> {
  perSecond: number;
  /** From the last answer until nothing waited any more. */
  drainSeconds: number;
}

const patienceSeconds = 180;

/** Sends `seconds` long `perSecond` webhooks about the shop's orders. Each tells of a change that is news. */
export async function sendWebhooks(
  app: BenchApp,
  database: BenchDatabase,
  load: LoadGenerator,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<WebhookSample> {
  const { secret } = app.standin.app;
  const webhooks = Array.from({ length: perSecond * seconds }, (_, index) => makeWebhook(database, secret, index));
  const done = await load.run({ kind: "webhooks", url: `${app.url}/webhooks/orders`, perSecond, webhooks });
  return { ...done, perSecond, drainSeconds: await drain(database) };
}

function makeWebhook({ state }: BenchDatabase, secret: string, index: number) {
  const order = state.orders[(index * 7919) % state.orders.length]!;
  const at = new Date(Date.now() + index).toISOString();
  const payload = { id: order.id, name: order.name, updated_at: at, note: "x".repeat(4_000) };
  const message = makeWebhookMessage({
    shop: state.shop.domain,
    topic: "orders/updated",
    apiVersion: "2026-10",
    triggeredAt: at,
    payload,
  });
  return { body: message.body, headers: webhookHeaders(secret, message) };
}

/** Waits until every stored webhook is worked. @throws Error when that takes too long */
async function drain(database: BenchDatabase): Promise<number> {
  const started = performance.now();
  return withClient(database.url, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ waiting: boolean }>(
        "select exists (select 1 from webhook_delivery where state = 'received') as waiting",
      );
      const seconds = (performance.now() - started) / 1000;
      if (!rows[0]!.waiting) return seconds;
      if (seconds > patienceSeconds) throw new Error("the webhooks are not worked");
      await sleep(50);
    }
  });
}
