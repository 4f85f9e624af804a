import http from "node:http";
import { afterAll, beforeAll, test } from "vitest";
import { startRunningApp, type RunningApp } from "#tests/setup/running-app.ts";
import { makeLaunchUrl } from "#tests/standin/http/app-launch.ts";
let app: RunningApp;
beforeAll(async () => {
  app = await startRunningApp({ orders: 10 });
});
afterAll(() => app.stop());
const ua = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
const shop = () => app.state.shop.domain;
const token = () => app.standin.idToken({ shop: shop(), staffId: app.state.staff[0]!.id });
const launch = (path: string) =>
  makeLaunchUrl(app.standin.urls.app, path, app.standin.app.secret, {
    shop: shop(),
    locale: "en",
    session: "x",
    idToken: token(),
  } as never);
const interesting = [
  "content-type",
  "content-security-policy",
  "cache-control",
  "x-content-type-options",
  "referrer-policy",
  "location",
  "etag",
  "set-cookie",
  "x-powered-by",
  "strict-transport-security",
];
async function show(name: string, url: string, init: RequestInit = {}) {
  const r = await fetch(url, {
    redirect: "manual",
    ...init,
    headers: { "user-agent": ua, ...(init.headers as object) },
  });
  const body = await r.text();
  console.log(
    name,
    r.status,
    JSON.stringify(Object.fromEntries(interesting.flatMap((h) => (r.headers.get(h) ? [[h, r.headers.get(h)]] : [])))),
    body.length,
    body.slice(0, 150).replace(/\s+/g, " "),
  );
}
test("headers", async () => {
  const o = app.standin.urls.app;
  await show("page", launch("/app"));
  await show("ticket", launch("/app/tickets/1"));
  await show("ticket404", launch("/app/tickets/99999"));
  await show("unknown under app", launch("/app/nonsense"));
  await show("root unknown", `${o}/nonsense`);
  await show("root unknown with shop", `${o}/nonsense?shop=${shop()}`);
  await show("root", `${o}/?x=//evil&y=%0d%0aSet-Cookie:a`);
  await show("app no params", `${o}/app`);
  await show("app bad token", launch("/app").replace(/id_token=[^&]+/, "id_token=x.y.z"));
  await show("login", `${o}/auth/login`);
  await show("data", `${o}/app?_data=routes%2Fapp`, { headers: { authorization: `Bearer ${token()}` } });
  await show("data 404", `${o}/app/tickets/99999?_data=routes%2Fapp.tickets.%24number`, {
    headers: { authorization: `Bearer ${token()}` },
  });
  await show("post no auth", `${o}/app/tickets/1?_data=routes%2Fapp.tickets.%24number`, {
    method: "POST",
    body: new URLSearchParams({ intent: "status", to: "solved" }),
  });
  await show("post doc no auth", `${o}/app/tickets/1`, {
    method: "POST",
    body: new URLSearchParams({ intent: "status", to: "solved" }),
  });
  await show("live no auth", `${o}/app/live`);
  await show("attachment no auth", `${o}/app/attachments/1`);
  await show("original", `${o}/app/messages/1/original`, { headers: { authorization: `Bearer ${token()}` } });
  await show("webhook get", `${o}/webhooks/orders`);
  await show("webhook unsigned", `${o}/webhooks/orders`, { method: "POST", body: "{}" });
  await show("inbound get", `${o}/inbound/mail`);
  await show("inbound post", `${o}/inbound/mail?to=a@b.c`, { method: "POST", body: "{}" });
  await show("inbound nul", `${o}/inbound/mail?to=a%00@b.c`, {
    method: "POST",
    body: "{}",
    headers: { authorization: "Bearer x" },
  });
  await show("health", `${o}/healthz`);
  await show("ready", `${o}/readyz`);
  await show("put", `${o}/app`, { method: "PUT", body: "x", headers: { authorization: `Bearer ${token()}` } });
  await show("options", `${o}/app`, {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
  });
  await show("bot", `${o}/app`, { headers: { "user-agent": "Googlebot/2.1" } });
  await show("bad encoding", `${o}/app/tickets/%E0%A4%A`);
  await show("bad encoding2", `${o}/%ff`);
  await show("manifest", `${o}/__manifest?p=/app&version=x`);
  await show("draft nul", `${o}/app/tickets/1?_data=routes%2Fapp.tickets.%24number`, {
    method: "POST",
    headers: { authorization: `Bearer ${token()}` },
    body: new URLSearchParams({ intent: "draft", kind: "reply", body: "a", clientKey: "\0" }),
  });
  await show("action bad body", `${o}/app/tickets/1?_data=routes%2Fapp.tickets.%24number`, {
    method: "POST",
    headers: { authorization: `Bearer ${token()}`, "content-type": "application/json" },
    body: "{}",
  });
  await show("refund note nul", `${o}/app/tickets/1/refund?_data=routes%2Fapp.tickets.%24number.refund`, {
    method: "POST",
    headers: { authorization: `Bearer ${token()}` },
    body: new URLSearchParams({ intent: "confirm", requestKey: "\0", amountMinor: "1", currency: "EUR" }),
  });
  await show("refund bad cur", `${o}/app/tickets/1/refund?_data=routes%2Fapp.tickets.%24number.refund`, {
    method: "POST",
    headers: { authorization: `Bearer ${token()}` },
    body: new URLSearchParams({ intent: "confirm", requestKey: "x", amountMinor: "\0", currency: "\0" }),
  });
});
const raw = (path: string) =>
  new Promise<void>((done) => {
    const u = new URL(app.standin.urls.app);
    http
      .get({ host: u.hostname, port: u.port, path, headers: { "user-agent": ua } }, (r) => {
        r.resume();
        r.on("end", () => done());
      })
      .on("error", (e) => {
        console.log(e.message);
        done();
      });
  });
test("log dos", async () => {
  const t = performance.now();
  const slow = raw("/" + "eyJ-".repeat(3800));
  await new Promise((d) => setTimeout(d, 100));
  const t2 = performance.now();
  await fetch(`${app.standin.urls.app}/healthz`);
  console.log("healthz waited", performance.now() - t2);
  await slow;
  console.log("slow", performance.now() - t);
});
test("token endpoint down", async () => {
  console.log(Object.keys(app.standin), Object.getOwnPropertyNames(Object.getPrototypeOf(app.standin)));
});
