import type { IncomingMessage, ServerResponse } from "node:http";
import { unavailable } from "#app/http.server.ts";
import { httpArea } from "#app/platform/metrics/http-area.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";

/** How busy the process is. */
export interface Load {
  /** Requests of the same kind that have arrived and are being answered. */
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
  texts: "always",
  // What Shopify tells comes again, but a shop's news is the last to wait. Counted apart: it keeps nobody out.
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
 * is read. A request counts from when it has arrived: one that is sent slowly takes nobody's place. `look` says how late
 * the process is; by default it measures itself.
 */
export function turnAwayWhenBusy(look: () => number = watchLag()) {
  const inFlight = new Map<Bound, number>();
  const count = (bound: Bound, more: number) => inFlight.set(bound, (inFlight.get(bound) ?? 0) + more);
  return (request: IncomingMessage & { path: string }, response: ServerResponse, next: () => void): void => {
    const { path } = request;
    if (path === "/app/live") return next();
    const area = httpArea(path).split(".")[0]!;
    const bound = bounds[area] ?? usual;
    if (bound === "always") return next();
    if (!mayTake(area, { inFlight: inFlight.get(bound) ?? 0, lagMs: look() })) {
      metrics.httpTurnedAway.inc({ area });
      return refuse(request, response);
    }
    const begin = () => {
      if (response.closed) return;
      count(bound, 1);
      response.once("close", () => count(bound, -1));
    };
    if (waitsForBody(request)) request.once("end", begin);
    else begin();
    next();
  };
}

/** Nobody reads the body of a GET: it is answered at once. */
const waitsForBody = ({ method, headers }: IncomingMessage): boolean =>
  method !== "GET" &&
  method !== "HEAD" &&
  (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0);

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
