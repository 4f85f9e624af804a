import type { StandinApp } from "../app-config.ts";
import { handleOf } from "../shell/layout.ts";
import type { ShopState } from "../state.ts";
import type { Exchange, Handler } from "./exchange.ts";
import { readBody, sendHtml, sendText } from "./exchange.ts";
import { html } from "./markup.ts";
import { makeProxyQuery } from "./proxy-signature.ts";
import type { ProxyVisitor } from "./proxy-signature.ts";

const DROPPED = new Set(["cookie", "host", "connection", "content-length", "transfer-encoding", "accept-encoding"]);

/**
 * `/storefront/{handle}`: a plain page in place of the online store, and below it the app proxy, which signs requests
 * and hands them to the app. `?customer={id}` on the page chooses who is logged in.
 */
export function makeStorefrontHandler(parts: {
  app: StandinApp;
  states: Map<string, ShopState>;
  appUrl: () => string;
}): Handler {
  return async (exchange) => {
    const match = /^\/storefront\/([\w-]+)(\/.*)?$/.exec(exchange.url.pathname);
    const state = match && parts.states.get(`${match[1]}.myshopify.com`);
    if (!match || !state) return false;
    const path = match[2] ?? "/";
    const { proxy } = parts.app;
    const prefix = proxy && `/${proxy.prefix}/${proxy.subpath}`;
    if (path === "/") {
      sendHtml(exchange.res, 200, renderStore(state, prefix));
      return true;
    }
    if (!proxy || !prefix || (path !== prefix && !path.startsWith(`${prefix}/`))) return false;
    const customer = /(?:^|;\s*)storefront_customer=(\d+)/.exec(exchange.req.headers.cookie ?? "")?.[1];
    const visitor = { shop: state.shop.domain, customerId: customer ? Number(customer) : null, pathPrefix: prefix };
    await forward(parts.app, exchange, new URL(proxy.url, parts.appUrl()), path.slice(prefix.length), visitor);
    return true;
  };
}

async function forward(
  app: StandinApp,
  { req, res, url, method }: Exchange,
  base: URL,
  rest: string,
  visitor: ProxyVisitor,
): Promise<void> {
  const target = new URL(base.pathname.replace(/\/$/, "") + rest, base);
  target.search = makeProxyQuery(app.secret, url.searchParams, visitor).toString();
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (!DROPPED.has(name) && value !== undefined) headers.set(name, String(value));
  }
  headers.set("x-forwarded-for", req.socket.remoteAddress ?? "127.0.0.1");
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? new Uint8Array(await readBody(req)) : undefined;
  const request = new Request(target, { method, headers, body, redirect: "manual" });
  const answer = await (app.receive ? app.receive(request) : fetch(request));
  const location = answer.headers.get("location");
  if (location) res.setHeader("location", location);
  const type = answer.headers.get("content-type") ?? "text/plain";
  sendText(res, answer.status, type, new Uint8Array(await answer.arrayBuffer()));
}

function renderStore(state: ShopState, prefix: string | null): string {
  const handle = handleOf(state.shop.domain);
  const shown = state.products.filter((product) => product.status === "ACTIVE").slice(0, 12);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${state.shop.name}</title>
        <link rel="stylesheet" href="/shell.css" />
        <link rel="icon" href="data:," />
      </head>
      <body class="landing">
        <div class="page">
          <h1>${state.shop.name}</h1>
          <p>
            A plain page in place of the online
            store${prefix ? html`. The app's proxy answers below <code>/storefront/${handle}${prefix}</code>` : ""}.
          </p>
          <div class="tiles">
            ${shown.map(
              (product) =>
                html`<section class="card pictured">
                  ${product.imagePath ? html`<img src="${product.imagePath}" alt="" />` : ""}${product.title}
                </section>`,
            )}
          </div>
          <p><a href="/mailbox?shop=${handle}">Write to ${state.shop.contactEmail}</a> · <a href="/">Demo</a></p>
        </div>
      </body>
    </html>`.text;
}
