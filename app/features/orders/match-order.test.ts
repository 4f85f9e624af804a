import { describe, expect, test } from "vitest";
import { matchOrder, type KnownOrder } from "./match-order.ts";
import { readNameFormat } from "./name-format.ts";
import { readHints } from "./read-hints.ts";

const order = (name: string, own: boolean, more: Partial<KnownOrder> = {}): KnownOrder => ({
  id: name.replace(/\D/g, ""),
  name,
  own,
  titles: [],
  tracking: [],
  ...more,
});
const hash = readNameFormat(["#1001"]);

describe("the number of an order in a text", () => {
  test.each<[string, string, string[]]>([
    ["a hash", "Where is #1001?", ["#1001"]],
    ["a hash and a space", "Where is # 1001?", ["#1001"]],
    ["English", "my order 1001 is late", ["1001"]],
    ["English with no.", "Order no. 1001", ["1001"]],
    ["English with number is", "my order number is 1001.", ["1001"]],
    ["the number first", "the 1001 order", ["1001"]],
    ["German", "Meine Bestellung Nr. 1001 ist da", ["1001"]],
    ["German in one word", "Bestellnummer: 1001", ["1001"]],
    ["Polish", "Gdzie jest zamówienie nr 1001?", ["1001"]],
    ["Polish inflected", "w sprawie zamówienia 1001", ["1001"]],
    ["Polish without accents", "numer zamowienia: 1001", ["1001"]],
    ["Portuguese", "Onde está o pedido nº 1001?", ["1001"]],
    ["Portuguese of Portugal", "A minha encomenda 1001", ["1001"]],
    ["full-width digits", "order １００１", ["1001"]],
    ["two of them", "orders: order 1001 and #1003", ["#1003", "1001"]],
    ["none", "I want my money back", []],
    ["a fragment of an address", "see https://shop.example/page#1001x", []],
    ["a price is none", "order 10.50 EUR", []],
  ])("%s: %s", (_, text, expected) => {
    const named = readHints(text, hash).numbers.filter(({ strength }) => strength === "named");
    expect(named.map(({ written }) => written)).toEqual(expected);
  });

  test("the shop's own way of writing it", () => {
    const format = readNameFormat(["EN1001-PL"]);
    expect(format).toEqual({ prefix: "EN", suffix: "-PL" });
    expect(readHints("about EN1001-PL please", format).numbers[0]).toMatchObject({
      written: "EN1001-PL",
      strength: "named",
    });
    expect(matchOrder("order 1001", [order("EN1001-PL", true), order("EN1002-PL", true)], format).order?.name).toBe(
      "EN1001-PL",
    );
  });

  describe("with digits alone around the number", () => {
    const year = readNameFormat(["2026-3004", "2026-3003"]);
    test.each<[string, string[]]>([
      ["Where is my order 2026-3004?", ["2026-3004"]],
      ["Where is #2026-3004?", ["2026-3004"]],
      ["2026-3004 2026-3003", ["2026-3004", "2026-3003"]],
      ["2026-3004.", ["2026-3004"]],
      ["since 2026-11-23", []],
      ["call +48-2026-3004", []],
      ["parcel 55-2026-3004-1", []],
      ["about #3004", ["#3004"]],
    ])("%s", (text, expected) => {
      const named = readHints(text, year).numbers.filter(({ strength }) => strength === "named");
      expect(named.map(({ written }) => written)).toEqual(expected);
    });

    test("a part of such a name is no other order's", () => {
      const orders = [order("2026-3004", true), order("2026-3003", true), order("2026-2026", true)];
      expect(matchOrder("Where is my order 2026-3004?", orders, year).order?.name).toBe("2026-3004");
      const behind = readNameFormat(["1004/2026", "1003/2026"]);
      const others = [order("1004/2026", true), order("1003/2026", true)];
      expect(matchOrder("order 1004/2026", others, behind).order?.name).toBe("1004/2026");
    });
  });

  test.each(["I paid 1001 EUR", "it weighs 1001 g", "on 12.10.2026 at 10:01", "call +48 1001", "100,1001", "1001%"])(
    "no bare number of an order: %s",
    (text) => {
      expect(readHints(text, hash).numbers.map(({ digits }) => digits)).not.toContain("1001");
    },
  );
});

describe("which order is meant", () => {
  const mine = order("#1001", true, { titles: ["Blue Mug"], tracking: ["1Z999AA10123456784"] });
  const other = order("#1002", true, { titles: ["Green Tea"] });
  const theirs = order("#2000", false, { tracking: ["PL00112233445566"] });

  test.each<[string, string, KnownOrder[], string, string | null]>([
    ["named and mine", "Where is #1001?", [mine, other], "certain", "#1001"],
    ["a bare number of mine", "1001 has not come", [mine, other], "certain", "#1001"],
    ["a tracking number of mine", "parcel 1Z999AA10123456784", [mine, other], "certain", "#1001"],
    ["the same with spaces", "parcel 1Z 999 AA1 01 2345 6784 is lost", [mine, other], "certain", "#1001"],
    ["a product of one order", "The blue mug broke", [mine, other], "certain", "#1001"],
    ["my only order", "Where is my parcel?", [mine], "certain", "#1001"],
    ["two of mine named", "#1001 and #1002", [mine, other], "unsure", null],
    ["two orders, no word", "Where is my parcel?", [mine, other], "unsure", null],
    ["my only order, another number", "order 7777", [mine], "unsure", null],
    ["somebody else's number", "Where is #2000?", [theirs], "foreign", null],
    ["somebody else's, though I have one", "Where is #2000?", [mine, theirs], "foreign", null],
    ["mine and somebody else's", "#1001, not #2000", [mine, theirs], "certain", "#1001"],
    ["somebody else's tracking number", "PL00112233445566", [theirs], "foreign", null],
    ["a bare number that is somebody else's", "I have 2000 reasons", [theirs], "none", null],
    ["nothing known", "hello", [], "none", null],
    ["a stranger's unknown number", "order 5", [], "none", null],
  ])("%s", (_, text, orders, match, name) => {
    const result = matchOrder(text, orders, hash);
    expect([result.match, result.order?.name ?? null]).toEqual([match, name]);
  });

  test("of somebody else's order nothing is told but what the sender wrote", () => {
    const result = matchOrder("Please send order no. 2000 to me", [theirs], hash);
    expect(result).toEqual({ match: "foreign", order: null, candidates: [], foreignName: "2000" });
  });

  test("why an order is offered", () => {
    expect(matchOrder("#1001 and #1002", [mine, other], hash).candidates).toEqual([
      { id: "1001", because: "order_number" },
      { id: "1002", because: "order_number" },
    ]);
  });

  test("a long hostile text takes no time", () => {
    const started = performance.now();
    matchOrder("order ".repeat(20_000) + "#".repeat(50_000) + "1 ".repeat(50_000), [mine], hash);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
