/**
 * The stand-in as a process of its own, for the demo. Configured by environment:
 * `SHOPIFY_API_KEY`, `SHOPIFY_API_SECRET`, `STANDIN_APP_ORIGIN` (where the app listens), and optionally
 * `STANDIN_SHELL_PORT`, `STANDIN_APP_PORT`, `STANDIN_SMTP_PORT`, `STANDIN_APP_MAIL_PORT` (the app's mail listener),
 * `STANDIN_DATA` (the file that keeps everything), `STANDIN_ORDERS`, `STANDIN_SEED`, `STANDIN_MAIL_DOMAIN`.
 * When it is ready it prints one line of JSON: its addresses.
 */
import type { StandinApp } from "./app-config.ts";
import { createAdminApi } from "./admin/admin-api.ts";
import { bindMerchantActs } from "./shell/merchant-acts.ts";
import { handleOf } from "./shell/layout.ts";
import { installApp } from "./oauth/installation.ts";
import { createStandin } from "./standin.ts";
import type { ShopState } from "./state.ts";
import { readAppToml } from "./webhooks/app-toml.ts";
import { makeWorld } from "./world/make-world.ts";

function demand(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`the stand-in needs ${name} in its environment`);
  return value;
}

function readNumber(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number`);
  return value;
}

const appOrigin = demand("STANDIN_APP_ORIGIN");
const appMailPort = readNumber("STANDIN_APP_MAIL_PORT", 0);
const mailDomain = process.env.STANDIN_MAIL_DOMAIN;

const app: StandinApp = {
  ...readAppToml("shopify.app.toml"),
  key: demand("SHOPIFY_API_KEY"),
  secret: demand("SHOPIFY_API_SECRET"),
  origin: () => appOrigin,
};

/** New shops have the app already; one that a merchant has uninstalled stays without it in the data file. */
function makeInstalledShops(): ShopState[] {
  const now = new Date();
  const { states } = makeWorld({
    seed: readNumber("STANDIN_SEED", 7),
    now,
    orders: readNumber("STANDIN_ORDERS", 2000),
  });
  for (const state of states) installApp(app, state, now);
  return states;
}

const standin = createStandin({
  app,
  states: makeInstalledShops,
  makeAdmin: createAdminApi,
  merchant: bindMerchantActs,
  dataFile: process.env.STANDIN_DATA,
  orAnotherPort: true,
  ports: {
    shell: readNumber("STANDIN_SHELL_PORT", 0),
    app: readNumber("STANDIN_APP_PORT", 0),
    smtp: readNumber("STANDIN_SMTP_PORT", 0),
  },
  appMail: () => (appMailPort === 0 ? null : { host: "127.0.0.1", port: appMailPort }),
  supportAddress: ({ shop }) => (mailDomain ? `${handleOf(shop.domain)}@${mailDomain}` : shop.contactEmail),
});

await standin.start();
process.stdout.write(`${JSON.stringify({ ...standin.urls, smtpPort: standin.ports.smtp })}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void standin.stop().then(() => process.exit(0)));
}
