import { createHash } from "node:crypto";
import type { Exchange, Handler } from "../http/exchange.ts";
import { readFields, redirectTo, sendHtml, sendJson } from "../http/exchange.ts";
import { makeLaunchUrl } from "../http/app-launch.ts";
import { mintIdToken } from "../oauth/id-token.ts";
import { localeCookie, readView, staffCookie } from "./admin-view.ts";
import { renderAppPage, renderGrantPage, renderInstallPage } from "./app-page.ts";
import { answerBridgeCall } from "./bridge-calls.ts";
import type { AdminView } from "./layout.ts";
import { renderOrder } from "./order-page.ts";
import type { ShellDeps } from "./shell-deps.ts";
import { renderCustomers, renderHome, renderOrders, renderProducts } from "./store-pages.ts";
import { renderThemeEditor } from "./theme-editor-page.ts";

/** Everything below `/store/{handle}`: the pretend admin of one shop. */
export function makeShellHandler(deps: ShellDeps): Handler {
  return async (exchange) => {
    const parts = /^\/store\/([\w-]+)(\/.*)?$/.exec(exchange.url.pathname);
    const state = parts && deps.states.get(`${parts[1]}.myshopify.com`);
    if (!parts || !state) return false;
    const view = readView(exchange.req, state, deps.app);
    const path = (parts[2] ?? "/").replace(/(.)\/$/, "$1");
    if (exchange.method === "POST") return handlePost(deps, exchange, view, path);
    const page = renderGet(deps, exchange, view, path);
    if (page === null) return false;
    sendHtml(exchange.res, 200, page);
    return true;
  };
}

function renderGet(deps: ShellDeps, { url }: Exchange, view: AdminView, path: string): string | null {
  const query = url.searchParams;
  const order = /^\/orders\/(\d+)$/.exec(path);
  if (path === "/") return renderHome(view);
  if (path === "/orders") return renderOrders(view, query);
  if (order) return renderOrder(view, Number(order[1]), query.get("problem"));
  if (/^\/customers(\/\d+)?$/.test(path)) return renderCustomers(view, query);
  if (/^\/products(\/\d+)?$/.test(path)) return renderProducts(view, query);
  const theme = /^\/themes\/(\w+)\/editor$/.exec(path);
  if (theme) return renderThemeEditor(view, theme[1]!, query);
  if (path === "/oauth/install" || path === "/admin/oauth/install") {
    return renderGrantPage(view, (query.get("optional_scopes") ?? "").split(",").filter(Boolean));
  }
  const inApp = /^\/apps\/([^/]+)(\/.*)?$/.exec(url.pathname.replace(/^\/store\/[\w-]+/, ""));
  if (!inApp || (inApp[1] !== deps.app.handle && inApp[1] !== deps.app.key)) return null;
  if (!view.state.installation) return renderInstallPage(view, deps.app.scopes);
  return renderAppPage(view, makeLaunch(deps, view, (inApp[2] ?? "/") + url.search));
}

function makeLaunch(deps: ShellDeps, view: AdminView, path: string): string {
  const shop = view.state.shop.domain;
  const idToken = mintIdToken(deps.app, { shop, staffId: view.staff.id });
  const session = createHash("sha256").update(`${shop}/${view.staff.id}`).digest("hex");
  return makeLaunchUrl(deps.appUrl(), path, deps.app.secret, { shop, locale: view.locale, session, idToken });
}

async function handlePost(deps: ShellDeps, exchange: Exchange, view: AdminView, path: string): Promise<boolean> {
  const { req, res } = exchange;
  // Another site's page, the app's frame included, must not press the admin's buttons.
  const from = req.headers.origin;
  if (from !== undefined && new URL(from).host !== req.headers.host) {
    sendJson(res, 403, { error: "refused: the request comes from another site" });
    return true;
  }
  const shop = view.state.shop.domain;
  const body = await readFields(req);
  const home = `/store/${view.handle}`;
  const appHome = `${home}/apps/${deps.app.handle}/`;
  const bridge = /^\/bridge\/([\w-]+)$/.exec(path);
  const order = /^\/orders\/(\d+)\/(fulfil|scan|cancel|ask-return)$/.exec(path);
  if (bridge) answerJson(exchange, () => answerBridgeCall(deps, view, bridge[1]!, body));
  else if (order) actOnOrder(deps, exchange, view, Number(order[1]), order[2]!, body);
  else if (path === "/as") {
    const cookie = (name: string, value: unknown) =>
      `${name}=${encodeURIComponent(String(value))}; Path=/; SameSite=Lax`;
    res.setHeader("set-cookie", [
      cookie(staffCookie(view.handle), body.staff),
      cookie(localeCookie(view.handle), body.locale),
    ]);
    redirectTo(res, req.headers.referer ?? home);
  } else if (path === "/install") {
    deps.install(shop);
    redirectTo(res, appHome);
  } else if (path === "/uninstall") {
    deps.uninstall(shop);
    redirectTo(res, home);
  } else if (path === "/grant") {
    deps.grant(shop, String(body.scopes).split(","));
    redirectTo(res, appHome);
  } else return false;
  return true;
}

function answerJson({ res }: Exchange, answer: () => object): void {
  try {
    sendJson(res, 200, answer());
  } catch (error) {
    sendJson(res, 400, { error: (error as Error).message });
  }
}

function actOnOrder(
  deps: ShellDeps,
  { res }: Exchange,
  view: AdminView,
  orderId: number,
  act: string,
  body: Record<string, unknown>,
): void {
  const shop = view.state.shop.domain;
  const page = `/store/${view.handle}/orders/${orderId}`;
  try {
    if (act === "fulfil") deps.merchant.fulfil(shop, orderId);
    if (act === "scan") deps.merchant.addScan(shop, orderId, String(body.status));
    if (act === "cancel") deps.merchant.cancel(shop, orderId);
    if (act === "ask-return") deps.merchant.askReturn(shop, orderId, Number(body.line));
    redirectTo(res, page);
  } catch (error) {
    redirectTo(res, `${page}?problem=${encodeURIComponent((error as Error).message)}`);
  }
}
