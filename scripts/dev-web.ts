/**
 * The app with live rebuilding, on a private PostgreSQL unless DATABASE_URL names one. The Shopify CLI sets key, secret,
 * scopes and address; what else is missing gets a value that is good for development.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { startEmbeddedDb } from "./embedded-db.ts";
import { bin, runOrExit } from "./run.ts";

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

if (!process.env.DATABASE_URL) {
  const database = await startEmbeddedDb({ dataDir: ".data/dev/pg" });
  await database.create("latte_dev");
  process.env.DATABASE_URL = database.url("latte_dev");
  process.on("exit", () => void database.stop());
  for (const note of database.notes) console.log(note);
}
await runOrExit(["scripts/generate.ts"]);
await runOrExit([bin("prisma"), "migrate", "deploy"]);
await import("../server.ts");

function keepSecret(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(".data/dev", { recursive: true });
    writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}
