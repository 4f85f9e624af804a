import { describe, expect, it } from "vitest";
import {
  displayAddress,
  isOwnAddress,
  normaliseAddress,
  sameAddress,
  splitPlusAddress,
  withPlusTag,
} from "./address.ts";

describe("normaliseAddress", () => {
  it.each([
    ["  Ana@Example.COM ", "ana@example.com"],
    ["ana@bücher.example", "ana@xn--bcher-kva.example"],
    ["ana@xn--bcher-kva.example", "ana@xn--bcher-kva.example"],
    ["аna@paypal.example", "аna@paypal.example"],
    ["ana@pаypal.example", "ana@xn--pypal-4ve.example"],
    ["a\u202ena@example.com", "ana@example.com"],
    ["ana+x@example.com", "ana+x@example.com"],
    ["ana@localhost", "ana@localhost"],
    ["José@example.com".normalize("NFD"), "josé@example.com"],
    ["ana", null],
    ["@example.com", null],
    ["ana@", null],
    ["ana b@example.com", null],
    ["ana@example.com\r\nBcc: x@example.com", null],
    ["ana@exa mple.com", null],
    ["ana@[127.0.0.1]", null],
    ["ana@1", null],
    ["ana@evil.example/x", null],
    ['"a@b"@example.com', null],
    [`${"a".repeat(65)}@example.com`, null],
    [`a@${"b".repeat(250)}.com`, null],
  ])("%j → %j", (raw, expected) => {
    expect(normaliseAddress(raw)).toBe(expected);
  });
});

describe("plus parts", () => {
  it("are split off and put in", () => {
    expect(splitPlusAddress("Support+T_abc@in.example")).toEqual({ base: "support@in.example", tag: "t_abc" });
    expect(splitPlusAddress("support@in.example")).toEqual({ base: "support@in.example", tag: null });
    expect(withPlusTag("support@in.example", "t_abc")).toBe("support+t_abc@in.example");
    expect(withPlusTag("support+old@in.example", "t_abc")).toBe("support+t_abc@in.example");
    expect(() => withPlusTag("support@in.example", "x".repeat(80))).toThrow("no room");
  });

  it("do not hide our own mailbox", () => {
    expect(isOwnAddress("SUPPORT+t_x@in.example", ["support@in.example"])).toBe(true);
    expect(isOwnAddress("support@in.example.evil", ["support@in.example"])).toBe(false);
    expect(isOwnAddress("nonsense", ["support@in.example"])).toBe(false);
  });
});

describe("sameAddress and displayAddress", () => {
  it("compare the mailbox, not its spelling", () => {
    expect(sameAddress("Ana@Example.com", "ana@example.com ")).toBe(true);
    expect(sameAddress("ana@example.com", "anna@example.com")).toBe(false);
    expect(sameAddress("?", "?")).toBe(false);
  });

  it("shows name and address, and no name that pretends to be an address", () => {
    expect(displayAddress({ address: "ana@example.com", name: "Ana\u202e K" })).toBe("Ana K <ana@example.com>");
    expect(displayAddress({ address: "evil@example.net", name: "support@shop.example" })).toBe("evil@example.net");
    expect(displayAddress({ address: "ana@example.com", name: "" })).toBe("ana@example.com");
  });
});
