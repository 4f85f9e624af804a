/**
 * The app with live rebuilding, on a private PostgreSQL unless DATABASE_URL names one. The Shopify CLI sets key, secret,
 * scopes and address; what else is missing gets a value that is good for development.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { startEmbeddedDb } from "./embedded-db.ts";
import { bin, run } from "./run.ts";

if (existsSync(".env")) process.loadEnvFile(".env");
process.env.NODE_ENV = "development";
if (process.env.HOST?.startsWith("http")) {
  // Older versions of the Shopify CLI put the address of the tunnel here.
  process.env.SHOPIFY_APP_URL ??= process.env.HOST;
  delete process.env.HOST;
}
process.env.LATTE_SECRET ??= keepSecret(".data/dev/secret");
process.env.SMTP_URL ??= "smtp://127.0.0.1:1025";
process.env.MAIL_DOMAIN ??= "in.localhost";
process.env.MAIL_LISTEN_PORT ??= "2525";

const database = process.env.DATABASE_URL ? null : await startEmbeddedDb({ dataDir: ".data/dev/pg" });
if (database) {
  for (const note of database.notes) console.log(note);
  await database.create("latte_dev");
  process.env.DATABASE_URL = database.url("latte_dev");
}
// Ctrl-C reaches the server by itself; the database goes after it.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
let code = 1;
try {
  code = await run(["scripts/generate.ts"]);
  code ||= await run([bin("prisma"), "migrate", "deploy"]);
  code ||= await run(["server.ts"]);
} finally {
  await database?.stop();
}
process.exit(code);

function keepSecret(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(".data/dev", { recursive: true });
    writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}
