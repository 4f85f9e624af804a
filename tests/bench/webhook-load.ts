import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { makeWebhookMessage, webhookHeaders } from "#tests/standin/webhooks/sign-webhook.ts";
import type { BenchApp } from "./bench-app.ts";
import { withClient, type BenchDatabase } from "./bench-database.ts";
import type { Sample } from "./statistics.ts";

/** Webhooks at a steady rate: until each was answered, and until the last of them was worked. */
export interface WebhookSample {
  answered: Sample;
  /** Answers other than 200; Shopify would bring those again. */
  refused: number;
  /** From the last answer until nothing waited any more. */
  drainSeconds: number;
}

const patienceSeconds = 180;

/**
 * Sends `seconds` long `perSecond` webhooks about the shop's orders, as Shopify does: at their times, however long the
 * answers take. Each tells of a change that is news.
 */
export async function sendWebhooks(
  app: BenchApp,
  database: BenchDatabase,
  secret: string,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<WebhookSample> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 128 });
  const milliseconds: number[] = [];
  let refused = 0;
  const started = performance.now();
  const count = perSecond * seconds;
  const answers: Promise<void>[] = [];
  try {
    for (let index = 0; index < count; index++) {
      const due = started + (index * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 1) await sleep(early);
      const { body, headers } = makeWebhook(database, secret, index);
      answers.push(
        post(agent, new URL("/webhooks/orders", app.url), body, headers).then((status) => {
          // From when it was due: a sender that is held up is held up by us.
          milliseconds.push(performance.now() - due);
          if (status !== 200) refused++;
        }),
      );
    }
    await Promise.all(answers);
  } finally {
    agent.destroy();
  }
  const answered = { milliseconds, seconds: (performance.now() - started) / 1000 };
  return { answered, refused, drainSeconds: await drain(database) };
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

function post(agent: http.Agent, url: URL, body: string, headers: Record<string, string>): Promise<number> {
  if (url.hostname !== "127.0.0.1") throw new Error(`not on this machine: ${url.href}`);
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method: "POST", headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    request.on("error", reject);
    request.end(body);
  });
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
