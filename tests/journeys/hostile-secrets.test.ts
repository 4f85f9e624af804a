import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sameSecret } from "#app/platform/crypto/secret-box.server.ts";
import { makeMessageId, verifyMessageId } from "#app/platform/mail/message-id.server.ts";
import { makeReplyAddress, verifyReplyAddress } from "#app/platform/mail/reply-token.server.ts";
import { sameMark } from "#app/platform/mail/mail-key.server.ts";

/** What is compared with a secret, and where the server itself goes. */

const files = fs
  .readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((name) => path.join("app", name))
  .filter((name) => /\.server\.ts$/.test(name) && !name.includes("/generated/"))
  .map((name) => ({ name, text: fs.readFileSync(name, "utf8") }));
const named = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe.each([
  ["sameSecret", sameSecret],
  ["sameMark", sameMark],
])("case 66: %s", (_, same) => {
  const secret = "q7Zt0-abcdefghijklmnopqrstuvwxyz012345";

  test("takes what is equal and nothing else, of every length and with every beginning, and never throws", () => {
    expect(same(secret, secret)).toBe(true);
    for (let length = 0; length < secret.length; length++) {
      expect(same(secret, secret.slice(0, length))).toBe(false);
      expect(same(secret, `${secret.slice(0, length)}${secret[length] === "x" ? "y" : "x"}${secret.slice(length + 1)}`)).toBe(false); // prettier-ignore
    }
    for (const other of [
      "",
      "\0",
      `${secret}\0`,
      `${secret} `,
      secret.toUpperCase(),
      "é".repeat(38),
      "\ud800",
      "x".repeat(1_000_000),
    ])
      expect(same(secret, other)).toBe(false);
  });

  test("takes as long for a guess of which the beginning is right as for one that is all wrong", { retry: 3 }, () => {
    const long = secret.repeat(200);
    const [nearly, wrong] = [`${long.slice(0, -1)}!`, `!${long.slice(1)}`];
    const took = { nearly: [] as number[], wrong: [] as number[] };
    const measure = (guess: string): number => {
      const started = performance.now();
      for (let n = 0; n < 20; n++) same(long, guess);
      return performance.now() - started;
    };
    for (let round = 0; round < 400; round++) {
      took.nearly.push(measure(nearly));
      took.wrong.push(measure(wrong));
    }
    const median = (all: number[]) => all.sort((one, other) => one - other)[all.length / 2]!;
    expect(median(took.nearly) / median(took.wrong)).toBeGreaterThan(0.9);
    expect(median(took.nearly) / median(took.wrong)).toBeLessThan(1.1);
  });
});

test("case 66: what carries a mark of ours is nothing with any part of it missing, and nobody throws", () => {
  const key = "a key of the installation";
  const address = makeReplyAddress(key, { shopId: 7n, ticketId: 1042n }, "support@shop.example");
  const id = makeMessageId(key, 7n, { ticketId: 1042n, messageId: 9n }, "shop.example");
  const tag = /\+(.*)@/.exec(address)![1]!;
  expect(verifyReplyAddress(key, address)).toEqual({ shopId: 7n, ticketId: 1042n });
  expect(verifyMessageId(key, 7n, id)).toEqual({ ticketId: 1042n, messageId: 9n });
  for (let length = 0; length < tag.length; length++)
    for (const part of [tag.slice(0, length), tag.slice(tag.length - length), `${tag}${"a".repeat(length + 1)}`])
      expect(verifyReplyAddress(key, `support+${part}@shop.example`), part).toBeNull();
  const [mark] = id.split("@");
  for (let length = 0; length < mark!.length; length++)
    for (const part of [mark!.slice(0, length), mark!.slice(mark!.length - length), `${mark}${"a".repeat(length + 1)}`])
      expect(verifyMessageId(key, 7n, `${part}@shop.example`), part).toBeNull();
});

test("case 66: a secret is compared by timingSafeEqual over digests, in three places, and nowhere else is one made to compare", () => {
  expect(named(/timingSafeEqual\(/).sort()).toEqual([
    "app/operator.server.ts",
    "app/platform/crypto/secret-box.server.ts",
    "app/platform/mail/mail-key.server.ts",
  ]);
  for (const { name, text } of files.filter((one) => one.text.includes("timingSafeEqual(")))
    for (const [whole] of text.matchAll(/timingSafeEqual\([^\n]*\)/g)) expect(whole, name).toMatch(/\(digest\(/);
  // Whoever makes an HMAC to check something given to them has one of the two comparisons at hand.
  for (const name of named(/createHmac\(/)) {
    const { text } = files.find((one) => one.name === name)!;
    expect(text, name).toMatch(/sameSecret|sameMark|timingSafeEqual/);
  }
});

test("case 57: the server goes to no address that somebody outside names: Shopify, the file store and mail servers are all", () => {
  const goes = named(
    /\bfetch\(|\bhttps?\.(?:request|get)\(|\bnet\.connect|createConnection\(|tls\.connect|new WebSocket/,
  );
  expect(goes.sort()).toEqual([
    "app/platform/files/s3-store.server.ts",
    "app/platform/shopify/admin-transport.server.ts",
    "app/platform/shopify/staged-upload.server.ts",
    "app/platform/shopify/token-endpoint.server.ts",
  ]);
  // Where these two put files was configured, or named by Shopify; nobody is to lead them elsewhere.
  for (const putter of ["s3-store.server.ts", "staged-upload.server.ts"])
    expect(files.find(({ name }) => name.endsWith(putter))!.text).toContain('redirect: "error"');
  // Pictures of a mail are fetched by the reader's browser and only when asked; the server has no proxy for them.
  const suspects = fs.readdirSync("app/routes").filter((name) => /proxy|image|avatar|import/i.test(name));
  // Of help articles: pictures are uploaded and given out, and a table comes as a file.
  expect(suspects.filter((name) => !name.startsWith("app.help."))).toEqual([]);
});
