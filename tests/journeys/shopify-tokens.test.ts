import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { seal } from "#app/platform/crypto/secret-box.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { offlineToken } from "#app/platform/shopify/offline-token.server.ts";
import { PrismaSessions } from "#app/platform/shopify/session-storage.server.ts";
import { readShopDetails } from "#app/features/shop/read-shop-details.server.ts";
import { importOrders } from "#app/features/orders/import-orders.server.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";

let world: TestWorld;
let domain: string;
let id: string;

const counts = () => world.standin.tokenDesk.counts(domain);
const expire = (minutes: number) =>
  prisma.shopSession.update({ where: { id }, data: { expires: new Date(Date.now() + minutes * 60_000) } });

/** How many wait for somebody else's refresh to end. */
async function waitingForLock(): Promise<number> {
  const [row] = await prisma.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
  return row!.n;
}

beforeAll(async () => {
  world = await startWorld({ orders: 20 });
  domain = world.shops[0]!.domain;
  id = `offline_${domain}`;
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  await world.staffDesk(0);
});
afterAll(() => world.stop());

test("no token stands readable in the database, and sessions come back whole", async () => {
  const rows = await prisma.shopSession.findMany();
  expect(rows.length).toBeGreaterThanOrEqual(2);
  for (const row of rows) {
    const session = (await new PrismaSessions().loadSession(row.id))!;
    expect(session.accessToken!.length).toBeGreaterThan(10);
    const stored = JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    expect(stored).not.toContain(session.accessToken!);
    if (session.refreshToken) expect(stored).not.toContain(session.refreshToken);
  }
  const online = rows.find((row) => row.isOnline)!;
  const person = (await new PrismaSessions().loadSession(online.id))!.onlineAccessInfo!.associated_user;
  expect(person).toMatchObject({
    id: world.world.states[0]!.staff[0]!.id,
    email: world.world.states[0]!.staff[0]!.email,
  });
  expect((await new PrismaSessions().findSessionsByShop(domain)).map((session) => session.id).sort()).toEqual(
    rows
      .filter((row) => row.shop === domain)
      .map((row) => row.id)
      .sort(),
  );
});

test("a session that was sealed with another secret counts as none", async () => {
  await prisma.shopSession.create({
    data: { id: "old", shop: domain, state: "", isOnline: true, accessToken: `${seal("x").slice(0, -4)}AAAA` },
  });
  expect(await new PrismaSessions().loadSession("old")).toBe(undefined);
  await new PrismaSessions().deleteSession("old");
});

test("case 63: a token with less than five minutes left is renewed once, however many need it", async () => {
  await expire(4);
  const before = counts().refreshes;
  const taken = await Promise.all(Array.from({ length: 20 }, () => offlineToken(domain).take()));
  expect(new Set(taken).size).toBe(1);
  expect(counts().refreshes).toBe(before + 1);
  expect(await offlineToken(domain).take()).toBe(taken[0]);
  expect(counts()).toMatchObject({ refreshes: before + 1, mostRefreshesAtOnce: 1 });
});

test("case 63: also when several processes want it at once", async () => {
  await expire(4);
  const before = counts().refreshes;
  // Modules of their own for each: what one process remembers, the others do not know.
  const processes: { offlineToken: typeof offlineToken }[] = [];
  for (let n = 0; n < 4; n++) {
    vi.resetModules();
    processes.push(await import("#app/platform/shopify/offline-token.server.ts"));
  }
  const letGo = world.standin.tokenDesk.hold();
  const taking = Promise.all(processes.map((one) => one.offlineToken(domain).take()));
  await expect.poll(waitingForLock, { timeout: 10_000 }).toBe(3);
  letGo();
  const taken = await taking;
  expect(new Set(processes.map((one) => one.offlineToken)).size).toBe(4);
  expect(new Set(taken).size).toBe(1);
  expect(counts()).toMatchObject({ refreshes: before + 1, mostRefreshesAtOnce: 1 });
});

test("case 63: a token that Shopify no longer takes is renewed in the middle of a call", async () => {
  world.standin.expireTokens(domain);
  const before = counts().refreshes;
  await readShopDetails(await world.jobDesk(0));
  expect(counts().refreshes).toBe(before + 1);
});

test("case 63: a dead refresh token is noted once, background work rests, and the next opening brings it back", async () => {
  const desk = await world.jobDesk(0);
  await prisma.orderImport.create({ data: { shopId: desk.shop.id } });
  await prisma.shopSession.update({
    where: { id },
    data: { expires: new Date(Date.now() - 1_000), refreshToken: seal("shprt_dead") },
  });
  await importOrders(desk);
  expect(await desk.db.orderImport.findFirst()).toMatchObject({ state: "waiting", problem: "no_token" });
  expect((await prisma.shop.findUniqueOrThrow({ where: { domain } })).tokenDeadAt).toBeInstanceOf(Date);

  await world.staffDesk(0);
  expect((await prisma.shop.findUniqueOrThrow({ where: { domain } })).tokenDeadAt).toBe(null);
  await world.workJobs();
  expect(await desk.db.orderImport.findFirst()).toMatchObject({ state: "done", problem: null });
});

test("a personal token that Shopify refuses ends the session, and the next request has a new one", async () => {
  const desk = await world.staffDesk(0);
  world.standin.expireTokens(domain);
  await expect(readShopDetails(desk)).resolves.toBe(undefined);
  expect(await prisma.shopSession.count({ where: { shop: domain, isOnline: true } })).toBe(0);
  const again = await world.staffDesk(0);
  await readShopDetails(again);
  expect(await prisma.shopSession.count({ where: { shop: domain, isOnline: true } })).toBe(1);
});

test("an opening that fails while it sets the shop going is made good by the next", async () => {
  const start = async (fresh: string) => {
    const shop = await prisma.shop.findUniqueOrThrow({ where: { domain: fresh } });
    return {
      installed: shop.uninstalledAt === null,
      mailboxes: await prisma.mailbox.count({ where: { shopId: shop.id } }),
      imports: await prisma.orderImport.count({ where: { shopId: shop.id } }),
    };
  };
  const fresh = world.shops[1]!.domain;
  const { id: shopId } = await prisma.shop.findUniqueOrThrow({ where: { domain: fresh } });
  await prisma.shop.update({ where: { domain: fresh }, data: { uninstalledAt: new Date() } });
  await prisma.orderImport.deleteMany({ where: { shopId } });

  await prisma.$executeRaw`alter table order_import rename to out_of_the_way`;
  await expect(world.staffDesk(1)).rejects.toThrow("order_import");
  await prisma.$executeRaw`alter table out_of_the_way rename to order_import`;
  expect(await start(fresh)).toMatchObject({ installed: false, imports: 0 });
  await world.staffDesk(1);
  expect(await start(fresh)).toMatchObject({ installed: true, mailboxes: 1, imports: 1 });
});
