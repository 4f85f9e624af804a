import pg from "pg";
import type { EmbeddedDb } from "#scripts/embedded-db.ts";
import { seedOrders } from "#tests/factories/seed-orders.ts";
import { seedShop } from "#tests/factories/seed-shop.ts";
import { makeWorld } from "#tests/standin/world/make-world.ts";
import { mailDomain, makeEmpty, onServer, withClient, type BenchDatabase } from "../bench-database.ts";

/** What a guest knows of their order. */
export interface KnownOrder {
  name: string;
  email: string;
}

export interface OrdersDatabase extends BenchDatabase {
  orders: KnownOrder[];
  /** Customers of the shop who have orders. */
  customerIds: number[];
}

/** A fresh database with one shop that has so many orders, and no tickets. */
export async function makeOrdersDatabase(server: EmbeddedDb, orders: number): Promise<OrdersDatabase> {
  const name = `latte_tracking_${process.pid}`;
  const empty = await makeEmpty(server);
  await onServer(server, `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(empty)}`);
  const drop = () => onServer(server, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  const url = server.url(name);
  const now = new Date();
  const state = makeWorld({ seed: 20_261_122, now, orders, conversations: 2, shops: 1 }).states[0]!;
  const found = await withClient(url, async (client) => {
    const shop = await seedShop(client, state, mailDomain);
    await seedOrders(client, shop, state, now);
    await client.query("vacuum analyze");
    const known = await client.query<KnownOrder>(
      `select name, email from order_snapshot where email is not null and name ~ '^#[0-9]+$' order by md5(name)`,
    );
    const customers = await client.query<{ id: number }>(
      `select shopify_customer_id::float8 as id from order_snapshot where shopify_customer_id is not null
       group by shopify_customer_id order by md5(shopify_customer_id::text)`,
    );
    const { rows } = await client.query("select pg_database_size(current_database()) as size");
    return { orders: known.rows, customerIds: customers.rows.map(({ id }) => id), sizeBytes: Number(rows[0].size) };
  });
  return { tickets: 0, url, state, drop, ...found };
}
