import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { launchBrowser } from "#tests/browser/launch.ts";
import { createAdminApi } from "../admin/admin-api.ts";
import { verifyIdToken } from "../oauth/id-token.ts";
import { createStandin } from "../standin.ts";
import type { Standin } from "../standin.ts";
import { makeWorld } from "../world/make-world.ts";
import { serveTrialApp } from "./trial/serve-trial-app.ts";

const shop = "morning-cup.myshopify.com";
const app = {
  key: "key",
  secret: "secret",
  name: "Trial",
  handle: "trial",
  scopes: ["read_orders"],
  optionalScopes: ["write_orders"],
  webhookApiVersion: "2026-10",
  webhooks: [],
  proxy: null,
};

let browser: Browser;
let standin: Standin;
let trial: Awaited<ReturnType<typeof serveTrialApp>>;
let page: Page;
let inApp: FrameLocator;

beforeAll(async () => {
  browser = await launchBrowser();
  trial = await serveTrialApp(() => `${standin.urls.shell}/app-bridge.js`);
  standin = createStandin({
    app: { ...app, origin: () => `http://127.0.0.1:${trial.port}` },
    states: () => makeWorld({ seed: 1, now: new Date(), orders: 20 }).states,
    makeAdmin: createAdminApi,
  });
  await standin.start();
  standin.install(shop);
});

afterAll(async () => {
  await browser?.close();
  await standin?.stop();
  await trial?.close();
});

beforeEach(async () => {
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  inApp = page.frameLocator("#app-frame");
  await page.goto(`${standin.urls.shell}/store/morning-cup/apps/trial/app/inbox?view=open`);
  await inApp.getByRole("button", { name: "Type" }).waitFor();
});

afterEach(() => page.close());

const press = (name: string) => inApp.getByRole("button", { name, exact: true }).click();
const said = (text: string) => inApp.getByTestId("said").filter({ hasText: text }).waitFor();
const address = (path: string) => page.waitForURL(`${standin.urls.shell}/store/morning-cup/apps/trial${path}`);

it("keeps the admin's address and the app's in step, both ways", async () => {
  expect(new URL(page.url()).search).toBe("?view=open");
  expect(await page.getByRole("link", { name: "Inbox" }).getAttribute("aria-current")).toBe("page");
  await page.getByRole("link", { name: "Settings" }).click();
  await inApp.getByText("/app/settings").waitFor();
  await address("/app/settings");
  await expect.poll(() => page.title()).toContain("At /app/settings");
  await page.goBack();
  await inApp.getByText("/app/inbox").waitFor();
  await address("/app/inbox?view=open");
  await page.getByRole("link", { name: "Trial" }).click();
  await address("/app");
  await page.reload();
  await inApp.getByText("/app", { exact: true }).waitFor();
});

it("shows the title bar, and presses the app's own buttons", async () => {
  await page.getByRole("heading", { name: "Ticket 0" }).waitFor();
  await page.getByRole("button", { name: "Solve" }).click();
  await page.getByRole("heading", { name: "Ticket 1" }).waitFor();
  await page.getByText("More").click();
  await page.getByRole("button", { name: "Snooze" }).click();
  await said("snoozed");
  await page.getByRole("button", { name: "All tickets" }).click();
  await said("crumb");
});

it("sends a good ID token with the app's own requests, and a new one when the first is refused", async () => {
  trial.refuseNext();
  await press("Fetch");
  await said("Bearer");
  const headers = JSON.parse((await inApp.getByTestId("said").textContent())!) as Record<string, string>;
  const claims = verifyIdToken(app, shop, headers.authorization!.replace("Bearer ", ""));
  expect(claims?.sub).toBe(String(standin.states.get(shop)!.staff.find((one) => one.accountOwner)!.id));
  expect(headers["accept-language"]).toMatch(/^(en|pl|pt-BR)$/);
});

it("leaves the document as the server made it, or React would throw it away", async () => {
  const frame = page.frame({ name: "app-iframe" })!;
  await frame.goto(`${standin.urls.app}/plain`);
  const html = await frame.evaluate(() => (window.shopify.config.shop, document.documentElement.outerHTML));
  const script = `<script src="${standin.urls.shell}/app-bridge.js" data-api-key="key"></script>`;
  expect(html).toBe(`<html><head>${script}</head><body></body></html>`);
});

it("goes back from the bounce page with a token", async () => {
  const target = encodeURIComponent(`${standin.urls.app}/app/settings?a=1`);
  const frame = page.frame({ name: "app-iframe" })!;
  await frame.evaluate((to) => location.assign(`/auth/session-token?shopify-reload=${to}`), target);
  await inApp.getByText("/app/settings").waitFor();
  await address("/app/settings?a=1");
  const url = new URL(page.frame({ name: "app-iframe" })!.url());
  expect(verifyIdToken(app, shop, url.searchParams.get("id_token")!)).not.toBeNull();
});

it("shows a modal of the React component, with the content alive", async () => {
  expect(await inApp.getByText("Inside the modal").isVisible()).toBe(false);
  await press("Open modal");
  await inApp.getByRole("dialog", { name: "Refund" }).waitFor();
  await press("Count");
  await inApp.getByText("Inside the modal: 1").waitFor();
  await press("Refund 19.90");
  await said("refunded");
  expect(await inApp.getByText("Inside the modal").isVisible()).toBe(false);
  await press("Open modal");
  await page.keyboard.press("Escape");
  await inApp.getByRole("dialog").waitFor({ state: "hidden" });
  await press("Open modal");
  await inApp.getByText("Inside the modal: 1").waitFor();
});

it("guards unsaved changes", async () => {
  await press("Type");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Stay" }).click();
  expect(await inApp.getByTestId("path").textContent()).toBe("/app/inbox");
  await page.getByRole("button", { name: "Discard" }).click();
  await said("discarded");
  await press("Type");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await said("saved");
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
  await press("Type");
  await press("Leave");
  await page.getByRole("button", { name: "Leave page" }).click();
  await said("left");
});

it("shows a toast with its action", async () => {
  await press("Toast");
  await page.getByRole("status").filter({ hasText: "Sent" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await said("undone");
});

it("asks the merchant for scopes", async () => {
  await press("Scopes");
  await page.getByRole("button", { name: "Cancel" }).click();
  await said("declined-all");
  expect(standin.states.get(shop)!.installation!.scopes).toEqual(["read_orders"]);
  await press("Scopes");
  await page.getByRole("button", { name: "Update access" }).click();
  await said("granted-all");
  expect(standin.states.get(shop)!.installation!.scopes).toEqual(["read_orders", "write_orders"]);
});

it("says who is at the admin, and passes the language on", async () => {
  const other = standin.states.get(shop)!.staff[1]!;
  await page.getByLabel("Staff member").selectOption(String(other.id));
  await press("User");
  await said(other.email);
  await page.getByLabel("Language").selectOption("pl");
  await page.waitForFunction(() => document.documentElement.lang === "pl");
  await press("Fetch");
  await said('"accept-language":"pl"');
});

it("leads links to the admin out of the frame", async () => {
  await inApp.getByRole("link", { name: "Orders" }).click();
  await page.waitForURL(`${standin.urls.shell}/store/morning-cup/orders`);
});
