/**
 * The web server: Express in front of Remix. In development Vite serves and rebuilds; in production the build does.
 * Started by `npm start` (build first) and, with `NODE_ENV=development`, by `npm run dev:web`.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { servePackedFiles } from "./app/packed-files.ts";
import type * as Logging from "./app/platform/log/log.server.ts";

const development = process.env.NODE_ENV === "development";

interface Entry {
  startService(): Promise<void>;
  prepareToStop(): void;
  stopService(): Promise<void>;
  answerWebhook(request: IncomingMessage, response: ServerResponse): Promise<void>;
  measureAnswer(request: { path: string; method: string }, status: number, milliseconds: number): void;
  turnAwayWhenBusy(): (request: IncomingMessage & { path: string }, response: ServerResponse, next: () => void) => void;
}

const vite = development
  ? await import("vite").then(({ createServer }) => createServer({ server: { middlewareMode: true } }))
  : null;

const buildFile = new URL("./build/server/index.js", import.meta.url).href;
const loadBuild = async (): Promise<ServerBuild> =>
  (vite ? await vite.ssrLoadModule("virtual:remix/server-build") : await import(buildFile)) as ServerBuild;

const build = await loadBuild();
const { startService, prepareToStop, stopService, answerWebhook, measureAnswer, turnAwayWhenBusy } = build.entry
  .module as unknown as Entry;
const { log, withRequestId } = (build.entry.module as unknown as { logging: typeof Logging }).logging;

const app = express();
app.disable("x-powered-by");
app.set("trust proxy", "loopback, uniquelocal");

app.use((request, response, next) => {
  const given = request.get("x-request-id");
  const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  response.setHeader("X-Request-Id", requestId);
  const started = performance.now();
  response.on("finish", () => {
    // The path only: Shopify puts tokens into the query.
    const milliseconds = Math.round(performance.now() - started);
    measureAnswer(request, response.statusCode, milliseconds);
    log.debug(
      { requestId, method: request.method, path: request.path, status: response.statusCode, milliseconds },
      "answered",
    );
  });
  withRequestId(requestId, next);
});

app.use(turnAwayWhenBusy());
app.use("/webhooks", (request, response) => void answerWebhook(request, response));

if (!vite) app.use("/assets", servePackedFiles("build/client/assets"));
// Live updates must not wait in a compression buffer. Where somebody asks for an order, a longer answer must not take
// longer than a short one: that would tell what was found.
const isSentAsItIs = (path: string) => path === "/app/live" || path.startsWith("/storefront/tracking");
app.use(
  compression({ filter: (request, response) => !isSentAsItIs(request.path) && compression.filter(request, response) }),
);
if (vite) app.use(vite.middlewares);
else {
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  // A file has a dot in its name; every other path would only be looked for in vain.
  const files = express.static("build/client", { maxAge: "1h" });
  app.use((request, response, next) => (request.path.includes(".") ? files(request, response, next) : next()));
}
app.all("*", createRequestHandler({ build: vite ? loadBuild : build, mode: process.env.NODE_ENV }));

await startService();
const port = Number(process.env.PORT ?? 3000);
const server = app.listen(port, process.env.HOST ?? "0.0.0.0", () => {
  log.info({ port: (server.address() as AddressInfo).port }, "listening");
  process.send?.("listening");
});
// Proxies keep connections open for a minute; closing earlier would cut requests that are on their way.
server.keepAliveTimeout = 65_000;
server.headersTimeout = 70_000;
// For a request to arrive: the largest mail or file (35 MB) at 2.4 Mbit/s.
server.requestTimeout = 120_000;

let stopping = false;
async function shutDown(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, "shutting down");
  prepareToStop();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  // A request that waits for Shopify may take this long; then it is cut, and the sweeper ends what it began.
  const patience = setTimeout(() => server.closeAllConnections(), 15_000);
  await closed;
  clearTimeout(patience);
  await stopService();
  await vite?.close();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void shutDown(signal));
process.on("disconnect", () => void shutDown("disconnect"));
