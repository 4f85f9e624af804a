import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";

/** A copy of the migrated database for this test file alone, named in DATABASE_URL before the app is imported. */
const server = inject("databaseServer");
const name = `latte_test_${process.pid}_${randomBytes(4).toString("hex")}`;
const url = new URL(server);
url.pathname = `/${name}`;

async function onServer(text: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(text);
  await client.end();
}

await onServer(`create database "${name}" ${inject("copyOfTemplate")}`);
process.env.DATABASE_URL = url.href;

/** What the last test has set off, and nobody waits for, comes to its end; after five seconds it is cut off. */
const quiet = `do $$ begin
  for look in 1..100 loop
    exit when not exists (select from pg_stat_activity where datname = '${name}' and backend_type = 'client backend' and state <> 'idle');
    perform pg_sleep(0.05), pg_stat_clear_snapshot();
  end loop;
end $$`;

afterAll(async () => {
  await onServer(quiet);
  await onServer(`drop database if exists "${name}" with (force)`);
});
