import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { askRoute, listForms, type FormIds } from "./hostile-forms.ts";
import { prepareForms } from "./hostile-shop.ts";

/** Forms with more in them than any page of ours sends. */

let world: TestWorld;
let ids: FormIds;
let client: pg.Client;
beforeAll(async () => {
  world = await startWorld({ orders: 60 });
  ids = await prepareForms(world);
  client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client.end();
  await world.stop();
});

const longAgo = "1999-12-31T23:59:59Z";

/** Everything of the other shop, as one word for each table. */
async function otherShop(): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and column_name = 'shop_id' and table_type = 'BASE TABLE'`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ word: string }>(
      `select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as word from "${name}" r where shop_id = $1`,
      [world.shops[1]!.shopId],
    );
    found[name] = rows[0]!.word;
  }
  return found;
}

/** Rows of any table of the first shop in which somebody put their own time, id or right. */
async function marked(): Promise<string[]> {
  const { rows: columns } = await client.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns
     where table_schema = 'public' and data_type in ('timestamp with time zone', 'bigint')
       and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')`,
  );
  const hits: string[] = [];
  for (const { table_name, column_name } of columns) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from "${table_name}" where "${column_name}"::text in ('987654321012', $1::timestamptz::text)`,
      [longAgo],
    );
    if (rows[0]!.n) hits.push(`${table_name}.${column_name}`);
  }
  return hits;
}

test(
  "case 58: fields that no form has are ignored: shop, id, time, author and right stay ours",
  { timeout: 120_000 },
  async () => {
    const shopId = world.shops[1]!.shopId;
    const extra: Record<string, string> = {
      ...Object.fromEntries(["shop", "shopId", "shop_id", "shopDomain"].map((name) => [name, shopId])),
      ...Object.fromEntries(
        ["id", "ticketId", "customerId", "inboundMailId", "actorId"].map((name) => [name, "987654321012"]),
      ),
      ...Object.fromEntries(
        ["createdAt", "created_at", "lastActivityAt", "doneAt", "deletedAt"].map((n) => [n, longAgo]),
      ),
      ...Object.fromEntries(["accountOwner", "isAgent", "isStaff", "admin", "automatic"].map((name) => [name, "true"])),
      role: "owner",
      kind: "customer",
      deliveryState: "sent",
      authorName: "Somebody Else",
      ["__proto__"]: "x",
    };
    const owners = async () =>
      (await client.query("select id, account_owner from staff order by id")).rows as { account_owner: boolean }[];
    const person = world.world.states[0]!.staff.findIndex((one) => !one.accountOwner);
    await world.staffDesk(0, person);
    await world.staffDesk(0, 0);
    const before = { other: await otherShop(), owners: await owners() };
    expect(before.owners.some((one) => !one.account_owner)).toBe(true);

    let done = 0;
    for (const form of listForms(ids)) {
      // What the form itself has, it keeps; what it has as JSON, gets the same additions.
      const own = Object.fromEntries(
        Object.entries(form.fields).map(([name, value]) => [
          name,
          value.startsWith("{") ? JSON.stringify({ ...extra, ...(JSON.parse(value) as object) }) : value,
        ]),
      );
      const { id, ...more } = extra;
      const idIsOwn = form.file === "app.views.ts" || form.file === "app.bulk.ts";
      const answer = await askRoute(world, {
        ...form,
        staff: person,
        fields: { ...more, ...(!idIsOwn && { id }), ...own },
      });
      expect([200, 302, 400, 403, 404], form.file).toContain(answer.status);
      if (answer.status === 200) done += 1;
    }
    // Otherwise nothing was written, and nothing could have been.
    expect(done).toBeGreaterThan(30);
    expect(await otherShop()).toEqual(before.other);
    expect(await owners()).toEqual(before.owners);
    expect(await marked()).toEqual([]);
    const { rows } = await client.query("select distinct author_name from message where author_name = 'Somebody Else'");
    expect(rows).toEqual([]);
  },
);

test("the search for marks finds one, so that the above says something", async () => {
  await client.query("begin");
  await client.query("update ticket set created_at = $1, last_activity_at = $1", [longAgo]);
  expect(await marked()).toEqual(expect.arrayContaining(["ticket.created_at", "ticket.last_activity_at"]));
  await client.query("update ticket set subject = 'x' where shop_id = $1", [world.shops[1]!.shopId]);
  const changed = await otherShop();
  await client.query("rollback");
  expect(changed.ticket).not.toBe((await otherShop()).ticket);
});
