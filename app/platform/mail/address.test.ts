import { describe, expect, it } from "vitest";
import { isOwnAddress, normaliseAddress, splitPlusAddress, withPlusTag } from "./address.ts";

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
