/**
 * The stand-in as a process of its own, for whoever runs the app by hand. Configured by environment:
 * `SHOPIFY_API_KEY`, `SHOPIFY_API_SECRET`, `STANDIN_APP_ORIGIN` (where the app listens), `MAIL_DOMAIN`, and optionally
 * `STANDIN_APP_MAIL_PORT` (the app's mail listener), `STANDIN_SHELL_PORT`, `STANDIN_APP_PORT`, `STANDIN_SMTP_PORT`,
 * `STANDIN_DATA` (the file that keeps everything), `STANDIN_ORDERS`, `STANDIN_SEED`.
 * When it is ready it prints one line of JSON: its addresses.
 */
import { makeStandin } from "#tests/setup/make-standin.ts";
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
const mailPort = readNumber("STANDIN_APP_MAIL_PORT", 0);
const seed = readNumber("STANDIN_SEED", 7);
const orders = readNumber("STANDIN_ORDERS", 2_000);

const standin = makeStandin({
  states: () => makeWorld({ seed, now: new Date(), orders }).states,
  key: demand("SHOPIFY_API_KEY"),
  secret: demand("SHOPIFY_API_SECRET"),
  appOrigin: () => appOrigin,
  appMail: () => (mailPort === 0 ? null : { host: "127.0.0.1", port: mailPort }),
  mailDomain: demand("MAIL_DOMAIN"),
  dataFile: process.env.STANDIN_DATA,
  ports: {
    shell: readNumber("STANDIN_SHELL_PORT", 0),
    app: readNumber("STANDIN_APP_PORT", 0),
    smtp: readNumber("STANDIN_SMTP_PORT", 0),
  },
});

await standin.start();
process.stdout.write(`${JSON.stringify({ ...standin.urls, smtpPort: standin.ports.smtp })}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void standin.stop().then(() => process.exit(0)));
}
