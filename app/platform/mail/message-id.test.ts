import { describe, expect, it } from "vitest";
import { decodeBase32, encodeBase32, signMark } from "./mail-key.server.ts";
import { makeMessageId, verifyMessageId } from "./message-id.server.ts";
import { makeReplyAddress, verifyReplyAddress } from "./reply-token.server.ts";

const KEY = "a key for these tests only";
const OTHER_KEY = "another key for these tests";
const MESSAGE = { ticketId: 42n, messageId: 1001n };

describe("own message ids", () => {
  const id = makeMessageId(KEY, 7n, MESSAGE, "Mail.Latte.example");

  it("name their message, with brackets and in any case", () => {
    expect(id).toMatch(/^c\.42\.1001\.[a-z2-7]{16}@mail\.latte\.example$/);
    for (const form of [id, `<${id}>`, id.toUpperCase(), id.replace(/@.*/, "@old.example")]) {
      expect(verifyMessageId(KEY, 7n, form)).toEqual(MESSAGE);
    }
  });

  it.each([
    ["another shop's", id, KEY, 8n],
    ["made with another key", id, OTHER_KEY, 7n],
    ["with another ticket", id.replace("c.42", "c.43"), KEY, 7n],
    ["with another message", id.replace("1001", "1002"), KEY, 7n],
    ["with the border moved", id.replace("c.42.1001", "c.421.001"), KEY, 7n],
    ["guessed", "c.42.1001.aaaaaaaaaaaaaaaa@mail.latte.example", KEY, 7n],
    ["cut", id.slice(0, 20), KEY, 7n],
    ["without a mark", "c.42.1001@mail.latte.example", KEY, 7n],
    ["with a zero id", id.replace("c.42", "c.0"), KEY, 7n],
    ["huge", `c.${"9".repeat(100_000)}`, KEY, 7n],
    ["empty", "", KEY, 7n],
  ])("do not lead anywhere when %s", (_, given, key, shop) => {
    expect(verifyMessageId(key, shop, given)).toBeNull();
  });

  it("are refused for what is no domain, and with a short key", () => {
    expect(() => makeMessageId(KEY, 7n, MESSAGE, "a\r\nBcc: x")).toThrow("not a domain");
    expect(() => signMark("short", "x", [])).toThrow("shorter than 16");
  });
});

describe("reply addresses", () => {
  const target = { shopId: 7n, ticketId: 123_456_789n };
  const address = makeReplyAddress(KEY, target, "support@in.latte.example");

  it("carry shop and ticket, in any case", () => {
    expect(address).toMatch(/^support\+t_1[a-z2-7]+@in\.latte\.example$/);
    expect(address.split("@")[0]?.length).toBeLessThanOrEqual(64);
    expect(verifyReplyAddress(KEY, address)).toEqual(target);
    expect(verifyReplyAddress(KEY, address.toUpperCase())).toEqual(target);
  });

  it("hold the largest ids", () => {
    const largest = { shopId: (1n << 63n) - 1n, ticketId: (1n << 63n) - 1n };
    expect(verifyReplyAddress(KEY, makeReplyAddress(KEY, largest, "a@in.example"))).toEqual(largest);
    expect(() => makeReplyAddress(KEY, { shopId: 0n, ticketId: 1n }, "a@in.example")).toThrow("not an id");
  });

  const changed = (from: RegExp, to: string): string => address.replace(from, to);
  it.each([
    ["another key's", makeReplyAddress(OTHER_KEY, target, "support@in.latte.example")],
    ["cut", changed(/.@/, "@")],
    ["longer", changed(/@/, "a@")],
    ["another version's", changed(/t_1/, "t_2")],
    ["guessed", "support+t_1a4aq@in.latte.example"],
    ["empty", "support+t_1@in.latte.example"],
    ["without a token", "support@in.latte.example"],
    ["no address", "t_1"],
  ])("do not lead anywhere when %s", (_, given) => {
    expect(verifyReplyAddress(KEY, given)).toBeNull();
  });

  it("case 42: do not survive any single changed character", () => {
    const start = address.indexOf("t_1") + 3;
    for (let at = start; at < address.indexOf("@"); at += 1) {
      const other = address.charAt(at) === "a" ? "b" : "a";
      const forged = address.slice(0, at) + other + address.slice(at + 1);
      expect(verifyReplyAddress(KEY, forged), forged).toBeNull();
    }
  });
});

describe("base32", () => {
  it("is exact", () => {
    expect(encodeBase32(new TextEncoder().encode("foobar"))).toBe("mzxw6ytboi");
    expect(decodeBase32("mzxw6ytboi")).toEqual(new TextEncoder().encode("foobar"));
    expect(decodeBase32("mzxw6ytboj")).toBeNull();
    expect(decodeBase32("mz1")).toBeNull();
  });
});
