import { setTimeout as sleep } from "node:timers/promises";
import { HttpClient } from "./http-client.ts";
import type { WebhookAnswers, WebhookTask } from "./tasks.ts";

/** Posts the webhooks as Shopify does: each at its time. */
export async function postWebhooks({ url, perSecond, webhooks }: WebhookTask): Promise<WebhookAnswers> {
  const client = new HttpClient(128);
  const milliseconds: number[] = [];
  let refused = 0;
  const started = performance.now();
  const answers: Promise<void>[] = [];
  try {
    for (const [index, { body, headers }] of webhooks.entries()) {
      const due = started + (index * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 1) await sleep(early);
      answers.push(
        client.send({ url, headers }, body).then(({ status }) => {
          // From when it was due: a sender that is held up is held up by us.
          milliseconds.push(performance.now() - due);
          if (status !== 200) refused++;
        }),
      );
    }
    await Promise.all(answers);
  } finally {
    client.close();
  }
  return { answered: { milliseconds, seconds: (performance.now() - started) / 1000 }, refused };
}
