import fs from "node:fs";
import { parseEnv } from "node:util";
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
  expect(readEnv({ ...complete, SHOPPER_ADDRESS_HOP: "" }).SHOPPER_ADDRESS_HOP).toBeUndefined();
  expect(readEnv({ ...complete, SHOPPER_ADDRESS_HOP: "2" }).SHOPPER_ADDRESS_HOP).toBe(2);
  expect(() => readEnv({ ...complete, SHOPPER_ADDRESS_HOP: "0" })).toThrow(/SHOPPER_ADDRESS_HOP/);
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

const fly = {
  AWS_ENDPOINT_URL_S3: "https://fly.storage.tigris.dev",
  BUCKET_NAME: "latte-files",
  AWS_REGION: "auto",
  AWS_ACCESS_KEY_ID: "id",
  AWS_SECRET_ACCESS_KEY: "key",
};

test("the store that a managed platform made is taken, unless ours is named", () => {
  expect(readEnv({ ...complete, ...fly, FILES_S3_ENDPOINT: "", FILES_S3_REGION: "" })).toMatchObject({
    FILES_S3_ENDPOINT: "https://fly.storage.tigris.dev",
    FILES_S3_BUCKET: "latte-files",
    FILES_S3_REGION: "auto",
    FILES_S3_KEY: "id",
    FILES_S3_SECRET: "key",
  });
  const ours = { FILES_S3_ENDPOINT: "https://s3.ours.test", FILES_S3_BUCKET: "b", FILES_S3_KEY: "k", FILES_S3_SECRET: "s" }; // prettier-ignore
  expect(readEnv({ ...complete, ...fly, ...ours })).toMatchObject({ ...ours, FILES_S3_REGION: "us-east-1" });
  expect(readEnv({ ...complete, ...fly, FILES_DIR: "/shared" })).toMatchObject({
    FILES_DIR: "/shared",
    FILES_S3_ENDPOINT: "",
    FILES_S3_KEY: "",
  });
  expect(readEnv({ ...complete, ...fly, FILES_S3_BUCKET: "ours", FILES_DIR: "" }).FILES_S3_BUCKET).toBe("ours");
  // Keys alone are somebody else's business.
  expect(readEnv({ ...complete, ...fly, BUCKET_NAME: "" }).FILES_S3_KEY).toBe("");
  expect(() => readEnv({ ...complete, ...fly, AWS_ACCESS_KEY_ID: "" })).toThrow(/FILES_S3_KEY: is missing/);
});

test.each([
  [{ ROLE: "web" }, false],
  [{ ROLE: "worker", FILES_DIR: "" }, false],
  [{ ROLE: "all", FILES_DIR: "" }, true],
  [{ ROLE: "web", FILES_DIR: "/shared" }, true],
  [{ ROLE: "web", ...fly }, true],
  [{ ROLE: "web", NODE_ENV: "development" }, true],
])("files that processes do not share: %j starts: %s", (more, starts) => {
  const read = () => readEnv({ ...complete, ...more });
  if (starts) expect(read().FILES_DIR).toMatch(/shared|\.data\/files/);
  else expect(read).toThrow(/FILES_DIR is missing: with ROLE=/);
});

test("half a certificate is none", () => {
  expect(() => readEnv({ ...complete, MAIL_TLS_KEY_FILE: "/k.pem" })).toThrow(/MAIL_TLS_CERT_FILE: is missing/);
});

test("a copy of .env.example takes nothing from what the systemd unit sets, which comes after it", () => {
  const read = (path: string) => fs.readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
  const given = /^Environment=(.+)$/m.exec(read("deploy/latte.service"))![1]!;
  const copied = parseEnv(read(".env.example"));
  for (const [name, value] of Object.entries(parseEnv(given.replaceAll(" ", "\n"))))
    expect([name, copied[name] ?? value]).toEqual([name, value]);
  expect(given).toContain("FILES_DIR=/");
});
