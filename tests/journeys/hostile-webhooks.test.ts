import { createHmac } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Desk } from "#app/features/shared/desk.ts";
import { startShop } from "#app/features/shop/start-shop.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { receiveWebhook } from "#app/receive-webhook.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";
import { webhookHeaders } from "#tests/standin/webhooks/sign-webhook.ts";
import { message, post } from "./webhooks-post.ts";

/** Webhooks that somebody forged, spoilt or chose badly, and a database that is not there. */

let world: TestWorld;
let desk: Desk;
let shop: string;
beforeAll(async () => {
  world = await startWorld({ orders: 20 });
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  await world.staffDesk(0);
  await world.staffDesk(1);
  desk = await world.jobDesk(0);
  await startShop(desk);
  shop = world.shops[0]!.domain;
  await world.workJobs();
}, 120_000);
afterAll(() => world.stop());

const deliveries = () => prisma.webhookDelivery.count();

describe("case 24: a signature that is not over these bytes stores nothing", () => {
  const sent = () => message(shop, "orders/updated", { id: 1, name: "Zażółć", total: "1.50" });
  const secret = process.env.SHOPIFY_API_SECRET!;
  const sign = (body: string, how: "base64" | "base64url" | "hex" = "base64", key = secret) =>
    createHmac("sha256", key).update(body).digest(how);
  // A body whose signature differs between the two alphabets.
  const telling = (() => {
    for (let n = 0; ; n++) if (/[+/]/.test(sign(`{"n":${n}}`))) return `{"n":${n}}`;
  })();

  test.each<[string, (body: string) => string, string?]>([
    ["none", () => ""],
    ["another secret", (body) => sign(body, "base64", "another")],
    ["base64url", (body) => sign(body, "base64url"), telling],
    ["hexadecimal", (body) => sign(body, "hex")],
    ["cut", (body) => sign(body).slice(0, -1)],
    ["longer", (body) => `${sign(body)}=`],
    ["10,000 characters", (body) => sign(body).repeat(227)],
    ["of the same JSON written anew", (body) => sign(JSON.stringify(JSON.parse(body), null, 1))],
    ["of another body", () => sign("{}")],
    ["of an empty body", () => sign("")],
  ])("%s", async (_, signature, body) => {
    const before = await deliveries();
    const one = body === undefined ? sent() : { ...sent(), body };
    expect(await post(one, { "x-shopify-hmac-sha256": signature(one.body) })).toBe(401);
    expect(await deliveries()).toBe(before);
  });

  test("and with the right one it is stored", async () => {
    const before = await deliveries();
    expect(await post({ ...sent(), body: telling })).toBe(200);
    expect(await deliveries()).toBe(before + 1);
  });
});

test("case 25: the shop's name is not signed: another shop's is taken down there, and touches nothing here", async () => {
  const before = await desk.db.orderSnapshot.findFirstOrThrow({ where: { deletedAt: null } });
  const sent = message(shop, "orders/delete", { id: Number(before.id) });
  for (const named of [world.shops[1]!.domain, "nobody-knows-it.myshopify.com"])
    expect(await post(sent, { "x-shopify-shop-domain": named })).toBe(200);
  for (const odd of ["", "evil.example", `${shop}.evil.example`, `${shop}, ${world.shops[1]!.domain}`, "../"])
    expect(await post(sent, { "x-shopify-shop-domain": odd })).toBe(400);
  await world.workJobs();
  expect(await desk.db.orderSnapshot.findFirst({ where: { id: before.id } })).toEqual(before);
  expect(await prisma.shop.count({ where: { domain: "nobody-knows-it.myshopify.com" } })).toBe(0);
});

describe("case 26: a body of any size and shape", () => {
  const topics = ["orders/create", "orders/updated", "orders/delete", "refunds/create", "order_transactions/create", "fulfillments/create", "fulfillment_events/create", "customers/update", "customers/merge", "customers/redact", "customers/data_request", "shop/update", "app/scopes_update"]; // prettier-ignore
  /** Every field that a payload may have, and in each the same odd thing. */
  const everyField = (odd: unknown) =>
    JSON.stringify(
      Object.fromEntries(
        ["id", "order_id", "updated_at", "created_at", "email", "phone", "customer", "orders_to_redact", "orders_requested", "data_request", "shop_domain", "shop_id", "current", "previous", "name", "currency", "iana_timezone", "admin_graphql_api_customer_kept_id", "admin_graphql_api_customer_deleted_id", "status", "kind", "amount", "fulfillment_id", "tracking_number", "happened_at"].map((name) => [name, odd]), // prettier-ignore
      ),
    );
  test("5 MB, said or not, are refused before they are read whole", async () => {
    const before = await deliveries();
    expect(await post(message(shop, "orders/updated", { id: 1, note: "x".repeat(5_000_000) }))).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (body) => {
        pulled += 1;
        body.enqueue(new Uint8Array(65_536));
      },
    });
    const request = new Request("https://latte.test/webhooks/orders", {
      method: "POST",
      headers: webhookHeaders(process.env.SHOPIFY_API_SECRET!, message(shop, "orders/updated", {})),
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect((await receiveWebhook(request)).status).toBe(413);
    expect(pulled).toBeLessThan(50);
    expect(await deliveries()).toBe(before);
  });

  test.each<[string, string]>([
    ["deep", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["deep lists", `{"id":${"[".repeat(200_000)}${"]".repeat(200_000)}}`],
    ["__proto__", '{"__proto__":{"polluted":true,"id":1},"constructor":{"prototype":{"polluted":true}}}'],
    ["the same key twice", '{"id":1,"id":"__proto__"}'],
    ["a number without an end", `{"id":1${"0".repeat(100_000)}}`],
    ["lone surrogates", '{"id":"\\ud800","email":"\\udfff"}'],
    ["lists for everything", everyField([[]])],
    ["objects for everything", everyField({ id: {}, email: [], __proto__: null })],
    ["numbers for everything", everyField(-1.5e300)],
    ["one for everything", everyField(1)],
    ["true for everything", everyField(true)],
    ["nothing for everything", everyField(null)],
    ["NUL for everything", everyField("\u0000")],
    ["a far time for everything", everyField("+275760-09-13T00:00:00Z")],
    ["an id with an order's of everything", everyField({ id: 1, email: "a@b.example", phone: "\ud800" })],
    ["NUL in an address", '{"id":7,"email":"a\\u0000@example.com","customer":{"id":1,"email":"\\u0000"}}'],
  ])("%s does no harm", async (_, body) => {
    for (const topic of topics) expect(await post({ ...message(shop, topic, {}), body })).toBe(200);
    await world.workJobs();
    expect(await desk.db.webhookDelivery.count({ where: { state: "received" } })).toBe(0);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

test("case 28: while the database does not take it, Shopify is not told that we have it; brought again, it is kept once", async () => {
  const sent = message(shop, "orders/updated", { id: world.world.states[0]!.orders[0]!.id });
  const tell = () => post(sent).catch((error: unknown) => String(error));
  await prisma.$executeRaw`alter table webhook_delivery rename to out_of_the_way`;
  const away = await tell();
  await prisma.$executeRaw`alter table out_of_the_way rename to webhook_delivery`;
  // What a route throws, the server answers with 500.
  expect(away).toMatch(/Error/);
  expect(await prisma.webhookDelivery.count({ where: { webhookId: sent.webhookId } })).toBe(0);
  expect([await tell(), await tell()]).toEqual([200, 200]);
  await world.workJobs();
  expect(await prisma.webhookDelivery.findMany({ where: { webhookId: sent.webhookId } })).toMatchObject([
    { state: "done" },
  ]);
});

test("case 28: a database that takes no connection: a failure for Shopify; and it goes on by itself", async () => {
  const sent = message(shop, "orders/updated", { id: world.world.states[0]!.orders[0]!.id });
  const name = new URL(process.env.DATABASE_URL!).pathname.slice(1);
  const client = new pg.Client(process.env.DATABASE_URL!.replace(`/${name}`, "/postgres"));
  await client.connect();
  await client.query(`alter database "${name}" with allow_connections false`);
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  const away = await Promise.all(Array.from({ length: 20 }, () => post(sent).catch((error: unknown) => String(error))));
  await client.query(`alter database "${name}" with allow_connections true`);
  await client.end();
  for (const answer of away) expect(answer).not.toBe(200);
  await expect.poll(() => post(sent).catch(() => 500), { timeout: 10_000 }).toBe(200);
  await world.workJobs();
  expect(await prisma.webhookDelivery.findMany({ where: { webhookId: sent.webhookId } })).toMatchObject([
    { state: "done" },
  ]);
});

test(
  "case 27: five hundred at once are all taken, each kept once, and the queue comes to its end",
  { timeout: 120_000 },
  async () => {
    const order = await desk.db.orderSnapshot.findFirstOrThrow({ where: { deletedAt: null } });
    const sent = Array.from({ length: 500 }, () => message(shop, "orders/updated", { id: Number(order.id) }));
    const before = await deliveries();
    const { result, statements } = await countStatements(() => Promise.all(sent.map((one) => post(one))));
    expect(new Set(result)).toEqual(new Set([200]));
    // Nobody waits for 500 commits: what comes together is kept together. How long that takes, the benchmark says.
    expect(statements.filter((text) => /insert into webhook_delivery/.test(text)).length).toBeLessThan(25);
    expect(await deliveries()).toBe(before + 500);
    await world.workJobs();
    expect(await desk.db.webhookDelivery.count({ where: { state: "received" } })).toBe(0);
  },
);
