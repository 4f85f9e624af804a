import { createHash } from "node:crypto";
import type { StandinApp } from "../app-config.ts";
import { renderLiquid } from "../liquid/render-liquid.ts";
import { handleOf } from "../shell/layout.ts";
import type { ShopState } from "../state.ts";
import { readAsset, renderBlock, type BlockVisit } from "../storefront/render-block.ts";
import { renderTheme, themes, type ThemePage } from "../storefront/theme-page.ts";
import type { Exchange, Handler } from "./exchange.ts";
import { readBody, readCookie, sendHtml, sendText } from "./exchange.ts";
import { html, Markup } from "./markup.ts";
import { makeProxyQuery } from "./proxy-signature.ts";

const DROPPED = new Set(["cookie", "host", "connection", "content-length", "transfer-encoding", "accept-encoding"]);
/** What a visitor chooses is kept in cookies of the storefront, which the proxy never hands on. */
const CHOICES = ["customer", "theme", "locale", "blocks"] as const;
/** The pages of the store on which a block of the extension stands. */
const PAGES: Record<string, { block: string; title: string }> = {
  "/pages/track-order": { block: "order-tracking", title: "Track your order" },
  "/pages/help": { block: "faq", title: "Help" },
  "/pages/contact": { block: "contact", title: "Contact" },
};

/**
 * `/storefront/{handle}`: the online store in a plain theme, with the extension's blocks on `/pages/…`, its help button on
 * every page, and below it the app proxy, which signs requests, hands them to the app, and puts `application/liquid` into
 * the theme. `?customer={id}`, `?theme=` and `?locale=` choose who is signed in and how it looks; `?dir=rtl` turns one page
 * round.
 */
export function makeStorefrontHandler(parts: {
  app: StandinApp;
  states: Map<string, ShopState>;
  appUrl: () => string;
}): Handler {
  return async (exchange) => {
    const match = /^(\/(?:pl|pt-br))?\/storefront\/([\w-]+)(\/.*)?$/.exec(exchange.url.pathname);
    const state = match && parts.states.get(`${match[2]}.myshopify.com`);
    if (!match || !state) return false;
    const path = match[3] ?? "/";
    if (guard(exchange, state, path)) return true;
    const { proxy } = parts.app;
    const prefix = proxy && `/${proxy.prefix}/${proxy.subpath}`;
    if (prefix && (path === prefix || path.startsWith(`${prefix}/`)))
      return forward(parts.app, exchange, state, new URL(proxy.url, parts.appUrl()), prefix);
    if (takeChoice(exchange, state)) return true;
    const asset = /^\/extension\/([^/]+)$/.exec(path)?.[1];
    if (asset) return sendAsset(exchange, asset);
    const page = themeFor(exchange, state, prefix);
    const placed = Object.hasOwn(PAGES, path) ? PAGES[path] : null;
    if (path === "/")
      sendHtml(exchange.res, 200, renderTheme({ ...page, title: "Shop", content: showProducts(state) }));
    else if (placed) {
      const shown = hasBlocks(exchange) ? [show(placed.block, state, page, prefix, "page")] : [];
      const content = new Markup(shown.map(({ html: block }) => block).join(""));
      const schemas = [...shown.map(({ schema }) => schema), ...(page.schemas ?? [])];
      sendHtml(exchange.res, 200, renderTheme({ ...page, title: placed.title, content, schemas }));
    } else return false;
    return true;
  };
}

/**
 * The store's password: who has not typed it is sent to its page, from pages of the theme and of the proxy alike, a form that
 * was sent too; its content is lost, and nothing of it reaches the app. Once typed, it leads to the shop's first page.
 */
function guard(exchange: Exchange, state: ShopState, path: string): boolean {
  const { password } = state.shop;
  if (!password || path.startsWith("/extension/")) return false;
  const { req, res, method, url } = exchange;
  const root = folderOf(exchange) + rootOf(state);
  const lead = (to: string, more: object = {}) => {
    res.writeHead(302, { location: to, ...more });
    res.end();
    return true;
  };
  const known = readCookie(req, "storefront_digest") === digestOf(password);
  if (path !== "/password") return known ? false : lead(`${root}/password`);
  if (known) return lead(root);
  if (method === "POST") {
    void readBody(req).then((body) =>
      new URLSearchParams(body.toString()).get("password") === password
        ? lead(root, { "set-cookie": `storefront_digest=${digestOf(password)}; Path=/; HttpOnly` })
        : sendHtml(res, 200, renderPassword(state.shop.name, url.pathname)),
    );
    return true;
  }
  sendHtml(res, 200, renderPassword(state.shop.name, url.pathname));
  return true;
}

const digestOf = (password: string): string => createHash("sha256").update(password).digest("hex");

const renderPassword = (name: string, action: string): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <title>${name}</title>
      </head>
      <body>
        <h1>${name}: opening soon</h1>
        <form method="post" action="${action}">
          <label>Password <input type="password" name="password" /></label><button>Enter</button>
        </form>
      </body>
    </html>`.text;

const rootOf = (state: ShopState): string => `/storefront/${handleOf(state.shop.domain)}`;
/** The folder of a language other than the store's own, before everything: "/pl"; "" elsewhere. */
const folderOf = ({ url }: Exchange): string => /^\/(?:pl|pt-br)(?=\/)/.exec(url.pathname)?.[0] ?? "";
const folderLocales: Record<string, string> = { "/pl": "pl", "/pt-br": "pt-BR" };

/** A choice in the query is kept, and the page is shown without it. */
function takeChoice(exchange: Exchange, state: ShopState): boolean {
  const { res, url } = exchange;
  const folder = folderOf(exchange);
  const chosen = CHOICES.filter((name) => url.searchParams.has(name));
  if (!chosen.length) return false;
  const cookies = chosen.map((name) => `storefront_${name}=${encodeURIComponent(url.searchParams.get(name) ?? "")}; Path=${folder}${rootOf(state)}`); // prettier-ignore
  res.writeHead(303, { location: url.pathname, "set-cookie": cookies });
  res.end();
  return true;
}

const choiceOf = ({ req }: Exchange, name: (typeof CHOICES)[number]): string => readCookie(req, `storefront_${name}`) ?? ""; // prettier-ignore

function customerOf(exchange: Exchange): number | null {
  const chosen = choiceOf(exchange, "customer");
  return /^\d+$/.test(chosen) ? Number(chosen) : null;
}

/** `?blocks=none` is the store without the app, for comparing. */
const hasBlocks = (exchange: Exchange): boolean => choiceOf(exchange, "blocks") !== "none";

function themeFor(exchange: Exchange, state: ShopState, prefix: string | null): Omit<ThemePage, "title" | "content"> {
  const page = plainTheme(exchange, state);
  if (!hasBlocks(exchange)) return page;
  const button = show(
    "help-button",
    state,
    page,
    prefix,
    exchange.url.pathname === folderOf(exchange) + rootOf(state) ? "index" : "page",
  );
  return { ...page, embed: new Markup(button.html), schemas: [button.schema] };
}

function plainTheme(exchange: Exchange, state: ShopState): Omit<ThemePage, "title" | "content"> {
  return {
    shopName: state.shop.name,
    root: rootOf(state),
    theme: themes.find((name) => name === choiceOf(exchange, "theme")) ?? "light",
    locale: folderLocales[folderOf(exchange)] ?? (choiceOf(exchange, "locale") || "en"),
    folder: folderOf(exchange),
    direction: exchange.url.searchParams.get("dir") === "rtl" ? "rtl" : "ltr",
    customers: state.customers
      .filter(({ id }) => state.orders.some((order) => order.customerId === id))
      .slice(0, 3)
      .map((customer) => ({ id: customer.id, name: nameOf(customer) })),
    customerId: customerOf(exchange),
  };
}

const nameOf = ({ firstName, lastName }: Pick<ShopState["customers"][number], "firstName" | "lastName">): string =>
  `${firstName ?? ""} ${lastName ?? ""}`.trim();

function sendAsset({ res }: Exchange, name: string): boolean {
  const asset = readAsset(name);
  if (asset) sendText(res, 200, `${asset.type}; charset=utf-8`, asset.text);
  return asset !== null;
}

function showProducts(state: ShopState): Markup {
  const shown = state.products.filter((product) => product.status === "ACTIVE").slice(0, 12);
  return html`<div class="tiles">
      ${shown.map(
        (product) =>
          html`<section>
            ${product.imagePath ? html`<img src="${product.imagePath}" alt="" width="160" height="160" />` : ""}
            ${product.title}
          </section>`,
      )}
    </div>
    <p>
      <a href="/mailbox?shop=${handleOf(state.shop.domain)}">Write to ${state.shop.contactEmail}</a> ·
      <a href="/">Demo</a>
    </p>`;
}

function show(
  block: string,
  state: ShopState,
  page: Omit<ThemePage, "title" | "content">,
  prefix: string | null,
  pageType: string,
): ReturnType<typeof renderBlock> {
  const contact = state.appData?.["latte.contact"];
  const customer = state.customers.find(({ id }) => id === page.customerId);
  return renderBlock(block, {
    locale: page.locale,
    // As Shopify's own would be where the app has written none: here the store begins below the root.
    proxyPath: state.appData?.["latte.proxy_path"] ?? (prefix && rootOf(state) + prefix),
    contact: contact === undefined ? undefined : (JSON.parse(contact) as unknown),
    faq: state.appData?.["latte.faq"],
    appearance: state.appData?.["latte.appearance"],
    customerId: page.customerId,
    customer: customer && { name: nameOf(customer), email: customer.email, orders: ordersOf(state, customer.id) },
    shopName: state.shop.name,
    rootUrl: page.folder || "/",
    zone: state.shop.ianaTimezone,
    pageType,
    assets: `${page.root}/extension`,
    blockId: block,
  });
}

/** As themes have them: the newest first. */
const ordersOf = (state: ShopState, customerId: number): NonNullable<BlockVisit["customer"]>["orders"] =>
  state.orders
    .filter((order) => order.customerId === customerId)
    .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
    .map(({ id, name, createdAt, cancelledAt, fulfillments }) => ({
      id,
      name,
      created_at: createdAt,
      cancelled: cancelledAt !== null,
      fulfillment_status_label: fulfillments.length ? "Fulfilled" : "Unfulfilled",
    }));

async function forward(
  app: StandinApp,
  exchange: Exchange,
  state: ShopState,
  base: URL,
  prefix: string,
): Promise<boolean> {
  const { req, res, url, method } = exchange;
  const pathPrefix = folderOf(exchange) + rootOf(state) + prefix;
  const target = new URL(base.pathname.replace(/\/$/, "") + url.pathname.slice(pathPrefix.length), base);
  const visitor = { shop: state.shop.domain, customerId: customerOf(exchange), pathPrefix };
  target.search = makeProxyQuery(app.secret, url.searchParams, visitor).toString();
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (!DROPPED.has(name) && value !== undefined) headers.set(name, String(value));
  }
  headers.set("x-forwarded-for", req.socket.remoteAddress ?? "127.0.0.1");
  headers.set("x-forwarded-host", req.headers.host ?? "");
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? new Uint8Array(await readBody(req)) : undefined;
  const request = new Request(target, { method, headers, body, redirect: "manual" });
  const answer = await (app.receive ? app.receive(request) : fetch(request));
  for (const name of ["location", "retry-after"]) {
    const value = answer.headers.get(name);
    if (value) res.setHeader(name, value);
  }
  const type = answer.headers.get("content-type") ?? "text/plain";
  if (!type.startsWith("application/liquid")) {
    sendText(res, answer.status, type, new Uint8Array(await answer.arrayBuffer()));
    return true;
  }
  const shown = renderLiquid(await answer.text(), {
    values: { shop: { name: state.shop.name } },
    translate: (key) => key,
  });
  const page = themeFor(exchange, state, prefix);
  sendHtml(res, answer.status, renderTheme({ ...page, title: "Help", content: new Markup(shown) }));
  return true;
}
