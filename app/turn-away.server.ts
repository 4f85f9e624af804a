import type { IncomingMessage, ServerResponse } from "node:http";
import { unavailable } from "#app/http.server.ts";
import { httpArea } from "#app/platform/metrics/http-area.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";

/** How busy the process is. */
export interface Load {
  /** Requests that are being answered. */
  inFlight: number;
  /** How late the process comes to what is due, smoothed over some seconds. Milliseconds. */
  lagMs: number;
}

type Bound = Load | "always";

/** Ours. Who asks after the process itself is always answered; files cost nothing; a live stream has bounds of its own. */
const bounds: Record<string, Bound> = {
  healthz: "always",
  readyz: "always",
  metrics: "always",
  assets: "always",
  // What Shopify tells comes again, but a shop's news is the last to wait.
  webhooks: { inFlight: 2_000, lagMs: 10_000 },
};
const usual: Bound = { inFlight: 300, lagMs: 4_000 };

/** Whether a request of this area is taken on at this load. */
export function mayTake(area: string, { inFlight, lagMs }: Load): boolean {
  const bound = bounds[area] ?? usual;
  return bound === "always" || (inFlight < bound.inFlight && lagMs < bound.lagMs);
}

const lookEveryMs = 250;
/** How much the newest look counts: one long halt is soon forgotten, lasting ones add up. */
const newest = 0.3;

/**
 * Answers 503 with `Retry-After` in place of the rest of the app where the process has too much to do, before anything
 * is read. `look` says how late the process is; by default it measures itself.
 */
export function turnAwayWhenBusy(look: () => number = watchLag()) {
  let inFlight = 0;
  return (request: IncomingMessage & { path: string }, response: ServerResponse, next: () => void): void => {
    const { path } = request;
    if (path === "/app/live") return next();
    const area = httpArea(path).split(".")[0]!;
    if (!mayTake(area, { inFlight, lagMs: look() })) {
      metrics.httpTurnedAway.inc({ area });
      return refuse(request, response);
    }
    inFlight += 1;
    response.once("close", () => (inFlight -= 1));
    next();
  };
}

/** A page that a person waits for comes back by itself. */
function refuse(request: IncomingMessage, response: ServerResponse): void {
  const { status, headers } = unavailable();
  const isPage = request.method === "GET" && request.headers.accept?.includes("text/html");
  response
    .writeHead(status, { ...Object.fromEntries(headers), ...(isPage && { Refresh: "5" }), Connection: "close" })
    .end(JSON.stringify({ error: "unavailable" }));
}

/** How late a clock of ours rings, smoothed. Milliseconds. */
function watchLag(): () => number {
  let lagMs = 0;
  let due = performance.now() + lookEveryMs;
  setInterval(() => {
    const now = performance.now();
    lagMs = lagMs * (1 - newest) + Math.max(0, now - due) * newest;
    due = now + lookEveryMs;
  }, lookEveryMs).unref();
  return () => lagMs;
}
