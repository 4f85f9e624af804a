import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startRunningApp, type RunningApp } from "#tests/setup/running-app.ts";
import { makeLaunchUrl } from "#tests/standin/http/app-launch.ts";

/** What the running app answers to addresses and methods of all kinds, looked at without a browser. */

const chrome = { "user-agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36" };
let app: RunningApp;
beforeAll(async () => {
  app = await startRunningApp({ orders: 10 });
});
afterAll(() => app.stop());

const token = () => app.standin.idToken({ shop: app.state.shop.domain, staffId: app.state.staff[0]!.id });

/** The address at which the admin opens a page of the app in its frame. */
const launch = (path: string): string =>
  makeLaunchUrl(app.standin.urls.app, path, app.standin.app.secret, {
    shop: app.state.shop.domain,
    locale: "en",
    session: "answers",
    idToken: token(),
  });

const ask = (url: string, init: RequestInit = {}) =>
  fetch(new URL(url, app.standin.urls.app), {
    redirect: "manual",
    ...init,
    headers: { ...chrome, ...(init.headers as Record<string, string>) },
  });

describe("a page", () => {
  test.each(["/app", "/app/tickets/1", "/app/tickets/999999", "/app/nothing"])(
    "at %s is framed by its shop's admin only, and kept by nobody",
    async (path) => {
      const answer = await ask(launch(path));
      const policy = answer.headers.get("content-security-policy");
      expect(policy).toContain(`frame-ancestors https://${app.state.shop.domain} https://admin.shopify.com`);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    },
  );

  test.each(["/nothing", "/app/nothing", "/auth/login", "/nothing?shop=evil.example"])(
    "at %s, which names no shop, is framed by Shopify admin only",
    async (path) => {
      const policy = (await ask(path)).headers.get("content-security-policy");
      expect(policy).toMatch(
        /^frame-ancestors https:\/\/admin\.shopify\.com http:\/\/localhost:\d+;, object-src 'none'/,
      );
    },
  );
});

test("a page's data are kept by nobody", async () => {
  const headers = { authorization: `Bearer ${token()}` };
  const answer = await ask("/app/tickets/1?_data=routes%2Fapp.tickets.%24number", { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
});

describe("without an ID token", () => {
  const routes = [
    "/app",
    "/app/tickets/1",
    "/app/tickets/1/state",
    "/app/tickets/1/refund",
    "/app/attachments/1",
    "/app/live",
    "/app/scopes",
  ];

  test.each(routes)("%s shows nothing", async (path) => {
    const answer = await ask(path);
    expect([302, 404, 405, 400]).toContain(answer.status);
    expect(answer.headers.get("location") ?? "/auth/login").toBe("/auth/login");
  });

  test.each(routes)("another site's form changes nothing at %s", async (path) => {
    const body = new URLSearchParams({ intent: "status", to: "solved" });
    const answer = await ask(path, { method: "POST", body, headers: { origin: "https://evil.example" } });
    // 405: nothing there takes a form; 500: Remix itself refuses another origin for a page.
    expect([401, 405, 500]).toContain(answer.status);
  });
});

test.each<[string, string, number]>([
  ["GET", "/?x=//evil.example&y=%0d%0aSet-Cookie:a", 302],
  ["GET", "//evil.example/x", 404],
  ["GET", "/app/tickets/%E0%A4%A", 400],
  ["GET", "/healthz", 200],
  ["POST", "/webhooks/orders", 401],
  ["POST", "/inbound/mail?to=a%00@b.c", 401],
])("%s %s is answered calmly", async (method, path, status) => {
  const answer = await fetch(app.standin.urls.app + path, {
    method,
    redirect: "manual",
    headers: chrome,
    ...(method === "POST" && { body: "{}" }),
  });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("set-cookie")).toBe(null);
  if (status === 302) expect(answer.headers.get("location")).toMatch(/^\/app\?/);
});
