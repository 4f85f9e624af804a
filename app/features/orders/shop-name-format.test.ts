import { expect, test } from "vitest";
import type { Desk } from "../shared/desk.ts";
import { readShopNameFormat } from "./shop-name-format.server.ts";

test("the form of a shop's names is asked for once in half a minute, and is no other shop's", async () => {
  let [prefix, asked, at] = ["#", 0, 0];
  const of = (domain: string) => {
    const sql = () => Promise.resolve([{ name: `${prefix}${1000 + ++asked}` }]);
    const desk = { sql, shop: { domain }, now: () => new Date(at) } as unknown as Desk;
    return readShopNameFormat(desk).then((format) => format.prefix);
  };
  expect([await of("a"), await of("a"), asked]).toEqual(["#", "#", 1]);
  prefix = "B";
  expect([await of("b"), await of("a"), asked]).toEqual(["B", "#", 2]);
  at = 29_999;
  expect(await of("a")).toBe("#");
  at = 30_000;
  expect([await of("a"), asked]).toEqual(["B", 3]);
});
