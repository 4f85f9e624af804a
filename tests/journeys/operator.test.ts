import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { env } from "#app/env.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { storeWebhook } from "#app/features/webhooks/store-webhook.server.ts";
import { loader as scrape } from "#app/routes/metrics.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/** What whoever runs the installation can measure, and nobody else. */

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ orders: 5 });
  env.METRICS_TOKEN = "a token of the operator";
});
afterAll(() => world.stop());

const ask = async (authorization?: string): Promise<Response> =>
  scrape({
    request: new Request("http://127.0.0.1/metrics", { headers: authorization ? { authorization } : {} }),
    params: {},
    context: {},
  } as never);

test.each([[undefined], ["Bearer "], ["Bearer another token of nobody"], ["Basic a token of the operator"]])(
  "%s gets nothing",
  async (authorization) => {
    expect((await ask(authorization)).status).toBe(404);
  },
);

test("without a token in the environment there is nothing to get", async () => {
  env.METRICS_TOKEN = "";
  expect((await ask("Bearer ")).status).toBe(404);
  env.METRICS_TOKEN = "a token of the operator";
});

test("says what waits, how old it is, and what the jobs did; of nobody in particular", async () => {
  const desk = await world.jobDesk();
  await storeWebhook(desk, {
    webhookId: "w-1",
    eventId: null,
    topic: "orders/updated",
    body: JSON.stringify({ id: 1, email: "ana@example.com" }),
    triggeredAt: null,
    apiVersion: null,
    shopDomain: desk.shop.domain,
  });
  const id = BigInt(world.shops[0]!.shopId);
  const customer = { shopId: id, email: "ana@example.com", name: "Ana" };
  const { id: customerId } = await prisma.customer.create({ data: customer });
  const ticket = {
    shopId: id,
    number: 9_001,
    subject: "x",
    customerId,
    customerName: "Ana",
    lastActivityAt: new Date(),
  };
  const { id: ticketId } = await prisma.ticket.create({ data: ticket });
  const mail = { shopId: id, ticketId, kind: "reply", authorName: "Tom", bodyText: "x", deliveryState: "queued" };
  await prisma.message.createMany({
    data: [
      { ...mail, createdAt: new Date(Date.now() - 3_600_000) },
      { ...mail, undoUntil: new Date(Date.now() + 3_600_000) },
    ],
  });
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ["Date"] });
  const answer = await ask("Bearer a token of the operator");
  vi.useRealTimers();
  const text = await answer.text();
  expect(answer.headers.get("content-type")).toContain("text/plain");
  expect(text).toContain('latte_waiting{what="webhooks"} 1');
  expect(text).toMatch(/latte_waiting_oldest_seconds\{what="webhooks"\} [5-9]\d\b/);
  expect(text).toContain('latte_waiting{what="outbox"} 1');
  expect(text).toMatch(/latte_waiting_oldest_seconds\{what="outbox"\} 36\d\d\b/);
  expect(text).toMatch(/latte_jobs\{kind="work-webhooks",state="waiting"\} \d/);
  expect(text).toMatch(/latte_database_connections\{state="idle"\} \d/);
  expect(text).toContain("nodejs_eventloop_lag_seconds");
  expect(text).not.toContain("ana@");
  expect(text).not.toContain(desk.shop.domain);
});
