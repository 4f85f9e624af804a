import os from "node:os";
import path from "node:path";

/** The app's configuration in tests. Each test file of a journey gets a database of its own (`own-database.ts`). */
const defaults: Record<string, string> = {
  NODE_ENV: "test",
  TZ: "UTC",
  LOG_LEVEL: "silent",
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  DATABASE_POOL: "8",
  SHOPIFY_API_KEY: "0123456789abcdef0123456789abcdef",
  SHOPIFY_API_SECRET: "a-secret-that-only-tests-use",
  SHOPIFY_APP_URL: "https://latte.test",
  SCOPES:
    "read_customer_merge,read_customers,read_fulfillments,read_locations,read_orders,read_products,write_app_proxy",
  LATTE_SECRET: "thirty-two-characters-or-more-for-tests",
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_DOMAIN: "in.latte.test",
  FILES_DIR: path.join(os.tmpdir(), `latte-test-files-${process.pid}`),
  MAIL_TRUSTED_AUTHSERV_ID: "mx.latte.test",
  MAIL_SPF_INCLUDE: "include:spf.latte.test",
  MAIL_DKIM_SELECTOR: "latte",
  MAIL_DKIM_TARGET: "latte.dkim.latte.test",
  DNS_SERVERS: "127.0.0.1:1",
};
for (const [name, value] of Object.entries(defaults)) process.env[name] ??= value;
process.env.NODE_ENV = "test";
