import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { env } from "#app/env.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import { addDocumentResponseHeaders } from "#app/shopify.server.ts";

export { prepareToStop, startService, stopService } from "#app/service.server.ts";
export { measureAnswer } from "#app/operator.server.ts";
export { turnAwayWhenBusy } from "#app/turn-away.server.ts";
export { answerWebhook } from "#app/receive-webhook.server.ts";
export * as logging from "#app/platform/log/log.server.ts";

/** The stream is given up after this long; Remix ends what it still waits for a second earlier. */
export const streamTimeout = 5_000;
/** More than any page is long. */
const oneGoBytes = 2 ** 22;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  // The library names Shopify's CDN; the address in use is configured.
  if (headers.has("Link")) headers.set("Link", `<${env.APP_BRIDGE_URL}>; rel="preload"; as="script"`);
  // Nor does it say anything where the address names no shop, as of a page that does not exist.
  if (!headers.has("Content-Security-Policy"))
    headers.set("Content-Security-Policy", "frame-ancestors https://admin.shopify.com;");
  headers.append("Content-Security-Policy", "object-src 'none'; base-uri 'self'");
  headers.set("Referrer-Policy", "no-referrer");
  keepPrivate(headers);

  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      onAllReady() {
        const body = new PassThrough({ highWaterMark: oneGoBytes });
        pipe(body);
        headers.set("Content-Type", "text/html; charset=utf-8");
        // React writes in pieces of 2 KB, and each would be compressed and sent by itself. No page of ours comes in parts.
        resolve(buffer(body).then((whole) => new Response(whole, { headers, status })));
      },
      onShellError: reject,
      onError: (error) => log.error({ err: error }, "rendering failed"),
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** What a page reads by itself. */
export function handleDataRequest(response: Response): Response {
  keepPrivate(response.headers);
  return response;
}

/** Customers' data stay out of every cache, and are taken for nothing but what they are. */
function keepPrivate(headers: Headers): void {
  headers.set("X-Content-Type-Options", "nosniff");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
}

/** Every unforeseen failure of a loader or an action comes here once. An address that is not there is no failure. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error({ err: error, path: new URL(request.url).pathname }, "request failed");
}
