import { expect, test } from "vitest";
import { readEnv } from "./env.server.ts";

const complete = {
  DATABASE_URL: "postgresql://a:b@db/x",
  SHOPIFY_API_KEY: "k",
  SHOPIFY_API_SECRET: "s",
  SHOPIFY_APP_URL: "https://latte.test",
  LATTE_SECRET: "x".repeat(32),
  SMTP_URL: "smtp://mail.test",
  MAIL_DOMAIN: "in.latte.test",
};

test("a complete environment is read, with defaults", () => {
  expect(readEnv(complete)).toMatchObject({
    PORT: 3000,
    ROLE: "all",
    NODE_ENV: "production",
  });
  expect(readEnv(complete).MAIL_LISTEN_PORT).toBeUndefined();
  expect(readEnv({ ...complete, MAIL_LISTEN_PORT: "" }).MAIL_LISTEN_PORT).toBeUndefined();
});

test("one message names all that is missing or malformed", () => {
  const { SMTP_URL: _, ...rest } = complete;
  const attempt = () => readEnv({ ...rest, DATABASE_URL: "mysql://x", LATTE_SECRET: "short", PORT: "many" });
  expect(attempt).toThrow(/DATABASE_URL: must be a postgresql:\/\/ address/);
  expect(attempt).toThrow(/LATTE_SECRET: must have at least 32 characters/);
  expect(attempt).toThrow(/SMTP_URL: is missing/);
  expect(attempt).toThrow(/PORT:/);
});

test("a secret's value never stands in the message", () => {
  expect(() => readEnv({ ...complete, LATTE_SECRET: "hunter2" })).not.toThrow(/hunter2/);
});
