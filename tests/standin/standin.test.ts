import "./redirect.ts";
import "@shopify/shopify-api/adapters/web-api";
import { ApiVersion, RequestedTokenType, shopifyApi } from "@shopify/shopify-api";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAdminApi } from "./admin/admin-api.ts";
import type { AdminApi } from "./admin/admin-api.ts";
import type { StandinApp } from "./app-config.ts";
import { signToken } from "./oauth/id-token.ts";
import { clearRefusedCalls, listRefusedCalls } from "./redirect.ts";
import { createStandin } from "./standin.ts";
import type { Standin } from "./standin.ts";
import { makeWorld } from "./world/make-world.ts";

const shop = "morning-cup.myshopify.com";
const received: Request[] = [];
const app: StandinApp = {
  key: "key",
  secret: "a-secret-of-the-app",
  name: "Latte",
  handle: "latte",
  scopes: ["read_orders"],
  optionalScopes: ["write_orders"],
  webhookApiVersion: "2026-10",
  webhooks: ["app/uninstalled", "app/scopes_update", "shop/redact"].map((topic) => ({
    topic,
    uri: "/w",
    compliance: topic === "shop/redact",
    name: null,
  })),
  proxy: { prefix: "apps", subpath: "desk", url: "/storefront" },
  origin: () => "http://127.0.0.1:9",
  receive: async (request) => {
    received.push(request);
    return new Response("from the app", { status: 200 });
  },
};
const library = shopifyApi({
  apiKey: app.key,
  apiSecretKey: app.secret,
  apiVersion: ApiVersion.October26,
  hostName: "127.0.0.1",
  isEmbeddedApp: true,
  logger: { log: () => undefined },
});

let folder = "";
let standin: Standin<AdminApi>;
const states = () => makeWorld({ seed: 1, now: new Date(), orders: 20 }).states;
const build = () => createStandin({ app, states, makeAdmin: createAdminApi, dataFile: join(folder, "data.json") });

beforeEach(async () => {
  received.length = 0;
  folder = mkdtempSync(join(tmpdir(), "standin-"));
  standin = build();
  await standin.start();
  process.env.STANDIN_URL = standin.urls.internal;
  standin.install(shop);
});

afterEach(async () => {
  await standin.stop();
  rmSync(folder, { recursive: true });
});

const staff = () => standin.states.get(shop)!.staff;
const token = () => standin.idToken({ shop, staffId: staff()[0]!.id });
const exchange = (kind: "Online" | "Offline", sessionToken = token()) =>
  library.auth.tokenExchange({
    shop,
    sessionToken,
    requestedTokenType: RequestedTokenType[`${kind}AccessToken`],
    expiring: true,
  });
const ask = (accessToken: string, query = "query ShopName { shop { name } }") =>
  fetch(`https://${shop}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": accessToken },
    body: JSON.stringify({ query }),
  });

describe("tokens, as Shopify's library asks for them", () => {
  it("exchanges an ID token for an online token that names the person", async () => {
    const { session } = await exchange("Online");
    expect(session.id).toBe(`${shop}_${staff()[0]!.id}`);
    expect(session.onlineAccessInfo?.associated_user.email).toBe(staff()[0]!.email);
    expect(await (await ask(session.accessToken!)).json()).toMatchObject({ data: { shop: { name: "Morning Cup" } } });
  });

  it("refreshes an expiring offline token, and the old refresh token lives until the new pair is used", async () => {
    const { session } = await exchange("Offline");
    const first = await library.auth.refreshToken({ shop, refreshToken: session.refreshToken! });
    const again = await library.auth.refreshToken({ shop, refreshToken: session.refreshToken! });
    expect(again.session.refreshToken).not.toBe(first.session.refreshToken);
    expect((await ask(again.session.accessToken!)).status).toBe(200);
    const error = await library.auth.refreshToken({ shop, refreshToken: session.refreshToken! }).catch((one) => one);
    expect(error.response).toMatchObject({ code: 400, body: { error: "invalid_grant" } });
    expect(standin.tokenDesk.counts(shop)).toMatchObject({ offlineExchanges: 1, refreshes: 2, refused: 1 });
  });

  it("counts refreshes that are open at once", async () => {
    const { session } = await exchange("Offline");
    const open = standin.tokenDesk.hold();
    const both = [1, 2].map(() => library.auth.refreshToken({ shop, refreshToken: session.refreshToken! }));
    await expect.poll(() => standin.tokenDesk.counts(shop).mostRefreshesAtOnce).toBe(2);
    open();
    await Promise.all(both);
  });

  it.each([
    ["signed with another secret", () => signToken("other", { ...claims(), sub: String(staff()[0]!.id) })],
    ["expired", () => signToken(app.secret, { ...claims(), exp: Math.floor(Date.now() / 1000) - 11 })],
    ["for another app", () => signToken(app.secret, { ...claims(), aud: "other" })],
    ["for another shop", () => signToken(app.secret, { ...claims(), dest: "https://soap.myshopify.com" })],
    ["of a stranger", () => signToken(app.secret, { ...claims(), sub: "1" })],
  ])("refuses an ID token %s", async (_why, make) => {
    const body = {
      client_id: app.key,
      client_secret: app.secret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: make(),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: RequestedTokenType.OnlineAccessToken,
    };
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`https://${shop}/admin/oauth/access_token`, init);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_subject_token" });
  });
  const claims = () => JSON.parse(Buffer.from(token().split(".")[1]!, "base64url").toString()) as object;

  it("lets tokens run out on order, and after their hour on the stand-in's clock", async () => {
    const { session } = await exchange("Offline");
    standin.advance(3_599);
    expect((await ask(session.accessToken!)).status).toBe(200);
    standin.advance(1);
    expect((await ask(session.accessToken!)).status).toBe(401);
    const fresh = await exchange("Offline");
    standin.expireTokens(shop);
    expect((await ask(fresh.session.accessToken!)).status).toBe(401);
  });

  it("ends every token with the uninstall, tells the app, and works again after a reinstall", async () => {
    const { session } = await exchange("Offline");
    standin.uninstall(shop);
    await standin.webhooks.settle();
    expect(received.at(-1)?.headers.get("x-shopify-topic")).toBe("app/uninstalled");
    expect((await ask(session.accessToken!)).status).toBe(401);
    await expect(library.auth.refreshToken({ shop, refreshToken: session.refreshToken! })).rejects.toThrow();
    standin.install(shop);
    expect((await ask(session.accessToken!)).status).toBe(401);
    expect((await ask((await exchange("Offline")).session.accessToken!)).status).toBe(200);
  });

  it("sends shop/redact once, 48 hours after an uninstall, even to a shop that is back", async () => {
    const redactions = () => received.filter((one) => one.headers.get("x-shopify-topic") === "shop/redact");
    standin.uninstall(shop);
    standin.install(shop);
    standin.advance(48 * 3600 - 60);
    await standin.webhooks.settle();
    expect(redactions()).toHaveLength(0);
    standin.advance(60);
    standin.advance(60);
    await standin.webhooks.settle();
    expect(redactions()).toHaveLength(1);
    expect(await redactions()[0]!.json()).toMatchObject({ shop_domain: shop });
  });

  it("gives a token the scopes of the moment", async () => {
    const { session } = await exchange("Online");
    const scopes = "query Scopes { currentAppInstallation { accessScopes { handle } } }";
    standin.grant(shop, ["write_orders"]);
    expect(JSON.stringify(await (await ask(session.accessToken!, scopes)).json())).toContain("write_orders");
    await standin.webhooks.settle();
    const told = received.find((one) => one.headers.get("x-shopify-topic") === "app/scopes_update");
    expect(await told!.json()).toMatchObject({ previous: ["read_orders"], current: ["read_orders", "write_orders"] });
    expect(() => standin.grant(shop, ["read_themes"])).toThrow(/not declared/);
  });
});

describe("failures of the connection", () => {
  const tryAsk = async () => ask((await exchange("Offline")).session.accessToken!);

  it("answers 503 without acting", async () => {
    standin.admin.faults.next({ kind: "status-before", status: 503, operation: "ShopName" });
    expect((await tryAsk()).status).toBe(503);
    expect((await tryAsk()).status).toBe(200);
  });

  it("cuts the connection", async () => {
    standin.admin.faults.next({ kind: "reset-after" });
    await expect(tryAsk()).rejects.toThrow();
  });

  it("acts late and never answers", async () => {
    standin.admin.faults.next({ kind: "act-late", ms: 1, answers: false });
    const { session } = await exchange("Offline");
    const gone = fetch(`https://${shop}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "x-shopify-access-token": session.accessToken! },
      body: JSON.stringify({ query: "{ shop { name } }" }),
      signal: AbortSignal.timeout(200),
    });
    await expect(gone).rejects.toThrow(/timeout/i);
  });
});

describe("the network", () => {
  it("refuses every call that is neither Shopify's nor this machine's, and remembers it", async () => {
    await expect(fetch("https://example.com/a?token=1")).rejects.toThrow("https://example.com/a");
    expect(listRefusedCalls()).toEqual(["https://example.com/a"]);
    clearRefusedCalls();
  });

  it("survives a library that wraps the fetch it finds", async () => {
    const found = globalThis.fetch;
    globalThis.fetch = (input, init) => found(input, init);
    const { session } = await exchange("Offline");
    expect((await ask(session.accessToken!)).status).toBe(200);
    globalThis.fetch = found;
  });
});

describe("the app proxy", () => {
  it("hands a storefront's request to the app with a signature that Shopify's library accepts", async () => {
    const response = await fetch(`${standin.urls.internal}/storefront/morning-cup/apps/desk/faq?q=a&q=b`);
    expect(await response.text()).toBe("from the app");
    const url = new URL(received[0]!.url);
    expect(url.pathname).toBe("/storefront/faq");
    expect(await library.utils.validateHmac(Object.fromEntries(queryLists(url)), { signator: "appProxy" })).toBe(true);
  });
  const queryLists = ({ searchParams }: URL) =>
    [...new Set(searchParams.keys())].map((name): [string, string] => [name, searchParams.getAll(name).join(",")]);
});

describe("the admin shell", () => {
  const page = (path: string, init?: RequestInit) =>
    fetch(standin.urls.internal + path, { redirect: "manual", ...init });

  it("opens the app with a query that Shopify's library accepts", async () => {
    const text = await (await page("/store/morning-cup/apps/latte/app/inbox?view=open")).text();
    const data = JSON.parse(/id="frame-data">([^<]+)</.exec(text)![1]!) as { launchUrl: string };
    const url = new URL(data.launchUrl);
    expect(url.origin + url.pathname).toBe(`${standin.urls.app}/app/inbox`);
    expect(await library.utils.validateHmac(Object.fromEntries(url.searchParams))).toBe(true);
    expect(library.utils.sanitizeHost(url.searchParams.get("host")!)).not.toBeNull();
    expect((await library.session.decodeSessionToken(url.searchParams.get("id_token")!)).dest).toBe(`https://${shop}`);
  });

  it("offers to install what is not installed", async () => {
    standin.uninstall(shop);
    expect(await (await page("/store/morning-cup/apps/latte/")).text()).toContain("Install Latte");
    expect((await page("/store/morning-cup/install", { method: "POST" })).status).toBe(303);
    expect(standin.states.get(shop)!.installation?.scopes).toEqual(["read_orders"]);
  });

  it("asks for the scopes that the app's server demands, and grants them", async () => {
    const path = "/store/morning-cup/oauth/install?client_id=key&scope=read_orders&optional_scopes=write_orders";
    expect(await (await page(path)).text()).toContain("<code>write_orders</code>");
    const body = new URLSearchParams({ scopes: "write_orders" });
    expect((await page("/store/morning-cup/grant", { method: "POST", body })).status).toBe(303);
    expect(standin.states.get(shop)!.installation?.scopes).toEqual(["read_orders", "write_orders"]);
  });

  it("lets the person in the top bar be chosen", async () => {
    const other = staff()[1]!;
    const cookie = `staff_morning-cup=${other.id}`;
    const answer = await page("/store/morning-cup/bridge/user", { method: "POST", headers: { cookie } });
    expect(await answer.json()).toMatchObject({ id: other.id, email: other.email });
  });

  it("refuses to act for a page of another site", async () => {
    const headers = { origin: standin.urls.app };
    for (const path of [
      "/store/morning-cup/bridge/id-token",
      "/store/morning-cup/uninstall",
      "/__standin/uninstall",
      "/mailbox/send",
    ]) {
      expect((await page(path, { method: "POST", headers })).status).toBe(403);
    }
    expect(standin.states.get(shop)!.installation).not.toBeNull();
  });

  it("shows every page, with what customers are called escaped", async () => {
    const order = standin.states.get(shop)!.orders[0]!;
    standin.states.get(shop)!.customers[0]!.firstName = "<script>bad()</script>";
    for (const path of ["", "/orders", `/orders/${order.id}`, "/products", "/customers"]) {
      const response = await page(`/store/morning-cup${path}`);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain("<script>bad()");
    }
    for (const path of [
      "/",
      "/storefront/morning-cup",
      "/mailbox",
      "/app-bridge.js",
      "/frame.js",
      "/mailbox.js",
      "/shell.css",
    ]) {
      expect((await page(path)).status).toBe(200);
    }
    expect((await page("/store/morning-cup/orders/1")).status).toBe(404);
    expect((await page("/store/nobody/orders")).status).toBe(404);
  });

  it("lets a customer ask for a return, once for each unit that was sent", async () => {
    const order = standin.states
      .get(shop)!
      .orders.find((one) => one.fulfillments.length === 1 && one.refunds.length === 0)!;
    const line = order.lines.find(({ id }) => id === order.fulfillments[0]!.lines[0]!.lineId)!;
    const ask = async () => {
      const body = new URLSearchParams({ line: String(line.id) });
      const answer = await page(`/store/morning-cup/orders/${order.id}/ask-return`, { method: "POST", body });
      return new URL(answer.headers.get("location")!, standin.urls.shell).searchParams.get("problem");
    };
    const before = order.returns?.length ?? 0;
    expect(await ask()).toBeNull();
    expect(order.returns!.slice(before)).toMatchObject([
      { status: "REQUESTED", lines: [{ lineId: line.id, quantity: 1 }] },
    ]);
    for (let asked = 1; asked < line.quantity; asked++) await ask();
    expect(await ask()).not.toBeNull();
    expect(await (await page(`/store/morning-cup/orders/${order.id}`)).text()).toContain("· requested");
  });

  it("says why something cannot be done to an order", async () => {
    const cancelled = standin.states.get(shop)!.orders[0]!;
    cancelled.cancelledAt = new Date().toISOString();
    const answer = await page(`/store/morning-cup/orders/${cancelled.id}/cancel`, { method: "POST" });
    expect(answer.headers.get("location")).toContain("?problem=");
  });
});

it("keeps shops, tokens and mails between runs", async () => {
  const { session } = await exchange("Offline");
  await standin.mailbox.send({ from: { name: "A", address: "a@b.test" }, to: "c@d.test", subject: "kept", text: "x" });
  standin.states.get(shop)!.customers[0]!.note = "kept";
  await standin.stop();
  const { shell, app: tunnel } = standin.urls;
  standin = build();
  await standin.start();
  expect(standin.urls).toMatchObject({ shell, app: tunnel });
  process.env.STANDIN_URL = standin.urls.internal;
  expect(standin.states.get(shop)!.customers[0]!.note).toBe("kept");
  expect(standin.mailbox.messages().map((mail) => mail.subject)).toEqual(["kept"]);
  expect((await ask(session.accessToken!)).status).toBe(200);
});

it("gives its powers to other processes of this machine", async () => {
  const power = (name: string, body: object = {}) =>
    fetch(`${standin.urls.internal}/__standin/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect(await (await power("urls")).json()).toMatchObject({ shell: standin.urls.shell, smtpPort: standin.ports.smtp });
  expect(await (await power("ledger", { shop })).json()).toEqual(standin.admin.ledger(shop));
  await power("faults/next", { kind: "status-before", status: 500 });
  expect(standin.admin.faults.list()).toMatchObject([{ kind: "status-before", status: 500 }]);
  const unknown = await power("nonsense");
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toContain("webhooks/plan");
});
