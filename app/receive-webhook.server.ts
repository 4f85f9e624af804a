import type { IncomingMessage, ServerResponse } from "node:http";
import { deskForWebhook } from "#app/desk.server.ts";
import { storeWebhook } from "#app/features/webhooks/store-webhook.server.ts";
import { badRequest, methodNotAllowed, tooLarge, unauthorised } from "#app/http.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { rememberBriefly } from "#app/platform/remember-briefly.ts";
import { largestWebhookBytes, readWebhook } from "#app/platform/shopify/webhook-door.server.ts";
import { readBody, type Arriving } from "#app/read-body.server.ts";

/**
 * Every webhook, before Remix is asked: a shop with a sale on sends hundreds a second, and finding a route takes longer
 * than storing one. Any failure of ours is a 500, so that Shopify brings it again.
 */
export async function answerWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = await receiveWebhook({
      method: request.method ?? "",
      headers: { get: (name) => request.headers[name]?.toString() ?? null },
      body: request.iterator({ destroyOnReturn: false }),
    });
    // What is left of a body that is too large is not read.
    if (!request.complete) response.setHeader("Connection", "close");
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    log.error({ err: error, path: "/webhooks" }, "request failed");
    response.writeHead(500).end();
  }
}

/** Where a shop was erased within the last second nothing is stored, and Shopify brings it again. */
const findDesk = rememberBriefly(deskForWebhook);

/** Verifies the raw bytes, stores once, answers. A job works it from the table. @throws Error when it is not stored */
export async function receiveWebhook(request: Arriving & { method: string }): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed();
  const body = await readBody(request, largestWebhookBytes);
  if (!body) return refused("too_large", tooLarge());
  const reading = readWebhook(request.headers, body);
  if (!reading.ok)
    return refused(reading.problem, reading.problem === "unsigned" ? unauthorised() : badRequest(reading.problem));
  const desk = await findDesk(reading.webhook.shopDomain);
  // A shop that never opened the app: nothing here could concern it.
  if (desk) await storeWebhook(desk, reading.webhook);
  else log.info({ topic: reading.webhook.topic }, "webhook of an unknown shop");
  metrics.webhooksReceived.inc({ outcome: desk ? "stored" : "unknown_shop" });
  return new Response(null, { status: 200 });
}

function refused(outcome: string, answer: Response): Response {
  metrics.webhooksReceived.inc({ outcome });
  return answer;
}
