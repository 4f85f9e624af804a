import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { env } from "#app/env.server.ts";
import { mailer } from "#app/platform/services.server.ts";
import { readTracked } from "#app/features/self-service/tracking/find-order.server.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { reportOrder } from "#app/features/self-service/tracking/report-order.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import type { TestWorld } from "#tests/setup/start-world.ts";
import { makeProxyQuery, signProxyQuery } from "#tests/standin/http/proxy-signature.ts";
import { startStorefront, type ShopperOrder } from "./storefront-shop.ts";
import { answerOf, visitShop } from "./storefront-visitor.ts";

/** What strangers try in the theme. The numbers are those of the list of hostile inputs that the product is held to. */

let world: TestWorld;
let order: ShopperOrder & { address: string };
const secret = () => process.env.SHOPIFY_API_SECRET!;
const send = vi.spyOn(mailer, "send");

beforeAll(async () => {
  const shop = await startStorefront(40);
  const [first] = shop.orders;
  world = shop.world;
  order = { ...first!, address: first!.data.shippingAddress!.address1! };
});
afterAll(() => world.stop());
beforeEach(async () => {
  await prisma.$executeRawUnsafe("delete from request_limit");
  send.mockReset();
});

const urlOf = (query: URLSearchParams | string) =>
  new URL(`/storefront/tracking?${query}`, process.env.SHOPIFY_APP_URL);
const domain = (shop = 0) => world.shops[shop]!.domain;
const get = async (query: URLSearchParams | string) => answerOf("tracking", new Request(urlOf(query)));

describe("case 54: what Shopify did not sign so", () => {
  const visitor = () => ({ shop: domain(), customerId: Number(order.customerId), pathPrefix: "/apps/latte" });
  const signed = (own = "", at = new Date()) => makeProxyQuery(secret(), new URLSearchParams(own), visitor(), at);
  const sign = (pairs: [string, string][]) => {
    const params: Record<string, string | string[]> = {};
    for (const [name, value] of pairs) {
      const before = params[name];
      params[name] = before === undefined ? value : [...[before].flat(), value];
    }
    return new URLSearchParams([...pairs, ["signature", signProxyQuery(secret(), params)]]);
  };
  const base: [string, string][] = [
    ["shop", ""],
    ["logged_in_customer_id", ""],
    ["path_prefix", "/apps/latte"],
    ["timestamp", ""],
  ];
  const fresh = (more: Record<string, string> = {}): [string, string][] =>
    base.map(([name, value]) => [name, more[name] ?? { shop: domain(), timestamp: String(Math.floor(Date.now() / 1000)) }[name] ?? value]); // prettier-ignore

  test("what it did sign is let in", async () => {
    expect((await get(signed())).status).toBe(200);
    expect((await get(sign(fresh()))).status).toBe(200);
    expect((await get(signed("note=a b+c&note=%2B"))).status).toBe(200);
  });

  test.each<[string, number, () => URLSearchParams | string]>([
    ["nothing", 400, () => ""],
    ["no signature", 400, () => new URLSearchParams(fresh())],
    ["an empty one", 401, () => new URLSearchParams([...fresh(), ["signature", ""]])],
    ["another secret's", 401, () => makeProxyQuery("other", new URLSearchParams(), visitor())],
    [
      "a short one",
      401,
      () => {
        const query = signed();
        query.set("signature", "ab");
        return query;
      },
    ],
    [
      "in capitals",
      401,
      () => {
        const query = signed();
        query.set("signature", query.get("signature")!.toUpperCase());
        return query;
      },
    ],
    ["two of them", 400, () => `${signed()}&signature=x`],
    ["an hmac beside it", 400, () => sign([...fresh(), ["hmac", "x"]])],
    ["91 seconds old", 401, () => signed("", new Date(Date.now() - 92_000))],
    ["of the future", 401, () => signed("", new Date(Date.now() + 93_000))],
    ["no time", 400, () => sign(fresh().filter(([name]) => name !== "timestamp"))],
    ["a time that is none", 400, () => sign(fresh({ timestamp: "1e9" }))],
    ["shop twice", 400, () => sign([...fresh(), ["shop", domain(1)]])],
    ["customer twice", 400, () => sign([...fresh(), ["logged_in_customer_id", "5"]])],
    ["no customer", 400, () => sign(fresh().filter(([name]) => name !== "logged_in_customer_id"))],
    ["a customer who is no number", 400, () => sign(fresh({ logged_in_customer_id: "5,6" }))],
    ["a path that leads out", 400, () => sign(fresh({ path_prefix: "//evil.example" }))],
    ["a path with Liquid", 400, () => sign(fresh({ path_prefix: "/apps/{{shop}}" }))],
    ["a host that is no shop", 400, () => sign(fresh({ shop: "evil.example" }))],
    [
      "changed afterwards",
      401,
      () => {
        const query = signed();
        query.set("logged_in_customer_id", "5");
        return query;
      },
    ],
  ])("%s: %i", async (_, status, query) => {
    const answer = await get(query());
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain(order.name);
  });

  test("pairs that were cut at another place: the customer in them is not believed", async () => {
    // Shopify signed l=1logged_in_customer_id=5m=, and nobody signed in; a stranger cuts the same text otherwise.
    const victim = String(order.customerId);
    const time = String(Math.floor(Date.now() / 1000));
    const text = `l=1logged_in_customer_id=${victim}m=logged_in_customer_id=path_prefix=/apps/latteshop=${domain()}timestamp=${time}`;
    const signature = createHmac("sha256", secret()).update(text).digest("hex");
    const asSigned = new URLSearchParams({ l: `1logged_in_customer_id=${victim}m=`, logged_in_customer_id: "", path_prefix: "/apps/latte", shop: domain(), timestamp: time, signature }); // prettier-ignore
    const asCut = new URLSearchParams({ l: "1", logged_in_customer_id: victim, m: "logged_in_customer_id=", path_prefix: "/apps/latte", shop: domain(), timestamp: time, signature }); // prettier-ignore
    expect((await get(asSigned)).status).toBe(400);
    const cut = await get(asCut);
    expect(cut.status).toBe(400);
    expect(await cut.text()).not.toContain(order.name);
  });

  test("a customer in the body or in a header is nobody", async () => {
    const fields = { logged_in_customer_id: String(order.customerId), customer_id: String(order.customerId), order: String(order.id) }; // prettier-ignore
    const answer = await visitShop(world).send("tracking", fields, {
      "x-shopify-customer-id": String(order.customerId),
    });
    expect(answer.state).toBe("missing");
    expect(answer.html).not.toContain("Your orders");
  });

  test("a shop without the app, and one that never was: the same answer", async () => {
    const of = (shop: string) => get(makeProxyQuery(secret(), new URLSearchParams(), { ...visitor(), shop }));
    const never = await of("nobody.myshopify.com");
    expect(never.status).toBe(404);
    await prisma.shop.updateMany({ where: { domain: domain(1) }, data: { uninstalledAt: new Date() } });
    const gone = await of(domain(1));
    expect([gone.status, await gone.text()]).toEqual([404, await never.text()]);
    await prisma.shop.updateMany({ where: { domain: domain(1) }, data: { uninstalledAt: null } });
  });
});

describe("case 55: who counts numbers up", () => {
  const tell = (number: string, contact: string, address = "198.51.100.1") =>
    visitShop(world, { address }).send("tracking", { number, contact });
  /** The answer without what was typed and what is drawn anew each time. */
  const shape = (html: string) =>
    html.replace(/latte-[a-z]+-[0-9a-f]{8}/g, "id").replace(/name="(number|contact)" value="[^"]*"/g, "$1").replace(/name="token" value="[^"]*"/g, "token"); // prettier-ignore

  test("no such order, not your address, another's address in other clothes: one answer", async () => {
    const known = await tell("999999", "nobody@example.com");
    const [name = "", domainPart = ""] = order.email.split("@");
    const tries: [string, string][] = [
      [order.name, "nobody@example.com"],
      [order.name, `${name}@${domainPart}.evil.example`],
      [order.name, `${name}+x@${domainPart}`],
      [
        order.name,
        `${name.replace(/[a-z]/, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))}@${domainPart}`,
      ],
      [order.name, `${name}@${domainPart.replace(".", "\u3002")}`],
      [order.name, "%"],
      [order.name, "%@%"],
      [order.name, ""],
      [order.name, "' or 1=1 --"],
      ["%", order.email],
      ["#100_", order.email],
      ["*", order.email],
      ["name:* OR 1", order.email],
      ["1' or '1'='1", order.email],
      [`${order.name}\\`, order.email],
      ["0", order.email],
      ["{{ shop }}", "{% raw %}@example.com"],
    ].filter(([, contact]) => contact !== "") as [string, string][];
    for (const [number, contact] of tries) {
      const answer = await tell(number, contact, `198.51.100.${tries.findIndex((one) => one[1] === contact) + 2}`);
      expect(answer.state, `${number} ${contact}`).toBe("nothing");
      expect(answer.status).toBe(known.status);
      expect(shape(answer.html)).toBe(shape(known.html));
      expect(answer.raw).not.toMatch(/\{[{%]/);
      await prisma.$executeRawUnsafe("delete from request_limit");
    }
  });

  test("another shop's order is no order here", async () => {
    const answer = await visitShop(world, { shop: 1 }).send("tracking", { number: order.name, contact: order.email });
    expect(answer.state).toBe("nothing");
  });

  test("a hit, a miss and a wrong address cost the same statements", async () => {
    const statements = async (number: string, contact: string) =>
      (await countStatements(() => tell(number, contact))).statements;
    await statements(order.name, order.email);
    const hit = await statements(order.name, order.email);
    expect(hit.length).toBeGreaterThan(3);
    expect(await statements("999999", order.email)).toEqual(hit);
    expect(await statements(order.name, "nobody@example.com")).toEqual(hit);
    expect(await statements("%%", "%%")).toEqual(hit);
  });

  test("one number with many addresses: shut after ten wrong ones, wherever they come from, also for the right one", async () => {
    const states: (string | null)[] = [];
    for (let place = 0; place < 11; place++)
      states.push((await tell(order.name, `a${place}@example.com`, `203.0.113.${place}`)).state);
    expect(states).toEqual([...Array.from({ length: 10 }, () => "nothing"), "too_often"]);
    const right = await tell(order.name, order.email, "203.0.113.99");
    expect(right.state).toBe("too_often");
    expect(right.status).toBe(429);
    expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(600);
    expect(right.html).toContain("15 minutes");
    // A number that does not exist is shut in the same way.
    for (let place = 0; place < 10; place++) await tell("999998", `a${place}@example.com`, `203.0.113.${place}`);
    expect((await tell("999998", "b@example.com", "203.0.113.98")).state).toBe("too_often");
    // Others are not.
    expect((await tell("999997", "b@example.com", "203.0.113.98")).state).toBe("nothing");
  });

  test("one number with many addresses at once: no more than ten are tried; who is right uses up nothing", async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, place) => tell("999996", `a${place}@example.com`, `203.0.113.${place + 100}`)),
    );
    expect(answers.filter(({ state }) => state === "nothing")).toHaveLength(10);
    expect(answers.filter(({ state }) => state === "too_often")).toHaveLength(30);
    for (let time = 0; time < 12; time++) expect((await tell(order.name, order.email, "203.0.113.200")).state).toBe("order"); // prettier-ignore
  });

  test("numbers counted up from one address: shut after sixty; another address is not", async () => {
    const states: (string | null)[] = [];
    for (let place = 0; place < 61; place++) states.push((await tell(String(5_000 + place), order.email)).state);
    expect(states.indexOf("too_often")).toBe(60);
    expect((await tell(order.name, order.email)).state).toBe("too_often");
    // What was refused used up nothing of the order's or the shop's: only those let in count.
    const counts = await prisma.requestLimit.findMany({ where: { key: { startsWith: "shop " } } });
    expect(counts.map(({ count }) => count)).toEqual([60]);
    expect((await tell(order.name, order.email, "198.51.100.77")).state).toBe("order");
  });

  test("at once they are no more than one after the other", async () => {
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, place) => tell(String(7_000 + place), order.email)),
    );
    expect(answers.filter(({ state }) => state === "nothing")).toHaveLength(60);
  });

  test("who writes addresses of their own before theirs is one, where it is set which counts", async () => {
    env.SHOPPER_ADDRESS_HOP = 1;
    try {
      const answers = await Promise.all(
        Array.from({ length: 62 }, (_, place) =>
          tell(String(6_000 + place), order.email, `203.0.113.${place}, 198.51.100.3`),
        ),
      );
      expect(answers.filter(({ state }) => state === "too_often")).toHaveLength(2);
    } finally {
      delete env.SHOPPER_ADDRESS_HOP;
    }
  });

  test("where it is not said where somebody comes from, they are not all taken for one", async () => {
    const answers = await Promise.all(Array.from({ length: 65 }, (_, place) => tell(String(8_000 + place), order.email, ""))); // prettier-ignore
    expect(answers.filter(({ state }) => state === "nothing")).toHaveLength(65);
  });

  test("addresses and numbers are not kept as they are", async () => {
    await tell(order.name, "nobody@example.com", "198.51.100.200");
    const kept = JSON.stringify(await prisma.requestLimit.findMany({ select: { key: true } }));
    expect(kept).not.toMatch(/198\.51|1001|nobody/);
  });
});

describe("case 65: a page of another site posts for somebody who is signed in", () => {
  const fields = () => ({ number: order.name, contact: order.email });

  test("as a form: nothing is done, not even with a token that the stranger got as a guest", async () => {
    const victim = visitShop(world, { customerId: Number(order.customerId) });
    const strangers = (await visitShop(world).get("tracking")).hidden("tracking");
    expect(strangers.token).toBeTruthy();
    for (const token of [undefined, "", "x", strangers.token]) {
      const answer = await victim.post("tracking", { ...fields(), ...(token !== undefined && { token }) });
      expect(answer.html).toContain("press the button once more");
      expect(answer.html).not.toContain("Where it is");
    }
  });

  test("as JSON without our header, or as another kind of text: refused", async () => {
    const victim = visitShop(world, { customerId: Number(order.customerId) });
    expect((await victim.send("tracking", fields(), { "x-latte-help": "" })).status).toBe(403);
    for (const type of ["text/plain", "application/csp-report", "", "text/plain; application/json"])
      expect((await victim.send("tracking", fields(), { "content-type": type })).status).toBe(400);
  });

  test("a pass without a token of the page does nothing either", async () => {
    const found = await visitShop(world).send("tracking", fields());
    const { pass } = found.hidden("tracking/code");
    const answer = await visitShop(world).post("tracking/code", { pass: pass! });
    expect(answer.html).toContain("look your order up once more");
    expect(send).not.toHaveBeenCalled();
  });

  test("a token of yesterday is one no longer", async () => {
    const { token } = (await visitShop(world).get("tracking")).hidden("tracking");
    const [until = "", mac = ""] = token!.split(".");
    vi.useFakeTimers({ toFake: ["Date"], now: Number(until) + 1_000 });
    try {
      const late = await visitShop(world).post("tracking", { ...fields(), token: token! });
      expect(late.html).toContain("press the button once more");
      const longer = await visitShop(world).post("tracking", {
        ...fields(),
        token: `${Number(until) + 9_000_000}.${mac}`,
      });
      expect(longer.html).toContain("press the button once more");
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("bodies", () => {
  const post = (body: BodyInit, type: string) => {
    const query = makeProxyQuery(secret(), new URLSearchParams(), { shop: domain(), customerId: null, pathPrefix: "/apps/latte" }); // prettier-ignore
    const headers = { "content-type": type, "x-latte-help": "1" };
    return answerOf("tracking", new Request(urlOf(query), { method: "POST", body, headers }));
  };

  test("of 20 MB are refused before they are read", async () => {
    expect((await post("x".repeat(20 * 1024 * 1024), "application/json")).status).toBe(413);
    expect((await post(`number=${"1".repeat(140_000)}`, "application/x-www-form-urlencoded")).status).toBe(413);
  });

  test.each(["", "null", "[]", "1", '"x"', "{", "[".repeat(30_000)])(
    "that are no form are refused: %s",
    async (body) => {
      expect((await post(body, "application/json")).status).toBe(400);
    },
  );

  test.each([
    '{"number":{"a":1},"contact":["x"]}',
    '{"__proto__":{"number":"1"},"constructor":"x"}',
    '{"number":null,"contact":1}',
  ])("with fields of another kind have none: %s", async (body) => {
    const answer = await post(body, "application/json");
    expect(((await answer.json()) as { state: string }).state).toBe("missing");
  });

  test("with what a database cannot keep are answered as any other", async () => {
    const answer = await post(
      JSON.stringify({ number: "1\u0000001", contact: "a\ud800\0@example.com" }),
      "application/json",
    );
    expect(((await answer.json()) as { state: string }).state).toBe("nothing");
  });

  test("what was typed comes back as text", async () => {
    const visitor = visitShop(world);
    const page = await visitor.get("tracking");
    const typed = { number: '"><script>alert(1)</script>', contact: "{{ customer.email }}{% layout none %}" };
    const answer = await visitor.post("tracking", { ...page.hidden("tracking"), ...typed });
    expect(answer.raw).not.toMatch(/<script|\{[{%]/);
    expect(answer.html).toContain("{{ customer.email }}");
  });
});

test("case 50: one click a hundred times is one question and one ticket", async () => {
  const row = await prisma.orderSnapshot.findFirstOrThrow({ where: { shopId: BigInt(world.shops[0]!.shopId), id: order.id } }); // prettier-ignore
  const data = row.data as { fulfillments: object[] };
  const parcel = { id: "77", displayStatus: "DELAYED", createdAt: new Date().toISOString(), inTransitAt: null, deliveredAt: null, estimatedDeliveryAt: null, tracking: [], events: [] }; // prettier-ignore
  await prisma.orderSnapshot.updateMany({ where: { id: order.id }, data: { data: { ...data, cancelledAt: null, fulfillments: [parcel] } } }); // prettier-ignore
  const visitor = visitShop(world);
  const found = await visitor.send("tracking", { number: order.name, contact: order.email });
  const report = found.hidden("tracking/report");
  expect(report.parcel).toBe("77");
  const before = await prisma.ticket.count();
  const states: (string | null)[] = [];
  for (let time = 0; time < 100; time++) states.push((await visitor.send("tracking/report", report)).state);
  expect(await prisma.ticket.count()).toBe(before + 1);
  expect(await prisma.message.count({ where: { ticket: { orderId: order.id }, kind: "customer" } })).toBe(1);
  expect(states.filter((state) => state === "reported").length).toBeGreaterThan(40);
  expect(states.at(-1)).toBe("too_often");

  // Of many at once one waits in vain for its turn: the first one's is its own, or there is none.
  const desk = await world.jobDesk();
  const busy = { ...desk, tx: () => Promise.reject(new Error("busy")) };
  const visit = { desk: busy, customerId: null, proxyPath: "/apps/latte", locale: "en" as const, address: "", agent: "", style: "" }; // prettier-ignore
  const tracked = (await readTracked(desk, BigInt(order.id)))!;
  expect(tracked.asked).toHaveLength(1);
  const next = (goesOut: boolean) => {
    const story = { ...tracked.story, goesOut, rest: { pieces: 1, stage: "preparing" as const } };
    return showOrder({ ...visit, desk }, { ...tracked, story }, "guest").body.text;
  };
  // Of what is fetched nobody is told that it leaves.
  expect(next(false)).toContain("You hear from us as soon as it is.");
  expect(next(true)).not.toContain("You hear from us as soon as it is.");
  const late = await reportOrder(visit, { ...tracked, asked: [] }, "guest", "77");
  expect(late).toMatchObject({ ok: true, value: { id: BigInt(tracked.asked[0]!.id), isNew: false } });
  await prisma.shopperRequest.deleteMany({ where: { orderId: BigInt(order.id) } });
  await expect(reportOrder(visit, { ...tracked, asked: [] }, "guest", "77")).rejects.toThrow("busy");
  expect(send).not.toHaveBeenCalled();
});

test("case 66: a code, a pass or a token of any length is compared without a fault", async () => {
  const visitor = visitShop(world);
  const found = await visitor.send("tracking", { number: order.name, contact: order.email });
  const hidden = found.hidden("tracking/code");
  for (const length of [0, 1, 5, 6, 43, 44, hidden.pass!.length - 1]) {
    expect((await visitor.send("tracking/confirm", { ...hidden, code: "7".repeat(length) })).state).toBe("code_over");
    expect((await visitor.send("tracking/code", { pass: hidden.pass!.slice(0, length) })).state).toBe("expired");
    expect((await visitor.post("tracking", { number: "1", contact: "x", token: "a".repeat(length) })).html).toContain("once more"); // prettier-ignore
  }
});

test("other methods, and posts without a body, are refused", async () => {
  const query = makeProxyQuery(secret(), new URLSearchParams(), { shop: domain(), customerId: null, pathPrefix: "/apps/latte" }); // prettier-ignore
  for (const method of ["PUT", "DELETE", "PATCH"])
    expect((await answerOf("tracking", new Request(urlOf(query), { method }))).status).toBe(405);
  expect((await answerOf("tracking", new Request(urlOf(query), { method: "POST" }))).status).toBe(400);
});
