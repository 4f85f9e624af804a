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
import { makeBenchConversations, makeBenchShop } from "./bench-world.ts";

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
  /** The present of the shop; made again from it, it is the same one. */
  now: string;
}

/** What the rows of a seeded database depend on. */
const inputs = ["prisma/migrations", "tests/factories", "tests/standin/world", "tests/bench/bench-world.ts"].concat(
  ["order-document.ts", "parse-order.ts", "order-row.ts", "save-order.server.ts"].map(
    (file) => `app/features/orders/${file}`,
  ),
);
const longestKeptDays = 30;

/**
 * A fresh copy of the seeded database of this size, as if all orders had been read just now: every run begins with the
 * same rows. The seeded one is kept and made anew when what it was made by has changed.
 */
export async function openBenchDatabase(
  server: EmbeddedDb,
  folder: string,
  tickets: number,
  say: (line: string) => void,
): Promise<BenchDatabase> {
  const seeded = `latte_seeded_${tickets}`;
  const markFile = path.join(folder, `seeded-${tickets}.json`);
  const digest = digestOf(inputs);
  let mark = readMark(markFile, digest);
  if (!mark || (await server.create(seeded))) {
    mark = { digest, now: new Date().toISOString() };
    fs.rmSync(markFile, { force: true });
    await seedAnew(server, seeded, tickets, new Date(mark.now), say);
    fs.writeFileSync(markFile, JSON.stringify(mark));
  }
  const copy = `latte_bench_${tickets}_${process.pid}`;
  const drop = () => onServer(server, `drop database if exists ${pg.escapeIdentifier(copy)} with (force)`);
  await drop();
  await onServer(
    server,
    `create database ${pg.escapeIdentifier(copy)} template ${pg.escapeIdentifier(seeded)} strategy file_copy`,
  );
  const url = server.url(copy);
  const sizeBytes = await withClient(url, async (client) => {
    await client.query("update order_snapshot set read_at = now(), stale_since = null");
    await client.query("vacuum analyze");
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
  await server.create(name);
  const url = server.url(name);
  if ((await run([bin("prisma"), "migrate", "deploy"], { DATABASE_URL: url })) !== 0)
    throw new Error("the benchmark's database cannot be migrated");
  const state = makeBenchShop(tickets, now);
  await withClient(url, async (client) => {
    await client.query("set synchronous_commit = off");
    const shop = await seedShop(client, state, mailDomain);
    const orders = await seedOrders(client, shop, state, now);
    const written = await seedConversations(client, shop, makeBenchConversations(state, tickets, now));
    await client.query("vacuum analyze");
    await client.query("checkpoint");
    say(`Seeded ${written} tickets and ${orders} orders (${Math.round((Date.now() - started) / 1000)} s)`);
  });
}

const onServer = (server: EmbeddedDb, text: string) =>
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
