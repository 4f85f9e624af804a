import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import type { EmbeddedDb } from "#scripts/embedded-db.ts";
import { bin, run } from "#scripts/run.ts";
import { digestOf } from "#scripts/up-to-date.ts";
import { seedConversations } from "#tests/factories/seed-conversations.ts";
import { seedOrders } from "#tests/factories/seed-orders.ts";
import { seedShop } from "#tests/factories/seed-shop.ts";
import type { ShopState } from "#tests/standin/state.ts";
import { makeBenchConversations, makeBenchShop, timesOf } from "./bench-world.ts";
import { growShop } from "./grow-shop.ts";

export const mailDomain = "in.latte.test";

/** A database of one size, and the pretend shop that it was filled from. */
export interface BenchDatabase {
  tickets: number;
  url: string;
  state: ShopState;
  sizeBytes: number;
  drop(): Promise<void>;
}

interface Mark {
  digest: string;
  /** Of the migrations that it has. */
  migrations: string;
  /** The present of the shop; made again from it, it is the same one. */
  now: string;
}

/** What the rows of a seeded database depend on. */
const inputs = ["tests/factories", "tests/standin/world"].concat(
  ["bench-world.ts", "bench-words.ts", "grow-shop.ts", "copy-rows.ts"].map((file) => `tests/bench/${file}`),
  ["order-document.ts", "parse-order.ts", "order-row.ts", "save-order.server.ts"].map(
    (file) => `app/features/orders/${file}`,
  ),
);
const longestKeptDays = 30;
/** A larger database is measured in place: the few mails of a run change nothing, and copying it takes minutes. */
const mostCopied = 200_000;

/**
 * A fresh copy of the seeded database of this size (a large one itself), as if all orders had been read just now: every
 * run begins with the same rows. The seeded one is kept, gets new migrations as a shop in use does, and is made anew when
 * what it was made by has changed, or a migration that it has.
 */
export async function openBenchDatabase(
  server: EmbeddedDb,
  folder: string,
  tickets: number,
  say: (line: string) => void,
): Promise<BenchDatabase> {
  const seeded = `latte_seeded_${tickets}`;
  const markFile = path.join(folder, `seeded-${tickets}.json`);
  const [digest, migrations] = [digestOf(inputs), digestOf(["prisma/migrations"])];
  let mark = readMark(markFile, digest);
  const isNew = await server.create(seeded);
  if (mark && !isNew && mark.migrations !== migrations) mark = (await migrate(server.url(seeded))) ? mark : null;
  if (!mark || isNew) {
    mark = { digest, migrations, now: new Date().toISOString() };
    fs.rmSync(markFile, { force: true });
    await seedAnew(server, seeded, tickets, new Date(mark.now), say);
  }
  fs.writeFileSync(markFile, JSON.stringify({ ...mark, migrations }));
  const inPlace = tickets > mostCopied;
  const copy = inPlace ? seeded : `latte_bench_${tickets}_${process.pid}`;
  const drop = () =>
    inPlace ? Promise.resolve() : onServer(server, `drop database if exists ${pg.escapeIdentifier(copy)} with (force)`);
  if (!inPlace) {
    await drop();
    await onServer(
      server,
      `create database ${pg.escapeIdentifier(copy)} template ${pg.escapeIdentifier(seeded)} strategy file_copy`,
    );
  }
  const url = server.url(copy);
  const sizeBytes = await withClient(url, async (client) => {
    await client.query(
      "update order_snapshot set read_at = now(), stale_since = null where read_at < now() - interval '10 minutes' or stale_since is not null",
    );
    // The tokens in it were those of the last run's pretend Shopify.
    await client.query("delete from shop_session");
    await client.query(inPlace ? "vacuum order_snapshot" : "vacuum analyze");
    await client.query("checkpoint");
    return Number((await client.query("select pg_database_size(current_database()) as size")).rows[0].size);
  });
  return { tickets, url, state: makeBenchShop(tickets, new Date(mark.now)), sizeBytes, drop };
}

function readMark(file: string, digest: string): Mark | null {
  if (!fs.existsSync(file)) return null;
  const mark = JSON.parse(fs.readFileSync(file, "utf8")) as Mark;
  const age = Date.now() - Date.parse(mark.now);
  return mark.digest === digest && age < longestKeptDays * 86_400_000 ? mark : null;
}

async function seedAnew(server: EmbeddedDb, name: string, tickets: number, now: Date, say: (line: string) => void) {
  const started = Date.now();
  await onServer(server, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  const empty = pg.escapeIdentifier(await makeEmpty(server));
  await onServer(server, `create database ${pg.escapeIdentifier(name)} template ${empty}`);
  const url = server.url(name);
  const state = makeBenchShop(tickets, now);
  await withClient(url, async (client) => {
    // Without triggers and checks of keys: what they would keep is filled when the shop is grown.
    await client.query("set synchronous_commit = off; set session_replication_role = replica");
    const shop = await seedShop(client, state, mailDomain);
    const orders = await seedOrders(client, shop, state, now);
    const written = await seedConversations(client, shop, makeBenchConversations(state, tickets, now));
    const times = timesOf(tickets);
    await growShop(client, times, say);
    await client.query("vacuum analyze");
    await client.query("checkpoint");
    say(
      `Seeded ${written * times} tickets and ${orders * times} orders (${Math.round((Date.now() - started) / 1000)} s)`,
    );
  });
}

/** A database with all tables and no rows, which is made once: migrating takes longer than seeding a small shop. */
export async function makeEmpty(server: EmbeddedDb): Promise<string> {
  const name = `latte_empty_${digestOf(["prisma/migrations"]).slice(0, 16)}`;
  if (!(await server.create(name))) return name;
  if (await migrate(server.url(name))) return name;
  await onServer(server, `drop database ${pg.escapeIdentifier(name)} with (force)`);
  throw new Error("the benchmark's database cannot be migrated");
}

const migrate = async (url: string): Promise<boolean> =>
  (await run([bin("prisma"), "migrate", "deploy"], { DATABASE_URL: url })) === 0;

export const onServer = (server: EmbeddedDb, text: string) =>
  withClient(server.url("postgres"), (client) => client.query(text)).then(() => undefined);

/** Runs `work` on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
