import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { shopSql, SHOP } from "#app/platform/db/raw-sql.server.ts";
import { tenantDb } from "#app/platform/db/tenant.server.ts";
import { fillEveryTable, tenantModels, type Filled } from "#tests/setup/fill-every-table.ts";

/** Two shops with a row in every table; from inside one, the other's rows are neither seen nor touched nor linked. */
let ours: Filled;
let theirs: Filled;

beforeAll(async () => {
  ours = await fillEveryTable("ours.myshopify.com");
  theirs = await fillEveryTable("theirs.myshopify.com");
});
afterAll(() => prisma.$disconnect());

type Delegate = Record<string, (args: object) => Promise<unknown>>;
const ourDelegate = (model: string) => (tenantDb(ours.shopId) as unknown as Record<string, Delegate>)[model]!;
const countOfTheirs = (model: string) =>
  (prisma as unknown as Record<string, Delegate>)[model]!.count!({
    where: model === "shop" ? { id: theirs.shopId } : { shopId: theirs.shopId },
  }) as Promise<number>;

describe.each(tenantModels)("%s", (model) => {
  const whereTheirs = () => theirs.keys[model]!;

  test("has a row in both shops, so that the rest of this says something", async () => {
    expect(await countOfTheirs(model)).toBeGreaterThan(0);
    expect(await ourDelegate(model).count!({})).toBe(1);
  });

  test("is not found by the other shop's key", async () => {
    expect(await ourDelegate(model).findFirst!({ where: whereTheirs() })).toBeNull();
    expect(
      await ourDelegate(model).findMany!({
        where: { OR: [whereTheirs(), { NOT: { [Object.keys(whereTheirs())[0]!]: null } }] },
      }).catch(() => []),
    ).not.toContainEqual(expect.objectContaining({ shopId: theirs.shopId }));
    await expect(ourDelegate(model).findUnique!({ where: theirs.unique[model]! })).rejects.toThrow("another shop");
  });

  test("is not changed or deleted by the other shop's key", async () => {
    const before = await countOfTheirs(model);
    const data = ours.change[model]!;
    expect(await ourDelegate(model).updateMany!({ where: whereTheirs(), data })).toEqual({ count: 0 });
    await expect(ourDelegate(model).update!({ where: theirs.unique[model]!, data })).rejects.toThrow("another shop");
    expect(await ourDelegate(model).deleteMany!({ where: whereTheirs() })).toEqual({ count: 0 });
    await expect(ourDelegate(model).delete!({ where: theirs.unique[model]! })).rejects.toThrow("another shop");
    expect(await countOfTheirs(model)).toBe(before);
  });

  test("takes no shop id from its caller", async () => {
    const field = model === "shop" ? "id" : "shopId";
    await expect(ourDelegate(model).updateMany!({ data: { [field]: theirs.shopId } })).rejects.toThrow(
      "not for a caller to set",
    );
  });
});

describe("links", () => {
  const db = () => tenantDb(ours.shopId);

  test.each(["connect", "connectOrCreate", "set", "disconnect"])("%s is refused", async (verb) => {
    const data = { customer: { [verb]: { shopId_id: { shopId: theirs.shopId, id: theirs.keys.customer!.id } } } };
    await expect(db().ticket.updateMany({ data: data as never })).rejects.toThrow("could move a row between shops");
    await expect(db().customer.updateMany({ data: { tickets: { [verb]: [] } } as never })).rejects.toThrow(
      "could move a row",
    );
  });

  test("a foreign key to the other shop's row is refused by the database", async () => {
    const assigneeId = theirs.keys.staff!.id as bigint;
    await expect(db().ticket.updateMany({ data: { assigneeId } })).rejects.toThrow(/foreign key/i);
  });

  test("a nested create belongs to the shop of its parent", async () => {
    const made = await db().customer.create({
      data: {
        email: "nested@example.com",
        name: "Nested",
        tickets: { create: { number: 900, subject: "nested", customerName: "Nested", lastActivityAt: new Date() } },
      },
      include: { tickets: true },
    });
    expect(made.shopId).toBe(ours.shopId);
    expect(made.tickets[0]!.shopId).toBe(ours.shopId);
  });
});

describe("raw SQL", () => {
  test("does not pass the bound client", async () => {
    const loose = tenantDb(ours.shopId) as unknown as { $queryRawUnsafe(text: string): Promise<unknown> };
    await expect(loose.$queryRawUnsafe("select 1")).rejects.toThrow("raw SQL goes through desk.sql");
  });

  test("without the shop is refused", async () => {
    const sql = shopSql(tenantDb(ours.shopId), ours.shopId);
    await expect(async () => sql`select count(*) from ticket`).rejects.toThrow("without the shop");
    const rows = await sql<{ shop_id: bigint }>`select shop_id from customer where shop_id = ${SHOP}`;
    expect(new Set(rows.map((row) => row.shop_id))).toEqual(new Set([ours.shopId]));
  });
});

describe("the catalog", () => {
  const exempt = ["shop_session", "_prisma_migrations"];

  test("each primary key starts with shop_id", async () => {
    const tables = await prisma.$queryRaw<{ table: string; first: string | null }[]>`
      select c.relname as table, a.attname as first
      from pg_class c
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
    const wrong = tables.filter((row) => !exempt.includes(row.table) && row.first !== "shop_id");
    expect(wrong).toEqual([]);
    expect(tables.length).toBeGreaterThan(15);
  });

  test("each foreign key carries shop_id to shop_id and never updates along", async () => {
    const keys = await prisma.$queryRaw<{ name: string; carries: boolean; onUpdate: string }[]>`
      select k.conname as name, k.confupdtype::text as "onUpdate",
        exists (select 1 from generate_subscripts(k.conkey, 1) n
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[n]
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[n]
          where a.attname = 'shop_id' and b.attname = 'shop_id') as carries
      from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`;
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !key.carries || key.onUpdate !== "a")).toEqual([]);
  });

  test("no row changes its shop, not even by SQL", async () => {
    for (const table of ["ticket", "message", "order_action", "customer"])
      await expect(
        prisma.$executeRawUnsafe(`update ${table} set shop_id = ${theirs.shopId} where shop_id = ${ours.shopId}`),
      ).rejects.toThrow(/shop_id of .* cannot change/);
  });

  test("the audit log is written once: not even a row is taken, save by what says that it forgets this shop", async () => {
    const { auditEntry } = tenantDb(ours.shopId);
    await expect(auditEntry.updateMany({ data: { reason: "x" } })).rejects.toThrow("append-only");
    await expect(auditEntry.deleteMany({})).rejects.toThrow("append-only");
    const forget = (shopId: bigint) =>
      prisma.$transaction([
        prisma.$executeRaw`select set_config('app.may_forget', ${String(shopId)}, true)`,
        prisma.$executeRaw`delete from audit_entry where shop_id = ${ours.shopId}`,
      ]);
    await expect(forget(theirs.shopId)).rejects.toThrow("append-only");
    expect(await auditEntry.count()).toBe(1);
    expect((await forget(ours.shopId))[1]).toBe(1);
    await expect(auditEntry.create({ data: { kind: "refused", subject: "order", subjectId: "1", source: "ticket" } })).resolves.toBeTruthy(); // prettier-ignore
  });

  test("the timeline and the access log are append-only", async () => {
    await expect(tenantDb(ours.shopId).ticketEvent.updateMany({ data: { kind: "x" } })).rejects.toThrow("append-only");
    await expect(tenantDb(ours.shopId).accessLog.updateMany({ data: { subject: "x" } })).rejects.toThrow("append-only");
  });
});
