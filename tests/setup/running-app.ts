import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import pg from "pg";
import { inject } from "vitest";
import { appEnvironment, startApp, stopApp } from "#scripts/app-process.ts";
import { seedConversations } from "#tests/factories/seed-conversations.ts";
import { seedShop, type SeededShop } from "#tests/factories/seed-shop.ts";
import type { ShopState } from "#tests/standin/state.ts";
import { makeWorld, type World } from "#tests/standin/world/make-world.ts";
import { makeStandin, type LatteStandin } from "./make-standin.ts";
import { openAsOwner } from "./open-as-owner.ts";

/** The built app in a process of its own, with the pretend Shopify in this one. */
export interface RunningApp {
  standin: LatteStandin;
  world: World;
  shops: SeededShop[];
  /** The main shop, as Shopify has it. */
  state: ShopState;
  /** Where the app is inside a shop's pretend admin, e.g. `admin("/app/tickets/1")`; the main shop's inbox unless told. */
  admin(path?: string, shop?: ShopState): string;
  /** The customers' mailbox, opened as the person with this address. */
  mailbox(address: string): string;
  databaseUrl: string;
  stop(): Promise<void>;
}

const mailDomain = "in.latte.test";

export interface RunningAppOptions {
  orders?: number;
  seed?: number;
  /** How long an answer can be taken back before it leaves; it leaves at once unless told. */
  undoSeconds?: number;
  /** The other shops have just been installed: nobody has written to them. */
  onlyMain?: boolean;
}

/** Starts everything on free ports, with a database of its own and the seeded conversations. The build must be there. */
export async function startRunningApp(options: RunningAppOptions = {}): Promise<RunningApp> {
  if (!fs.existsSync("build/server/index.js"))
    throw new Error("There is no build: run `npm run build` first (`npm test` does).");
  const stoppers: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stoppers.splice(0).reverse()) await one();
  };
  try {
    const databaseUrl = await copyDatabase(stoppers);
    const world = makeWorld({ seed: options.seed ?? 7, now: new Date(), orders: options.orders ?? 60 });
    const [web, mailIn] = await takeFreePorts(2);
    const secrets = { apiKey: "browser-tests", apiSecret: hex(16), latteSecret: hex(32) };
    const standin = makeStandin({
      states: () => world.states,
      key: secrets.apiKey,
      secret: secrets.apiSecret,
      appOrigin: () => `http://127.0.0.1:${web}`,
      appMail: () => ({ host: "127.0.0.1", port: mailIn! }),
      mailDomain,
    });
    await standin.start();
    stoppers.push(() => standin.stop());
    for (const state of world.states) standin.install(state.shop.domain);
    const ports = { web: web!, mailIn: mailIn! };
    const child = await startApp(appEnvironment({ standin, databaseUrl, secrets, ports }));
    stoppers.push(() => stopApp(child));
    for (const state of world.states) await openAsOwner(standin, state.shop.domain);
    const shops = await seedShops(databaseUrl, world, options.onlyMain ? 1 : world.states.length);
    await setUndoSeconds(databaseUrl, options.undoSeconds ?? 0);

    const state = world.states[0]!;
    const handleOf = ({ shop }: ShopState) => shop.domain.split(".")[0]!;
    return {
      standin,
      world,
      shops,
      state,
      admin: (path = "/app/tickets", of = state) =>
        `${standin.urls.shell}/store/${handleOf(of)}/apps/${standin.app.handle}${path}`,
      mailbox: (address) =>
        `${standin.urls.shell}/mailbox?${new URLSearchParams({ shop: handleOf(state), as: address })}`,
      databaseUrl,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

async function copyDatabase(stoppers: (() => Promise<unknown>)[]): Promise<string> {
  const server = inject("databaseServer");
  const name = `latte_browser_${process.pid}_${hex(4)}`;
  const onServer = (text: string) => withClient(server, (client) => client.query(text));
  await onServer(`create database "${name}" ${inject("copyOfTemplate")}`);
  stoppers.push(() => onServer(`drop database if exists "${name}" with (force)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function seedShops(databaseUrl: string, world: World, written: number): Promise<SeededShop[]> {
  return withClient(databaseUrl, async (client) => {
    const shops: SeededShop[] = [];
    for (const [index, state] of world.states.entries()) {
      const shop = await seedShop(client, state, mailDomain);
      const own = world.conversations.filter((one) => one.shopDomain === state.shop.domain);
      if (index < written) await seedConversations(client, shop, own);
      shops.push(shop);
    }
    return shops;
  });
}

/** Every shop's time to take an answer back, as its settings have it. */
export const setUndoSeconds = (databaseUrl: string, seconds: number): Promise<unknown> =>
  withClient(databaseUrl, (client) =>
    client.query(
      `insert into shop_settings (shop_id, undo_seconds) select shop_id, $1 from shop
       on conflict (shop_id) do update set undo_seconds = excluded.undo_seconds`,
      [seconds],
    ),
  );

/** Runs `work` with a connection of its own. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ports that nobody listens on; all are held until the last one is found, so that none is given twice. */
async function takeFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => net.createServer());
  await Promise.all(servers.map((one) => new Promise<void>((done) => one.listen(0, "127.0.0.1", done))));
  const ports = servers.map((one) => (one.address() as net.AddressInfo).port);
  await Promise.all(servers.map((one) => new Promise((done) => one.close(done))));
  return ports;
}
