import { expect, it } from "vitest";
import { readAuthentication } from "./authentication-results.ts";

const read = (...values: string[]) =>
  readAuthentication(
    values.map((value) => ({ key: "authentication-results", value })),
    "mx.latte.example",
  );

it.each([
  ["mx.latte.example; dmarc=pass header.from=a.example; spf=pass; dkim=fail", "pass pass fail"],
  ["MX.latte.example 1; dkim=fail (bad; dmarc=pass); dkim=pass header.d=a.example", "none none pass"],
  ["mx.latte.example; spf=softfail smtp.mailfrom=a.example; dmarc=fail", "fail fail none"],
  ["mx.latte.example; spf=neutral; dmarc=temperror; none", "none none none"],
  ['mx.latte.example; x="; dmarc=pass"; dmarc=fail', "fail none none"],
  ["mx.evil.example; dmarc=pass; spf=pass; dkim=pass", "none none none"],
  ["mx.latte.example.evil; dmarc=pass", "none none none"],
  ["", "none none none"],
])("%s → %s", (value, expected) => {
  const { dmarc, spf, dkim } = read(value);
  expect(`${dmarc} ${spf} ${dkim}`).toBe(expected);
});

it("believes the topmost header only", () => {
  expect(read("mx.latte.example; dmarc=fail", "mx.latte.example; dmarc=pass").dmarc).toBe("fail");
  expect(read("relay.example; dmarc=none", "mx.latte.example; dmarc=pass").dmarc).toBe("none");
});

it("believes nothing without a trusted server", () => {
  expect(readAuthentication([{ key: "authentication-results", value: "; dmarc=pass" }], "").dmarc).toBe("none");
  expect(readAuthentication([{ key: "authentication-results", value: "x; dmarc=pass" }], null).dmarc).toBe("none");
});
