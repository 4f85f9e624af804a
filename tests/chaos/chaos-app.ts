import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { appEnvironment } from "#scripts/app-process.ts";
import { startEmbeddedDb } from "#scripts/embedded-db.ts";
import { choosePort } from "#scripts/ports.ts";
import { bin, run } from "#scripts/run.ts";
import { seedShop } from "#tests/factories/seed-shop.ts";
import { makeStandin, type LatteStandin } from "#tests/setup/make-standin.ts";
import { openAsOwner } from "#tests/setup/open-as-owner.ts";
import type { ShopState } from "#tests/standin/state.ts";
import { makeWorld } from "#tests/standin/world/make-world.ts";
import { watchOrder, type OrderChange } from "#tests/oracle/watch-order.ts";
import { addOrders, addTickets, type ActCase } from "./chaos-orders.ts";
import { limitPeople, namePeople, type ChaosPeople } from "./chaos-people.ts";
import { SupervisedProcess } from "./supervised-process.ts";

/** The built app as two processes over a durable database, with the pretend Shopify in this process. */
export interface ChaosApp {
  url: string;
  mailPort: number;
  supportAddress: string;
  shopId: string;
  state: ShopState;
  standin: LatteStandin;
  web: SupervisedProcess;
  worker: SupervisedProcess;
  databaseUrl: string;
  databaseFolder: string;
  filesFolder: string;
  cases: ActCase[];
  people: ChaosPeople;
  /** What of each order at Shopify became another one, by its id. */
  changes: Map<number, OrderChange[]>;
  /** When the shop was first opened: earlier webhooks concerned nobody. */
  openedAt: number;
  secret: string;
  stop(): Promise<void>;
}

const mailDomain = "in.latte.test";
const firstPort = 4700;

/** Starts everything anew below `folder`, with so many orders to make acts on. */
export async function startChaosApp(folder: string, seed: number, orders: number): Promise<ChaosApp> {
  const stoppers: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stoppers.splice(0).reverse()) await one();
  };
  try {
    const database = await startEmbeddedDb({ dataDir: `${folder}/pg` });
    stoppers.push(() => database.stop());
    const databaseUrl = await makeDatabase(database);
    const filesFolder = path.resolve(folder, "files");
    fs.rmSync(filesFolder, { recursive: true, force: true });

    const state = makeWorld({ seed, now: new Date(), orders: 60, shops: 1 }).states[0]!;
    const domain = state.shop.domain;
    const made = addOrders(state, orders);
    const ports = [];
    for (const place of [0, 1, 2, 3, 4, 5]) ports.push((await choosePort(firstPort + place)).port);
    const [web, mailIn, workerPort, shell, app, smtp] = ports as [number, number, number, number, number, number];
    const secrets = { apiKey: "chaos", apiSecret: hex(16), latteSecret: hex(32) };
    const url = `http://127.0.0.1:${web}`;
    const standin = makeStandin({
      states: () => [state],
      key: secrets.apiKey,
      secret: secrets.apiSecret,
      appOrigin: () => url,
      appMail: () => null,
      mailDomain,
      ports: { shell, app, smtp },
    });
    await standin.start();
    stoppers.push(() => standin.stop());
    standin.install(domain);
    const scopes = [
      ...[
        "write_orders",
        "write_order_edits",
        "write_draft_orders",
        "write_discounts",
        "read_returns",
        "write_returns",
      ],
      ...["read_store_credit_accounts", "write_store_credit_account_transactions"],
      ...["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"],
    ];
    standin.grant(domain, scopes);
    // Of some of what was sent things come back, and some customers have asked for that in Shopify.
    for (const [place, { id, lines }] of made.filter((_, place) => place % 5 > 2).entries()) {
      standin.admin.edits.fulfillOrder(domain, id);
      if (place % 2) standin.admin.edits.requestReturn(domain, id, lines[0]!.id, 1, "Too small");
    }
    const changes = new Map<number, OrderChange[]>(made.map(({ id }) => [id, []]));
    for (const [orderId, own] of changes) watchOrder(standin.admin, { state, orderId }, own);

    const env = {
      ...appEnvironment({ standin, databaseUrl, secrets, ports: { web, mailIn } }),
      FILES_DIR: filesFolder,
    };
    const start = (role: string, port: number) => {
      const one = new SupervisedProcess({ ...env, ROLE: role, PORT: String(port) }, `${folder}/${role}.log`);
      stoppers.push(() => one.stop());
      return one;
    };
    const processes = { web: start("web", web), worker: start("worker", workerPort) };
    await Promise.all([processes.web.untilReady(), processes.worker.untilReady()]);
    await openAsOwner(standin, domain);
    const people = namePeople(state);
    const openedAt = Date.now();
    const { shopId, supportAddress, cases } = await withClient(databaseUrl, async (client) => {
      const shop = await seedShop(client, state, mailDomain);
      await client.query(
        `insert into shop_settings (shop_id, undo_seconds) values ($1, 0)
         on conflict (shop_id) do update set undo_seconds = 0`,
        [shop.shopId],
      );
      await letShoppersAct(client, shop.shopId, scopes);
      await limitPeople(client, shop, people);
      return { ...shop, cases: await addTickets(client, shop.shopId, made) };
    });
    const databaseFolder = database.dataDir;
    const secret = secrets.apiSecret;
    return {
      ...{ url, mailPort: mailIn, supportAddress, shopId, state, standin, databaseUrl, databaseFolder, filesFolder },
      ...{ ...processes, cases, people, changes, openedAt, secret, stop },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The merchant has all of it done at once, and Shopify has told which scopes the app has. */
async function letShoppersAct(client: pg.Client, shopId: string, scopes: string[]): Promise<void> {
  await client.query(
    `insert into request_rule (shop_id, kind, mode) select $1, kind, 'now'
     from unnest(array['cancel', 'address', 'return', 'exchange']) as kind`,
    [shopId],
  );
  await client.query(
    `insert into request_settings (shop_id, day_count, day_minor, return_instructions)
     values ($1, 1000000, 1000000000, 'Bring it to any parcel shop.')`,
    [shopId],
  );
  await client.query(
    "update shop set scopes = array(select distinct unnest(scopes || $2::text[])) where shop_id = $1",
    [shopId, scopes],
  );
}

async function makeDatabase(server: Awaited<ReturnType<typeof startEmbeddedDb>>): Promise<string> {
  const name = "latte_chaos";
  await withClient(server.url("postgres"), (client) => client.query(`drop database if exists ${name} with (force)`));
  await server.create(name);
  const url = server.url(name);
  const code = await run([bin("prisma"), "migrate", "deploy"], { DATABASE_URL: url });
  if (code !== 0) throw new Error("the database cannot be migrated");
  return url;
}

/** Runs `work` with a connection of its own. One that breaks fails what it was asked, not this process. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");
