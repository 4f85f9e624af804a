import { serverFlags, serverMemory } from "#scripts/app-process.ts";
import { choosePort } from "#scripts/ports.ts";
import { makeStandin, type LatteStandin } from "#tests/setup/make-standin.ts";
import { mailDomain, type BenchDatabase } from "./bench-database.ts";
import { startProcess, type Started } from "./start-process.ts";

/** The built app over one database, with the pretend Shopify that its sign-in asks. */
export interface BenchApp {
  url: string;
  mailPort: number;
  standin: LatteStandin;
  process: Started;
  stop(): Promise<void>;
}

const key = "0123456789abcdef0123456789abcdef";
const secret = "a-secret-that-only-benchmarks-use";
export const poolSize = 10;

/**
 * Starts the production build as `npm start` would, beside a pretend Shopify in this process.
 * @param yardstick a preload that adds a route to measure others by
 * @param logLevel what the app says on the terminal
 */
export async function startBenchApp(
  database: BenchDatabase,
  ports: { web: number; mail: number },
  { yardstick = "./tests/bench/empty-route.ts", logLevel = "warn" } = {},
): Promise<BenchApp> {
  const web = (await choosePort(ports.web)).port;
  const mailPort = (await choosePort(ports.mail)).port;
  const url = `http://127.0.0.1:${web}`;
  const standin = makeStandin({
    states: () => [database.state],
    key,
    secret,
    appOrigin: () => url,
    appMail: () => null,
    mailDomain,
  });
  await standin.start();
  standin.install(database.state.shop.domain);
  standin.grant(database.state.shop.domain, ["write_orders"]);
  const preloads = ["--import", "./tests/standin/redirect.ts", "--import", yardstick];
  // For profiles and tries: BENCH_NODE_FLAGS="--cpu-prof --cpu-prof-dir=/tmp/profiles".
  const own = (process.env.BENCH_NODE_FLAGS ?? "").split(" ").filter(Boolean);
  const started = await startProcess([...serverFlags, ...own, ...preloads, "scripts/start.ts"], {
    ...serverMemory,
    NODE_ENV: "production",
    LOG_LEVEL: logLevel,
    DATABASE_URL: database.url,
    DATABASE_POOL: String(poolSize),
    PORT: String(web),
    HOST: "127.0.0.1",
    SHOPIFY_API_KEY: key,
    SHOPIFY_API_SECRET: secret,
    SHOPIFY_APP_URL: standin.urls.app,
    APP_BRIDGE_URL: `${standin.urls.shell}/app-bridge.js`,
    STANDIN_URL: standin.urls.internal,
    LATTE_SECRET: "thirty-two-characters-or-more-for-benchmarks",
    SMTP_URL: `smtp://127.0.0.1:${standin.ports.smtp}`,
    MAIL_DOMAIN: mailDomain,
    MAIL_LISTEN_PORT: String(mailPort),
    MAIL_LISTEN_HOST: "127.0.0.1",
    MAIL_TRUSTED_AUTHSERV_ID: "mx.latte.test",
  }).catch(async (error: unknown) => {
    await standin.stop();
    throw error;
  });
  const stop = async () => {
    await started.stop();
    await standin.stop();
  };
  return { url, mailPort, standin, process: started, stop };
}
