/**
 * The whole of Latte on one machine, without any account: a private PostgreSQL, a pretend Shopify with mailbox and
 * storefront, the app with its worker. `npm run demo`, or `npm run demo -- --reset` to start anew.
 */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import pg from "pg";
import { seedConversations } from "#tests/factories/seed-conversations.ts";
import { seedContact } from "#tests/setup/seed-contact.ts";
import { seedRequests } from "#tests/setup/seed-requests.ts";
import { seedSelfService } from "#tests/setup/seed-self-service.ts";
import { seedShop } from "#tests/factories/seed-shop.ts";
import { seedArticles } from "#tests/setup/seed-articles.ts";
import { openAsOwner, sendAsOwner } from "#tests/setup/open-as-owner.ts";
import { makeStandin } from "#tests/setup/make-standin.ts";
import { DEMO_STORIES } from "#tests/standin/world/demo-scenario.ts";
import { makeWorld } from "#tests/standin/world/make-world.ts";
import { appEnvironment, startApp, stopApp } from "./app-process.ts";
import { startEmbeddedDb } from "./embedded-db.ts";
import { ensureBuild } from "./ensure-build.ts";
import { choosePort } from "./ports.ts";
import { bin, runOrExit } from "./run.ts";
import { digestOf, onceFor } from "./up-to-date.ts";

const folder = ".data/demo";
const mailDomain = "in.latte.test";
const started = Date.now();
const say = (line: string) => console.log(line);

const stoppers: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | null = null;
/** Ends what was started, last first. A second Ctrl-C changes nothing: the app finishes what it does. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const stop of stoppers.reverse()) await stop();
  })();
  return stopping;
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    if (!stopping) say("\nStopping: the app finishes what it is doing …");
    void stopAll().then(() => process.exit(0));
  });

async function main(): Promise<void> {
  const database = await startDatabase();
  const databaseUrl = database.url("latte_demo");
  const secrets = keepSecrets();
  const ports = await choosePorts({ shell: 4400, app: 4401, web: 4402, mailIn: 4425, mailOut: 4426 });

  say("Building, where something changed …");
  await ensureBuild();
  await onceFor(`${folder}/migrated`, digestOf(["prisma/migrations"]), () =>
    runOrExit([bin("prisma"), "migrate", "deploy"], { DATABASE_URL: databaseUrl }),
  );

  const world = makeWorld({ seed: 20261121, now: new Date(), orders: 2_000 });
  const standin = makeStandin({
    states: () => world.states,
    key: secrets.apiKey,
    secret: secrets.apiSecret,
    appOrigin: () => `http://127.0.0.1:${ports.web}`,
    appMail: () => ({ host: "127.0.0.1", port: ports.mailIn }),
    mailDomain,
    dataFile: `${folder}/shopify.json`,
    ports: { shell: ports.shell, app: ports.app, smtp: ports.mailOut },
  });
  await standin.start();
  stoppers.push(() => standin.stop());

  say("Starting the app …");
  const app = await startApp(appEnvironment({ standin, databaseUrl, secrets, ports }));
  stoppers.push(() => stopApp(app));

  const seed = `${folder}/seeded`;
  if (!fs.existsSync(seed)) {
    await seedAll(databaseUrl);
    fs.writeFileSync(seed, new Date().toISOString());
  }
  introduce(standin.urls.shell);

  /** What was written past the app is told to the theme when somebody saves something. */
  async function publish(client: pg.Client, domain: string, shopId: string): Promise<void> {
    const read = async (text: string) => (await client.query<{ value: unknown }>(text, [shopId])).rows[0]?.value;
    const last = await read("select id::text as value from article_category where shop_id = $1 order by position desc limit 1"); // prettier-ignore
    const topics = (await read("select topics || jsonb_build_object('revision', topics_revision) as value from storefront_settings where shop_id = $1")) as object; // prettier-ignore
    const categories = { path: "/app/help?index", route: "app.help._index", fields: { intent: "moveCategory", categoryId: String(last) } }; // prettier-ignore
    const contact = { path: "/app/settings/contact", route: "app.settings.contact", fields: { values: JSON.stringify(topics) } }; // prettier-ignore
    for (const form of [categories, contact]) await sendAsOwner(standin, domain, form);
  }

  async function seedAll(url: string): Promise<void> {
    const client = new pg.Client(url);
    await client.connect();
    try {
      for (const state of standin.states.values()) {
        const { domain } = state.shop;
        if (!state.installation) standin.install(domain);
        await openAsOwner(standin, domain);
        const shop = await seedShop(client, state, mailDomain);
        await seedArticles(client, shop.shopId, new Date());
        const own = world.conversations.filter((one) => one.shopDomain === state.shop.domain);
        const count = await seedConversations(client, shop, own);
        await seedContact(client, shop, state, new Date());
        await seedSelfService(client, shop, state, new Date());
        if (count) say(`${state.shop.name}: ${count} tickets from the past months`);
        await publish(client, domain, shop.shopId);
        if (state === world.states[0])
          await seedRequests(client, standin, shop, `${standin.urls.shell}/storefront/${domain.split(".")[0]}`);
      }
    } finally {
      await client.end();
    }
  }
}

async function startDatabase() {
  const database = await startEmbeddedDb({ dataDir: `${folder}/pg` });
  stoppers.push(() => database.stop());
  for (const note of database.notes) say(note);
  if (process.argv.includes("--reset")) {
    await dropDatabase(database.url("postgres"), "latte_demo");
    say("Starting anew: the demo's data are gone.");
  }
  // A database that has just been made knows nothing of what an earlier one had.
  if (await database.create("latte_demo"))
    for (const file of ["shopify.json", "migrated", "seeded"]) fs.rmSync(`${folder}/${file}`, { force: true });
  return database;
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await client.end();
}

/** Drawn once and kept: tokens in the database are encrypted with them. */
function keepSecrets(): { apiKey: string; apiSecret: string; latteSecret: string } {
  const file = `${folder}/secrets.json`;
  if (!fs.existsSync(file)) {
    const drawn = {
      apiKey: randomBytes(16).toString("hex"),
      apiSecret: randomBytes(24).toString("base64url"),
      latteSecret: randomBytes(48).toString("base64url"),
    };
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, JSON.stringify(drawn), { mode: 0o600 });
  }
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

async function choosePorts<Name extends string>(wished: Record<Name, number>): Promise<Record<Name, number>> {
  const chosen = {} as Record<Name, number>;
  for (const [name, port] of Object.entries<number>(wished)) {
    const found = await choosePort(port);
    if (!found.asWished) say(`Port ${port} is taken; using ${found.port} for ${name}.`);
    chosen[name as Name] = found.port;
  }
  return chosen;
}

function introduce(shell: string): void {
  const story = DEMO_STORIES.refund;
  say(`
Latte is running (${Math.round((Date.now() - started) / 1000)} s).

  Shopify admin   ${shell}/store/morning-cup/apps/latte
  Mailbox         ${shell}/mailbox
  Storefront      ${shell}/storefront/morning-cup
  Everything      ${shell}/

What to try first:
  1. In the mailbox, write as ${story.customer.firstName} ${story.customer.lastName} (${story.customer.email}): "One of my mugs arrived broken."
  2. Watch it arrive in the inbox of Shopify admin, without reloading. Open it: the order is beside it.
  3. Refund one of the mugs, put the result into your reply, send it.
  4. Read the answer in the mailbox.
  5. In the storefront, track an order by its number and the customer's address, as its shopper would.

Ctrl-C stops everything and keeps the data; \`npm run demo -- --reset\` starts anew.
`);
}

main().catch(async (error) => {
  console.error(error);
  await stopAll();
  process.exit(1);
});
