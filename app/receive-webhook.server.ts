import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForWebhook } from "#app/desk.server.ts";
import { storeWebhook } from "#app/features/webhooks/store-webhook.server.ts";
import { badRequest, methodNotAllowed, tooLarge, unauthorised } from "#app/http.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { largestWebhookBytes, readWebhook } from "#app/platform/shopify/webhook-door.server.ts";
import { readBody } from "#app/read-body.server.ts";

/**
 * What every webhook route does: verify the raw bytes, store once, answer. A job works it from the table. Any failure of
 * ours is a 5xx, so that Shopify brings it again.
 */
export async function receiveWebhook({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed();
  const body = await readBody(request, largestWebhookBytes);
  if (!body) return refused("too_large", tooLarge());
  const reading = readWebhook(request.headers, body);
  if (!reading.ok)
    return refused(reading.problem, reading.problem === "unsigned" ? unauthorised() : badRequest(reading.problem));
  const desk = await deskForWebhook(reading.webhook.shopDomain);
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
