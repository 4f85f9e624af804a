/**
 * The stand-in as a process of its own, for the demo. Configured by environment:
 * `SHOPIFY_API_KEY`, `SHOPIFY_API_SECRET`, `STANDIN_APP_ORIGIN` (where the app listens), and optionally
 * `STANDIN_SHELL_PORT`, `STANDIN_APP_PORT`, `STANDIN_SMTP_PORT`, `STANDIN_APP_MAIL_PORT` (the app's mail listener),
 * `STANDIN_DATA` (the file that keeps everything), `STANDIN_ORDERS`, `STANDIN_SEED`, `STANDIN_MAIL_DOMAIN`.
 * When it is ready it prints one line of JSON: its addresses.
 */
import { createAdminApi } from "./admin/admin-api.ts";
import { bindMerchantActs } from "./shell/merchant-acts.ts";
import { handleOf } from "./shell/layout.ts";
import { createStandin } from "./standin.ts";
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

const standin = createStandin({
  app: {
    ...readAppToml("shopify.app.toml"),
    key: demand("SHOPIFY_API_KEY"),
    secret: demand("SHOPIFY_API_SECRET"),
    origin: () => appOrigin,
  },
  states: () =>
    makeWorld({ seed: readNumber("STANDIN_SEED", 7), now: new Date(), orders: readNumber("STANDIN_ORDERS", 2000) })
      .states,
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
