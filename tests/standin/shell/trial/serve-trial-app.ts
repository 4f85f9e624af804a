import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { sendHtml, sendJson, sendText } from "../../http/exchange.ts";
import { listen } from "../../http/listen.ts";
import type { Listening } from "../../http/listen.ts";

/**
 * Serves the trial app. `/echo` answers with the request's headers; after `refuseNext()` the next
 * token is refused as the library refuses an expired one. `/auth/session-token` is the library's bounce page, `/plain` an
 * empty one.
 */
export async function serveTrialApp(appBridgeUrl: () => string): Promise<Listening & { refuseNext: () => void }> {
  const entry = fileURLToPath(new URL("trial-app.tsx", import.meta.url));
  const options = { bundle: true, write: false, format: "iife", jsx: "automatic", logLevel: "error" } as const;
  const define = { "process.env.NODE_ENV": '"production"' };
  const script = (await build({ entryPoints: [entry], ...options, define })).outputFiles[0]!.text;
  let refuses = false;
  const server = await listen(0, (req, res) => {
    const url = new URL(req.url!, "http://localhost");
    const bridge = `<script src="${appBridgeUrl()}" data-api-key="key"></script>`;
    if (url.pathname === "/trial.js") return sendText(res, 200, "text/javascript", script);
    if (url.pathname === "/auth/session-token") return sendHtml(res, 200, bridge);
    if (url.pathname === "/plain") return sendHtml(res, 200, `<html><head>${bridge}</head><body></body></html>`);
    if (url.pathname === "/echo") {
      if (refuses) {
        refuses = false;
        return sendJson(res, 401, {}, { "x-shopify-retry-invalid-session-request": "1" });
      }
      return sendJson(res, 200, req.headers);
    }
    const headers = { "content-security-policy": "frame-ancestors https://admin.shopify.com" };
    sendHtml(res, 200, `<!doctype html>${bridge}<div id="root"></div><script src="/trial.js"></script>`, headers);
  });
  return { ...server, refuseNext: () => void (refuses = true) };
}
