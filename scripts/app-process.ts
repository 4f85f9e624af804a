import { spawn, type ChildProcess } from "node:child_process";
import { node } from "./run.ts";

/** What the pretend Shopify's side says of itself to whoever starts the app against it. */
export interface Surroundings {
  standin: { urls: { app: string; shell: string; internal: string }; ports: { smtp: number } };
  databaseUrl: string;
  secrets: { apiKey: string; apiSecret: string; latteSecret: string };
  ports: { web: number; mailIn: number };
}

/** The environment in which the built app runs against the pretend Shopify. */
export const appEnvironment = ({ standin, databaseUrl, secrets, ports }: Surroundings): Record<string, string> => ({
  ...serverMemory,
  NODE_ENV: "production",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  DATABASE_URL: databaseUrl,
  PORT: String(ports.web),
  HOST: "127.0.0.1",
  SHOPIFY_API_KEY: secrets.apiKey,
  SHOPIFY_API_SECRET: secrets.apiSecret,
  SHOPIFY_APP_URL: standin.urls.app,
  APP_BRIDGE_URL: `${standin.urls.shell}/app-bridge.js`,
  STANDIN_URL: standin.urls.internal,
  LATTE_SECRET: secrets.latteSecret,
  SMTP_URL: `smtp://127.0.0.1:${standin.ports.smtp}`,
  MAIL_DOMAIN: "in.latte.test",
  MAIL_LISTEN_PORT: String(ports.mailIn),
  MAIL_LISTEN_HOST: "127.0.0.1",
  MAIL_TRUSTED_AUTHSERV_ID: "mx.latte.test",
});

/** Node's flags of the server and what its memory is told, as `npm start` has them (`bootstrap.mjs`). */
export const serverFlags = ["--max-semi-space-size=8", "--max-old-space-size=640"];
export const serverMemory = { MALLOC_MMAP_THRESHOLD_: "131072" };

/**
 * Starts the built app with its calls to Shopify led to the pretend one; resolves when it listens.
 * `nodeFlags` are Node's own, for profiles.
 */
export function startApp(env: Record<string, string>, nodeFlags: string[] = []): Promise<ChildProcess> {
  const flags = [
    "--import",
    "./tests/standin/redirect.ts",
    ...serverFlags,
    "--disable-warning=ExperimentalWarning",
    ...nodeFlags,
  ];
  // In a process group of its own, so that Ctrl-C in the terminal reaches it only through whoever started it.
  const child = spawn(node, [...flags, "scripts/start.ts"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    child.once("message", () => resolve(child));
    child.once("exit", (code) => reject(new Error(`the app ended with code ${code} before it was ready`)));
  });
}

/** Lets the app finish what it does; after half a minute it is ended. */
export function stopApp(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(() => child.kill("SIGKILL"), 30_000);
    child.once("exit", () => {
      clearTimeout(patience);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
