import { Agent, request as send } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { sendHtml } from "./exchange.ts";
import { waitingPage } from "./waiting-page.ts";

export interface ProxySettings {
  /** Where the app listens. */
  appOrigin: () => string;
  /** Where the admin shell is: it may frame the app, and the app may load App Bridge from it. */
  shellOrigin: () => string;
}

/** Hop-by-hop headers: they speak of one connection and must not be passed on. */
const HOP = ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"];

/**
 * The tunnel in front of the app: passes everything on as it streams, and turns the three places where Shopify's
 * library names Shopify's own hosts (frame ancestors, preload of App Bridge, way back into the admin) to the shell.
 */
export function makeReverseProxy(settings: ProxySettings) {
  // A new connection for each request: one that the app has just closed would look like an outage.
  const agent = new Agent({ keepAlive: false });
  return (req: IncomingMessage, res: ServerResponse): void => {
    // Appended, not resolved: "//elsewhere" is a path of the app like any other.
    const target = URL.parse(settings.appOrigin() + (req.url ?? "/"));
    if (!target) return sendHtml(res, 502, waitingPage(settings.appOrigin()), { "retry-after": "1" });
    const headers: OutgoingHttpHeaders = { ...dropHopHeaders(req.headers), host: req.headers.host };
    headers["x-forwarded-host"] = req.headers.host;
    headers["x-forwarded-proto"] = "http";
    headers["x-forwarded-for"] = req.socket.remoteAddress ?? "127.0.0.1";
    const onward = send(target, { method: req.method, headers, agent }, (answer) => {
      const changed = turnToShell(dropHopHeaders(answer.headers), settings.shellOrigin);
      res.writeHead(answer.statusCode ?? 502, answer.statusMessage, changed);
      res.flushHeaders();
      answer.pipe(res);
      answer.on("error", () => res.destroy());
    });
    onward.on("error", () => {
      if (res.headersSent) res.destroy();
      else sendHtml(res, 502, waitingPage(settings.appOrigin()), { "retry-after": "1" });
    });
    res.on("close", () => onward.destroy());
    req.pipe(onward);
  };
}

/** Points headers that name Shopify's hosts to the shell. Exported for its test. */
export function turnToShell(headers: IncomingHttpHeaders, shellOrigin: () => string): OutgoingHttpHeaders {
  const shell = shellOrigin();
  const changed: OutgoingHttpHeaders = { ...headers };
  const policy = headers["content-security-policy"];
  if (policy) changed["content-security-policy"] = widenPolicy(String(policy), shell);
  if (headers.link) changed.link = String(headers.link).replaceAll(APP_BRIDGE, `${shell}/app-bridge.js`);
  const location = headers.location;
  if (location?.startsWith(ADMIN)) changed.location = shell + location.slice(ADMIN.length);
  return changed;
}

const ADMIN = "https://admin.shopify.com";
const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";
const CDN = "https://cdn.shopify.com";

/** Wherever a directive allows Shopify's admin or CDN, the shell is allowed too. */
function widenPolicy(policy: string, shell: string): string {
  return policy
    .split(";")
    .map((directive) => (directive.includes(ADMIN) || directive.includes(CDN) ? `${directive} ${shell}` : directive))
    .join(";");
}

function dropHopHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP.includes(name)));
}
