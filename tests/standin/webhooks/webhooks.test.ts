import "@shopify/shopify-api/adapters/web-api";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";
import { beforeEach, describe, expect, it } from "vitest";
import type { StandinApp } from "../app-config.ts";
import { ShiftedClock } from "../clock.ts";
import { PLAIN_PLAN, Webhooks } from "./webhooks.ts";

const shop = "a.myshopify.com";
let received: { topic: string; body: string; id: string; event: string; hmacOk: boolean }[] = [];
let answer: (topic: string) => number = () => 200;
const clock = new ShiftedClock(() => new Date("2026-11-01T10:00:00Z"));

const library = shopifyApi({
  apiKey: "key",
  apiSecretKey: "secret",
  apiVersion: ApiVersion.October26,
  hostName: "127.0.0.1",
  isEmbeddedApp: true,
});

const app: StandinApp = {
  key: "key",
  secret: "secret",
  name: "App",
  handle: "app",
  scopes: [],
  optionalScopes: [],
  webhookApiVersion: "2026-10",
  webhooks: ["orders/updated", "app/uninstalled"].map((topic) => ({
    topic,
    uri: "/webhooks",
    compliance: false,
    name: null,
  })),
  proxy: null,
  origin: () => "http://127.0.0.1:9",
  receive: async (request) => {
    const body = await request.clone().text();
    const { valid } = await library.webhooks.validate({ rawBody: body, rawRequest: request });
    const header = (name: string) => request.headers.get(name) ?? "";
    const topic = header("x-shopify-topic");
    received.push({
      topic,
      body,
      id: header("x-shopify-webhook-id"),
      event: header("x-shopify-event-id"),
      hmacOk: valid,
    });
    return new Response(null, { status: valid ? answer(topic) : 401 });
  },
};

const receive = app.receive;
let installed = true;
let webhooks: Webhooks;
const announce = (id: number) =>
  webhooks.announce({ shop, topic: "orders/updated", payload: { id }, at: clock.now().toISOString() });
const ids = () => received.map(({ body }) => (JSON.parse(body) as { id: number }).id);

beforeEach(() => {
  received = [];
  answer = () => 200;
  installed = true;
  webhooks = new Webhooks({ app, appUrl: () => "http://127.0.0.1:9", clock: clock.now, isInstalled: () => installed });
});

it("delivers a message that Shopify's own library accepts", async () => {
  announce(1);
  await webhooks.settle();
  expect(received).toMatchObject([{ topic: "orders/updated", hmacOk: true }]);
  expect(webhooks.log[0]!.state).toBe("delivered");
});

it("tells only what is subscribed to, and nothing after an uninstall but the uninstall", async () => {
  webhooks.announce({ shop, topic: "products/update", payload: {}, at: clock.now().toISOString() });
  installed = false;
  announce(1);
  webhooks.announce({ shop, topic: "app/uninstalled", payload: {}, at: clock.now().toISOString() });
  await webhooks.settle();
  expect(received.map((one) => one.topic)).toEqual(["app/uninstalled"]);
});

it("tries again with the same bytes and ids: eight times within about four hours, then no more", async () => {
  answer = () => 500;
  announce(1);
  await webhooks.settle();
  const start = clock.now().getTime();
  while (webhooks.log[0]!.state === "waiting") {
    clock.advance((webhooks.log[0]!.dueAt - clock.now().getTime()) / 1000);
    webhooks.sendDue();
    await webhooks.settle();
  }
  expect(received).toHaveLength(9);
  expect(new Set(received.map((one) => `${one.id}${one.body}`)).size).toBe(1);
  expect(webhooks.log[0]!.state).toBe("failed");
  expect((clock.now().getTime() - start) / 3_600_000).toBeCloseTo(4, 0);
});

it("does not try again before it is due", async () => {
  answer = () => 503;
  announce(1);
  await webhooks.settle();
  clock.advance(55);
  webhooks.sendDue();
  await webhooks.settle();
  expect(received).toHaveLength(1);
  answer = () => 200;
  await webhooks.retryNow();
  expect(webhooks.log[0]!.state).toBe("delivered");
});

it("counts a redirect as a failure", async () => {
  answer = () => 302;
  announce(1);
  await webhooks.settle();
  expect(webhooks.log[0]!.attempts[0]!.problem).toBe("status 302");
});

describe("on order", () => {
  it("loses messages", async () => {
    webhooks.plan = { ...PLAIN_PLAN, lose: true };
    announce(1);
    await webhooks.retryNow();
    expect(received).toEqual([]);
  });

  it("sends copies of one event", async () => {
    webhooks.plan = { ...PLAIN_PLAN, copies: 3 };
    announce(1);
    await webhooks.settle();
    expect(received).toHaveLength(3);
    expect(new Set(received.map((one) => one.event)).size).toBe(1);
  });

  it("holds messages and releases them in another order", async () => {
    webhooks.plan = { ...PLAIN_PLAN, hold: true };
    [1, 2, 3].forEach(announce);
    await webhooks.settle();
    expect(received).toEqual([]);
    await webhooks.release("reversed");
    expect(ids()).toEqual([3, 2, 1]);
  });

  it("sends many at once, but never more than twenty, and all of them", async () => {
    webhooks.plan = { ...PLAIN_PLAN, hold: true, copies: 3 };
    for (let id = 1; id <= 100; id += 1) announce(id);
    let most = 0;
    let open = 0;
    app.receive = async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise(setImmediate);
      open -= 1;
      return new Response();
    };
    await webhooks.release("shuffled");
    app.receive = receive;
    expect(most).toBe(20);
    expect(webhooks.log.filter((delivery) => delivery.state === "delivered")).toHaveLength(300);
  });

  it("delays messages on the stand-in's clock", async () => {
    webhooks.plan = { ...PLAIN_PLAN, delaySeconds: 60 };
    announce(1);
    await webhooks.settle();
    expect(received).toEqual([]);
    clock.advance(60);
    webhooks.sendDue();
    await webhooks.settle();
    expect(ids()).toEqual([1]);
  });

  it("sends hand-made messages, also with a broken signature", async () => {
    expect(await webhooks.deliver(shop, "orders/updated", { id: 7 })).toMatchObject({ status: 200, problem: null });
    const broken = { headers: { "x-shopify-hmac-sha256": "AAAA" } };
    expect(await webhooks.deliver(shop, "orders/updated", { id: 8 }, broken)).toMatchObject({ status: 401 });
    const changed = { body: '{"id":9}' };
    expect(await webhooks.deliver(shop, "orders/updated", { id: 8 }, changed)).toMatchObject({ status: 401 });
  });
});
