import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "#app/env.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import { httpArea } from "#app/platform/metrics/http-area.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { readWaiting } from "#app/platform/metrics/read-waiting.server.ts";
import { databasePool } from "#app/platform/db/prisma.server.ts";

/** The door of whoever runs this installation: their own secret, and counts of things only. */

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether the request brings the operator's token. Without one in the environment nobody does. */
export function mayScrape(request: Request): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  return Boolean(env.METRICS_TOKEN && given && timingSafeEqual(digest(given), digest(env.METRICS_TOKEN)));
}

/** Notes how long an answer took, once it is given. */
export function measureAnswer(request: { path: string; method: string }, status: number, milliseconds: number): void {
  metrics.httpSeconds.observe(
    { area: httpArea(request.path, status), method: request.method, status: String(status) },
    milliseconds / 1000,
  );
}

/** All metrics in Prometheus' text format; what the database could not tell is left out rather than guessed. */
export async function answerScrape(): Promise<Response> {
  await readWaiting().catch((error) => log.warn({ err: error }, "the gauges of what waits could not be read"));
  const { totalCount, idleCount, waitingCount } = databasePool;
  metrics.databaseConnections.set({ state: "in_use" }, totalCount - idleCount);
  metrics.databaseConnections.set({ state: "idle" }, idleCount);
  metrics.databaseConnections.set({ state: "wanted" }, waitingCount);
  const body = await metrics.registry.metrics();
  return new Response(body, { headers: { "Content-Type": metrics.registry.contentType } });
}
