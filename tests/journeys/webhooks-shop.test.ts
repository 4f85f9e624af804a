import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop } from "#app/features/shop/start-shop.server.ts";
import { tablesOfAShop } from "#app/platform/db/erase-shop.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { fileDigest } from "#app/platform/files/file-digest.server.ts";
import { fileStore } from "#app/platform/services.server.ts";
import { fillEveryTable } from "#tests/setup/fill-every-table.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";
import { message, post } from "./webhooks-post.ts";

let world: TestWorld;
let domain: string;

const shopRow = () => prisma.shop.findUniqueOrThrow({ where: { domain } });
const delivery = (webhookId: string) => prisma.webhookDelivery.findFirst({ where: { webhookId } });

/** How many rows of the shop there are in each table that has any. */
async function countRows(shopId: bigint): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tablesOfAShop) {
    const [row] = await prisma.$queryRawUnsafe<{ n: number }[]>(
      `select count(*)::int n from ${table} where shop_id = $1`,
      shopId,
    );
    if (row!.n) counts[table] = row!.n;
  }
  return counts;
}

beforeAll(async () => {
  world = await startWorld({ orders: 20 });
  domain = world.shops[0]!.domain;
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  await world.staffDesk(0);
});
afterAll(() => world.stop());

test("the list of a shop's tables is complete", async () => {
  const found = await prisma.$queryRaw<{ table_name: string }[]>`
    select table_name::text from information_schema.columns
    where table_schema = 'public' and column_name = 'shop_id' order by table_name`;
  expect([...tablesOfAShop].sort()).toEqual(found.map((row) => row.table_name));
});

test("a shop that changes its name is read again, and has a mailbox of its own", async () => {
  const desk = await world.jobDesk(0);
  await prisma.mailbox.deleteMany({ where: { shopId: desk.shop.id } });
  await startShop(desk);
  await startShop(desk);
  world.world.states[0]!.shop.name = "Renamed";
  await post(message(domain, "shop/update", { id: 1, name: "Not this one" }));
  await world.workJobs();
  expect(await shopRow()).toMatchObject({
    name: "Renamed",
    currency: world.world.states[0]!.shop.currencyCode,
    ianaTimezone: world.world.states[0]!.shop.ianaTimezone,
    readAt: expect.any(Date),
  });
  // The theme's contact form knows its topics as soon as the shop is set up, and its hours in the shop's zone.
  const told = JSON.parse(world.world.states[0]!.appData!["latte.contact"]!) as { zone: string; topics: object[] };
  expect(told.zone).toBe(world.world.states[0]!.shop.ianaTimezone);
  expect(told.topics.length).toBeGreaterThan(3);
  expect(await prisma.mailbox.findMany({ where: { shopId: desk.shop.id } })).toMatchObject([
    { address: `support@${domain.split(".")[0]}.in.latte.test`, displayName: "Renamed" },
  ]);
});

test("a scope that is granted or taken back counts for everybody's session", async () => {
  world.standin.grant(domain, ["write_orders"]);
  const current = world.world.states[0]!.installation!.scopes;
  await post(message(domain, "app/scopes_update", { previous: [], current }));
  await world.workJobs();
  expect((await shopRow()).scopes).toContain("write_orders");
  expect((await world.staffDesk(0)).shopify.scopes).toContain("write_orders");
  world.standin.revoke(domain, ["write_orders"]);
  // Old news that arrives late says the contrary: what Shopify itself says, counts.
  await post(message(domain, "app/scopes_update", { previous: [], current }));
  await world.workJobs();
  expect((await shopRow()).scopes).not.toContain("write_orders");
  expect((await world.staffDesk(0)).shopify.scopes).not.toContain("write_orders");
});

test("duties about personal data are taken down and fulfilled, once each", async () => {
  for (const topic of ["customers/data_request", "customers/redact"]) {
    const sent = message(domain, topic, { customer: { id: 1, email: "ana@example.test" } });
    await post(sent);
    await post(sent);
    await world.workJobs();
    expect(await delivery(sent.webhookId)).toMatchObject({ state: "done" });
    expect(await prisma.privacyRequest.findMany({ where: { requestKey: sent.webhookId } })).toMatchObject([
      { state: "done", kind: topic === "customers/redact" ? "redact" : "data_request" },
    ]);
  }
  const nobody = message(domain, "customers/redact", { customer: null });
  await post(nobody);
  await world.workJobs();
  expect(await delivery(nobody.webhookId)).toMatchObject({ state: "failed", problem: "names nobody" });
});

test("case 31: the shop is not erased while it has the app", async () => {
  const { id } = await shopRow();
  const before = await countRows(id);
  const sent = message(domain, "shop/redact", { shop_domain: domain });
  await post(sent);
  await world.workJobs();
  expect(await countRows(id)).toEqual({ ...before, webhook_delivery: before.webhook_delivery! + 1 });
  expect(await delivery(sent.webhookId)).toMatchObject({ state: "done", problem: "the shop has the app" });
});

test("news of an uninstallation before the present installation is old", async () => {
  const { installedAt } = await shopRow();
  await post(
    message(
      domain,
      "app/uninstalled",
      { id: 1 },
      { triggeredAt: new Date(installedAt.getTime() - 1_000).toISOString() },
    ),
  );
  await world.workJobs();
  expect((await shopRow()).uninstalledAt).toBe(null);
  expect(await prisma.shopSession.count({ where: { shop: domain } })).toBeGreaterThan(0);
});

test("news whose signed body names another shop than its header costs this shop nothing", async () => {
  const { id } = await shopRow();
  const forged = [
    message(domain, "app/uninstalled", { id: 1, myshopify_domain: "other.myshopify.com" }),
    message(domain, "shop/redact", { shop_domain: "other.myshopify.com" }),
  ];
  for (const one of forged) expect(await post(one)).toBe(200);
  await world.workJobs();
  expect(await shopRow()).toMatchObject({ id, uninstalledAt: null });
  for (const { webhookId } of forged)
    expect(await delivery(webhookId)).toMatchObject({ state: "failed", problem: "its body names another shop" });
});

test("case 30: uninstalling ends everything: tokens gone, jobs without effect, late webhooks dropped", async () => {
  const desk = await world.jobDesk(0);
  await post(message(domain, "app/uninstalled", { id: 1 }));
  await world.workJobs();
  await startShop(desk);
  await world.workJobs();
  expect((await shopRow()).uninstalledAt).toBeInstanceOf(Date);
  expect(await prisma.shopSession.count({ where: { shop: domain } })).toBe(0);
  expect(await desk.db.orderImport.findFirst()).toMatchObject({ state: "waiting" });
  const late = message(domain, "orders/updated", { id: 1, updated_at: new Date().toISOString() });
  await post(late);
  await world.workJobs();
  expect(await delivery(late.webhookId)).toMatchObject({ state: "done", problem: "uninstalled" });
  await expect(world.jobDesk(0)).rejects.toThrow("not installed");
});

test("case 31: two days later every row and file of the shop goes, and nobody else's", async () => {
  const gone = await fillEveryTable("gone.myshopify.com");
  const stays = await fillEveryTable("stays.myshopify.com");
  const bytes = Buffer.from("a file");
  const digest = fileDigest(bytes);
  for (const { shopId } of [gone, stays]) {
    await fileStore.put({ shopId, digest }, bytes);
    await prisma.storedFile.updateMany({ where: { shopId }, data: { digest } });
  }
  await prisma.shop.update({ where: { id: gone.shopId }, data: { uninstalledAt: new Date() } });
  expect(Object.keys(await countRows(gone.shopId)).sort()).toEqual([...tablesOfAShop].sort());
  const before = await countRows(stays.shopId);
  await post(message("gone.myshopify.com", "shop/redact", { shop_domain: "gone.myshopify.com" }));
  await world.workJobs();
  expect(await countRows(gone.shopId)).toEqual({});
  expect(await countRows(stays.shopId)).toEqual(before);
  expect(await fileStore.get({ shopId: gone.shopId, digest })).toBeNull();
  expect(await fileStore.get({ shopId: stays.shopId, digest })).toEqual(bytes);
});
