import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

/** A new version is installed while the one before goes on: its statements neither fail nor wait long. */

const folder = path.resolve("prisma/migrations");
const names = fs
  .readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .sort();
const textOf = (name: string) => fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
const [first, ...later] = names as [string, ...string[]];
const tickets = 20_000;

const server = inject("databaseServer");
const database = `latte_upgrade_${process.pid}_${randomBytes(4).toString("hex")}`;
const url = new URL(server);
url.pathname = `/${database}`;

async function onServer(text: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(text);
  await client.end();
}

const prisma = (...args: string[]) =>
  promisify(execFile)(process.execPath, [path.resolve("node_modules/.bin/prisma"), "migrate", ...args], {
    env: { ...process.env, DATABASE_URL: url.href },
  });

let old: pg.Client;
beforeAll(async () => {
  await onServer(`create database "${database}"`);
  old = new pg.Client(url.href);
  await old.connect();
  await old.query(textOf(first));
  await prisma("resolve", "--applied", first);
  await old.query(`
    insert into shop (domain, name, currency, iana_timezone) values ('a.myshopify.com', 'A', 'EUR', 'UTC');
    insert into staff (shop_id, shopify_user_id, name) values (1, 7, 'Tom');
    insert into customer (shop_id, email, name) values (1, 'ana@example.com', 'Ana');
    insert into ticket (shop_id, number, subject, customer_id, customer_name, last_activity_at)
      select 1, n, 'Where is it?', 1, 'Ana', now() - n * interval '1 minute' from generate_series(1, ${tickets}) n;
    insert into message (shop_id, ticket_id, kind, author_name, body_text)
      select 1, id, 'customer', 'Ana', 'text' from ticket;`);
});
afterAll(async () => {
  await old.end();
  await onServer(`drop database if exists "${database}" with (force)`);
});

/** What the version before does all day, in its own words: it knows none of the new columns. */
async function dayOfTheOldVersion(client: pg.Client, number: number): Promise<void> {
  await client.query("begin");
  await client.query(
    `insert into ticket (shop_id, number, subject, customer_id, customer_name, last_activity_at)
     values (1, $1, 'New', 1, 'Ana', now())`,
    [number],
  );
  await client.query(
    `insert into message (shop_id, ticket_id, kind, author_name, body_text)
     select 1, id, 'reply', 'Tom', 'text' from ticket where shop_id = 1 and number = $1`,
    [number],
  );
  await client.query(
    "update ticket set status = 'solved', is_open = false, waiting_since = null where shop_id = 1 and number = $1",
    [number - tickets],
  );
  await client.query("commit");
  await client.query(
    "select id, subject from ticket where shop_id = 1 and is_open order by last_activity_at desc, id desc limit 50",
  );
}

test("all later migrations run beside the version before, which notices nothing", async () => {
  const worker = new pg.Client({ connectionString: url.href, statement_timeout: 4_000 });
  await worker.connect();
  let migrated = false;
  const migrating = prisma("deploy").finally(() => (migrated = true));
  let rounds = 0;
  while (!migrated && rounds < tickets) await dayOfTheOldVersion(worker, tickets + ++rounds);
  await migrating;
  for (let after = 0; after < 20; after++) await dayOfTheOldVersion(worker, tickets + ++rounds);
  await worker.end();

  expect(rounds).toBeGreaterThan(30);
  const { rows: counted } = await old.query<{ tickets: number; solved: number; plain: number }>(`
    select count(*)::int as tickets, count(*) filter (where status = 'solved')::int as solved,
      count(*) filter (where priority = 1 and not snoozed)::int as plain from ticket`);
  expect(counted[0]).toEqual({ tickets: tickets + rounds, solved: rounds, plain: tickets + rounds });
  const { rows: unfinished } = await old.query(
    `select indexrelid::regclass::text as what from pg_index where not indisvalid
     union all select conname::text from pg_constraint where not convalidated`,
  );
  expect(unfinished).toEqual([]);
}, 120_000);

const known = new Set([...textOf(first).matchAll(/CREATE TABLE "(\w+)"/g)].map((found) => found[1]!));

test.each(later)("%s holds no table for longer than an instant", (name) => {
  const text = textOf(name).replace(/^--.*$/gm, "");
  const made = new Set([...text.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"?/gi)].map((found) => found[1]!));
  const statements = text
    .split(/;\s*$/m)
    .map((part) => part.trim())
    .filter(Boolean);
  for (const statement of statements) {
    const index = /^CREATE (?:UNIQUE )?INDEX (CONCURRENTLY )?(?:IF NOT EXISTS )?\S+ ON "?(\w+)"?/i.exec(statement);
    if (index && !made.has(index[2]!)) {
      expect(index[1], statement).toBeDefined();
      expect(statements, "an index on a table with rows stands alone").toHaveLength(1);
    }
    const table = /^ALTER TABLE (?:ONLY )?"?(\w+)"?/i.exec(statement)?.[1];
    if (!table || made.has(table)) continue;
    expect(statement, "checks every row").not.toMatch(/SET NOT NULL|ALTER COLUMN "?\w+"? (SET DATA )?TYPE/i);
    if (/ADD CONSTRAINT/i.test(statement)) expect(statement).toMatch(/NOT VALID$/i);
    if (/ADD COLUMN/i.test(statement))
      expect(statement, "writes every row").not.toMatch(/GENERATED|SERIAL|random\(|now\(/i);
    if (!/VALIDATE CONSTRAINT/i.test(statement) && known.has(table)) expect(text).toMatch(/SET lock_timeout/i);
  }
  // Whoever holds one table and waits for another can wait for somebody who does the same the other way round.
  for (const transaction of text.split(/^COMMIT;$/m)) {
    const touched = [
      ...transaction.matchAll(/ALTER TABLE "?(\w+)"?/g),
      ...transaction.matchAll(/REFERENCES "?(\w+)"?\s*\(/g),
      ...transaction.matchAll(/TRIGGER \w+\s[^;]*?\sON "?(\w+)"?/g),
    ].map((found) => found[1]!);
    const shared = new Set(touched.filter((table) => known.has(table) && !made.has(table)));
    if (!/VALIDATE CONSTRAINT/i.test(transaction)) expect([...shared].length, transaction).toBeLessThan(2);
  }
  for (const table of made) known.add(table);
});
