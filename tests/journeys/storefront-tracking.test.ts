import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { formatMoney, moneyFromJson } from "#app/features/shared/money.ts";
import { measureShopPaces } from "#app/features/self-service/tracking/measure-paces.server.ts";
import { mailer } from "#app/platform/services.server.ts";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import { listShopsToMeasure } from "#app/platform/db/nightly-shops.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { TestWorld } from "#tests/setup/start-world.ts";
import { catchMails, startStorefront, type ShopperOrder } from "./storefront-shop.ts";
import { visitShop } from "./storefront-visitor.ts";

/** Shoppers follow their orders in the theme: guests by number and address, customers at once. */

let world: TestWorld;
let orders: ShopperOrder[];
const mails = catchMails();

beforeAll(async () => {
  ({ world, orders } = await startStorefront(60));
});
afterAll(() => world.stop());

/** One on its way, with a carrier that can be followed. */
const onItsWay = () => orders.find(({ data }) => data.fulfillments.length === 1 && !data.cancelledAt && data.fulfillments[0]!.tracking[0]?.url)!; // prettier-ignore

const ask = (order: { name: string; email: string }, visitor = visitShop(world)) =>
  visitor.send("tracking", { number: order.name, contact: order.email });

describe("a guest", () => {
  test("finds the order without script: page, form with its token, order", async () => {
    const visitor = visitShop(world);
    const page = await visitor.get("tracking");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("application/liquid; charset=utf-8");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.raw).not.toMatch(/\{[{%]/);
    const order = onItsWay();
    const typed = { number: order.name, contact: order.email };
    const shown = await visitor.post("tracking", { ...page.hidden("tracking"), ...typed });
    expect(shown.html).toContain(`Order ${order.name}`);
    expect(shown.html).toContain(order.data.fulfillments[0]!.tracking[0]!.url);
    expect(shown.html).toContain(order.data.lines[0]!.title);
    expect(shown.raw).not.toMatch(/\{[{%]/);
  });

  test("from a form that brings no token nothing is looked up, and what was typed is still there", async () => {
    const order = onItsWay();
    const typed = { number: order.name, contact: order.email };
    const again = await visitShop(world).post("tracking", typed);
    expect(again.html).toContain("press the button once more");
    expect(again.html).toContain(`value="${order.email}"`);
    expect(again.html).not.toContain(order.data.lines[0]!.title);
    const shown = await visitShop(world).post("tracking", { ...again.hidden("tracking"), ...typed });
    expect(shown.html).toContain(`Order ${order.name}`);
  });

  test("a browser that says that the form is this site's own needs none", async () => {
    const order = onItsWay();
    const typed = { number: order.name, contact: order.email };
    const own = await visitShop(world).post("tracking", typed, { "sec-fetch-site": "same-origin" });
    expect(own.html).toContain(`Order ${order.name}`);
    for (const from of ["cross-site", "same-site", "none"])
      expect((await visitShop(world).post("tracking", typed, { "sec-fetch-site": from })).html).toContain("once more");
  });

  test("numbers and telephone numbers as people type them", async () => {
    const order = orders.find(({ phone }) => phone !== null)!;
    const digits = order.name.replace(/\D/g, "");
    const ways = [digits, `# ${digits}`, ` ${order.name} `, `No. ${digits}`];
    for (const number of ways)
      expect((await visitShop(world).send("tracking", { number, contact: ` ${order.email.toUpperCase()}` })).state).toBe("order"); // prettier-ignore
    for (const contact of [
      `+${order.phone}`,
      `00${order.phone}`,
      order.phone!.slice(2),
      order.phone!.replace(/(\d{3})/g, "$1 "),
    ])
      expect((await visitShop(world).send("tracking", { number: digits, contact })).state, contact).toBe("order");
  });

  test("sees what tracking needs, and nothing that says who bought it, where it goes, or what it cost", async () => {
    for (const order of orders.slice(0, 25)) {
      const { html, state } = await ask(order, visitShop(world, { address: "192.0.2.44" }));
      expect(state).toBe("order");
      const { shippingAddress: to, customer, lines, total } = order.data;
      const secrets = [
        order.email,
        customer?.name,
        to?.name,
        to?.address1,
        to?.zip,
        to?.phone,
        order.data.statusPageUrl,
      ];
      for (const secret of secrets) if (secret) expect(html).not.toContain(secret);
      const amounts = [total, ...lines.map((line) => line.unitPrice)].map(({ presentment }) => presentment);
      for (const amount of amounts) expect(html).not.toContain(formatMoney(moneyFromJson(amount), "en"));
    }
  });

  test("in their language, with days counted where the shop is", async () => {
    const order = onItsWay();
    const pl = await ask(order, visitShop(world, { language: "pl-PL,pl;q=0.9,en;q=0.8" }));
    expect(pl.html).toContain(`Zamówienie ${order.name}`);
    expect(pl.html).toContain('name="token"');
    const pt = await ask(order, visitShop(world, { language: "pt" }));
    expect(pt.html).toContain(`Pedido ${order.name}`);
    const day = new Intl.DateTimeFormat("pl", { weekday: "long", day: "numeric", month: "long", timeZone: world.world.states[0]!.shop.ianaTimezone }); // prettier-ignore
    expect(pl.html).toContain(day.format(new Date(order.data.createdAt)));
  });

  test("where the merchant changed the way, everything leads there", async () => {
    const page = await visitShop(world, { proxyPath: "/tools/pomoc" }).get("tracking");
    expect(page.html).toContain('action="/tools/pomoc/tracking?locale=en"');
    const shop = { where: { id: BigInt(world.shops[0]!.shopId) } };
    expect((await prisma.shop.findFirst(shop))?.proxyPath).toBe("/tools/pomoc");
    await world.staffDesk();
    await world.workJobs();
    const { appData } = world.standin.states.get(world.shops[0]!.domain)!;
    expect(appData).toEqual({ "latte.proxy_path": "/tools/pomoc" });
    await visitShop(world, { proxyPath: "/pl/tools/pomoc" }).get("tracking");
    expect((await prisma.shop.findFirst(shop))?.proxyPath).toBe("/tools/pomoc");
  });
});

describe("a customer who is signed in", () => {
  test("sees their orders at once, and each with its address and amounts", async () => {
    const order = onItsWay();
    const visitor = visitShop(world, { customerId: Number(order.customerId) });
    const list = await visitor.get("tracking");
    const own = orders.filter(({ customerId }) => customerId === order.customerId);
    for (const { name } of own) expect(list.html).toContain(`${name}:`);
    for (const { name, customerId } of orders)
      if (customerId !== order.customerId) expect(list.html).not.toContain(`>${name}:`);
    const page = await visitor.get("tracking", `order=${order.id}`);
    expect(page.html).toContain(order.data.shippingAddress!.address1);
    expect(page.html).toContain("Total");
  });

  test("sees twenty at a time, and older ones by the next page", async () => {
    const customerId = 880_001n;
    const [some] = orders;
    const shopId = BigInt(world.shops[0]!.shopId);
    await prisma.orderSnapshot.createMany({
      data: Array.from({ length: 43 }, (_, place) => ({
        shopId,
        id: BigInt(880_000 + place),
        name: `#O${place}`,
        shopifyCustomerId: customerId,
        // Some at the same moment.
        createdAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(place / 3))),
        updatedAt: new Date(),
        fulfillmentStatus: "FULFILLED",
        totalMinor: 1n,
        currency: "EUR",
        readAt: new Date(),
        data: { ...some!.data, id: String(880_000 + place), name: `#O${place}` } as object,
      })),
    });
    const visitor = visitShop(world, { customerId: Number(customerId), address: "192.0.2.63" });
    const seen: string[] = [];
    let query = "";
    for (let page = 0; page < 3; page++) {
      const { html } = await visitor.get("tracking", query);
      seen.push(...[...html.matchAll(/>(#O\d+):/g)].map(([, name]) => name!));
      query = /before=\d+/.exec(html)?.[0] ?? "";
      expect(query !== "").toBe(page < 2);
    }
    expect(seen).toEqual(Array.from({ length: 43 }, (_, place) => `#O${42 - place}`));
    // Somebody else's order is no place to go on from.
    expect((await visitor.get("tracking", `before=${some!.id}`)).html).not.toContain(">#O");
    await prisma.orderSnapshot.deleteMany({ where: { shopId, shopifyCustomerId: customerId } });
  });

  test("does not see anybody else's by its id, nor one of another shop", async () => {
    const [mine] = orders;
    const other = orders.find(({ customerId }) => customerId !== mine!.customerId)!;
    const elsewhere = await prisma.orderSnapshot.findFirst({ where: { shopId: BigInt(world.shops[1]!.shopId) } });
    const visitor = visitShop(world, { customerId: Number(mine!.customerId) });
    for (const id of [other.id, elsewhere!.id, "0", "x", "1 or 1=1", "9".repeat(30)]) {
      const page = await visitor.get("tracking", `order=${id}`);
      expect(page.html).toContain("Your orders");
      expect(page.html).not.toContain("Address and amounts");
    }
    const there = visitShop(world, { shop: 1, customerId: Number(mine!.customerId) });
    expect((await there.get("tracking", `order=${mine!.id}`)).html).not.toContain(mine!.name + "<");
  });
});

describe("where tracking does not help", () => {
  const ways = (html: string) =>
    [...html.matchAll(/href="([^"]*\/contact\?[^"]*)"/g)].map(([, link]) => new URL(link!, "https://shop.example"));

  test("there is a way to write to the shop, with the order where it is known", async () => {
    const order = orders[3]!;
    const visitor = visitShop(world, { address: "192.0.2.61" });
    const nothing = await ask({ name: order.name, email: "no@example.com" }, visitor);
    expect(nothing.state).toBe("nothing");
    expect(ways(nothing.html).map(({ search }) => search)).toEqual(["?locale=en"]);
    const found = await ask(order, visitor);
    const [way] = ways(found.html);
    expect(way!.searchParams.get("order")).toBe(order.name);
    const form = await visitor.get("contact", way!.search.slice(1));
    expect(form.html).toMatch(
      new RegExp(`name="order"[^>]*value="${order.name}"|value="${order.name}"[^>]*name="order"`),
    );
    const own = visitShop(world, { customerId: Number(order.customerId), address: "192.0.2.64" });
    const chosen = await own.get("contact", way!.search.slice(1));
    expect(chosen.html).toMatch(new RegExp(`<option value="${order.id}" selected`));
    const strange = await visitor.get("contact", new URLSearchParams({ order: "1 <b>Send money</b>" }).toString());
    expect(strange.html).not.toContain("Send money");
  });

  test("too often, and an order without an e-mail address: the same way", async () => {
    const order = orders.filter(({ id }) => id !== onItsWay().id).at(-11)!;
    const parcel = { id: "81", displayStatus: "DELIVERED", createdAt: "2026-01-01T00:00:00Z", inTransitAt: null, deliveredAt: new Date().toISOString(), estimatedDeliveryAt: null, tracking: [], events: [] }; // prettier-ignore
    const data = { ...order.data, email: null, customer: null, cancelledAt: null, financialStatus: "PAID", fulfillmentStatus: "FULFILLED", fulfillments: [parcel], lines: order.data.lines.map((line) => ({ ...line, currentQuantity: line.quantity })) }; // prettier-ignore
    await prisma.orderSnapshot.updateMany({ where: { id: order.id }, data: { email: null, data: data as object } });
    const visitor = visitShop(world, { customerId: Number(order.customerId), address: "192.0.2.62" });
    const page = await visitor.get("tracking", `order=${order.id}`);
    const form = await visitor.send("request", { ...page.hidden("request"), kind: "quality" });
    const line = /name="(line\.\d+)"/.exec(form.html)![1]!;
    const refused = await visitor.send("request/send", { ...form.hidden("request/send"), [line]: "1" });
    expect(refused.state).toBe("request_no_address");
    expect(ways(refused.html)[0]!.searchParams.get("order")).toBe(order.name);
    let last = page;
    for (let time = 0; time < 61; time++) last = await visitor.get("tracking", `order=${order.id}`);
    expect(last.html).toContain("too often");
    expect(ways(last.html)).toHaveLength(1);
  });
});

describe("more than tracking needs", () => {
  const codeIn = (mail: OutgoingMail) => /\b\d{6}\b/.exec(mail.text)?.[0] ?? "";

  test("is shown for the code that was mailed to the address on the order", async () => {
    const order = onItsWay();
    const visitor = visitShop(world);
    const found = await ask(order, visitor);
    mails.length = 0;
    const sent = await visitor.send("tracking/code", found.hidden("tracking/code"));
    expect(sent.state).toBe("code_sent");
    expect(mails).toHaveLength(1);
    expect(mails[0]!.envelope.to).toEqual([order.email]);
    const code = codeIn(mails[0]!);
    expect(mails[0]!.text).not.toContain(order.name);
    const [kept] = await prisma.shopperCode.findMany({ where: { orderId: order.id } });
    expect(JSON.stringify(kept, (_, value: unknown) => String(value))).not.toContain(code);

    const wrong = await visitor.send("tracking/confirm", { ...sent.hidden("tracking/confirm"), code: code === "000000" ? "000001" : "000000" }); // prettier-ignore
    expect(wrong.state).toBe("code_wrong");
    expect(wrong.html).toContain("4 more tries");
    expect(wrong.html).not.toContain(order.data.shippingAddress!.address1);
    const right = await visitor.send("tracking/confirm", { ...wrong.hidden("tracking/confirm"), code: ` ${code} ` });
    expect(right.html).toContain(order.data.shippingAddress!.address1);
    expect(right.html).toContain("Total");
    const again = await visitor.send("tracking/confirm", { ...sent.hidden("tracking/confirm"), code });
    expect(again.state).toBe("code_over");
  });

  test("five tries, also when they come at once; then another code has to be sent", async () => {
    const order = orders.at(-1)!;
    const visitor = visitShop(world);
    const found = await ask(order, visitor);
    const sent = await visitor.send("tracking/code", found.hidden("tracking/code"));
    const code = codeIn(mails.at(-1)!);
    const tries = Array.from({ length: 20 }, (_, place) => String(place).padStart(6, "0")).filter(
      (one) => one !== code,
    );
    const pass = sent.hidden("tracking/confirm");
    const answers = await Promise.all(tries.map((one) => visitor.send("tracking/confirm", { ...pass, code: one })));
    expect(answers.filter(({ state }) => state === "code_wrong")).toHaveLength(4);
    expect((await visitor.send("tracking/confirm", { ...pass, code })).state).toBe("code_over");
  });

  test("three codes an hour, and none for a pass that is not ours", async () => {
    const order = orders.at(-2)!;
    const visitor = visitShop(world, { address: "192.0.2.9" });
    const pass = (await ask(order, visitor)).hidden("tracking/code");
    const states = [];
    for (let time = 0; time < 4; time++) states.push((await visitor.send("tracking/code", pass)).state);
    expect(states).toEqual(["code_sent", "code_sent", "code_sent", "code_too_often"]);
    mails.length = 0;
    const [level, id, until, mac] = pass.pass!.split(".");
    const forged = [`confirmed.${id}.${until}.${mac}`, `${level}.${BigInt(id!) + 1n}.${until}.${mac}`, `${level}.${id}.${until}0.${mac}`, "x", ""]; // prettier-ignore
    for (const one of forged) {
      const answer = await visitor.send("tracking/code", { ...pass, pass: one });
      expect(answer.state).toBe("expired");
    }
    const elsewhere = visitShop(world, { shop: 1 });
    expect((await elsewhere.send("tracking/code", pass)).state).toBe("expired");
    expect(mails).toEqual([]);
  });

  test("where the mail server does not take it, it is said", async () => {
    const order = orders.at(-3)!;
    const visitor = visitShop(world);
    const pass = (await ask(order, visitor)).hidden("tracking/code");
    vi.mocked(mailer.send).mockResolvedValueOnce({ ok: false, problem: "temporary", detail: "away" });
    expect((await visitor.send("tracking/code", pass)).state).toBe("code_failed");
  });
});

describe("a parcel that is quiet for longer than usual", () => {
  test("says so, and one click asks the shop with everything attached", async () => {
    const order = await makeQuiet();
    const visitor = visitShop(world, { language: "pl" });
    const found = await ask(order, visitor);
    expect(found.html).toContain("Cisza dłuższa niż zwykle");
    expect(found.html).toContain("Od 6 dni nie ma skanu");
    const report = found.hidden("tracking/report");
    const [asked, twice] = await Promise.all([
      visitor.send("tracking/report", report),
      visitor.send("tracking/report", report),
    ]);
    expect(asked.state).toBe("reported");
    expect(twice.state).toBe("reported");
    const tickets = await prisma.ticket.findMany({ where: { channel: "storefront" }, include: { messages: true } });
    expect(tickets).toHaveLength(1);
    const [ticket] = tickets;
    expect(await listShopsToMeasure(new Date(Date.now() - 60_000))).not.toContain(ticket!.shopId);
    expect(await listShopsToMeasure(new Date(Date.now() + 60_000))).toContain(ticket!.shopId);
    expect(asked.html).toContain(`#${ticket!.number}`);
    expect(ticket).toMatchObject({ orderId: order.id, status: "new", isOpen: true, unread: true, language: "pl" });
    const customer = await prisma.customer.findFirst({ where: { id: ticket!.customerId } });
    expect(customer?.email).toBe(order.email);
    const [message] = ticket!.messages;
    expect(message?.bodyText).toContain(order.data.fulfillments[0]!.tracking[0]!.number);
    expect(message?.bodyText).toContain(order.name);
    expect(message?.bodyText).toContain("Dni bez skanu: 6");
    expect(asked.html).not.toContain(order.email);
  });

  test("how it stands is shown where the button was; once it is answered, or among spam, the click asks anew", async () => {
    const order = orders.at(-7)!;
    const parcel = { id: "78", displayStatus: "DELIVERED", createdAt: "2026-01-01T00:00:00Z", inTransitAt: null, deliveredAt: new Date().toISOString(), estimatedDeliveryAt: null, tracking: [], events: [] }; // prettier-ignore
    const data = { ...order.data, cancelledAt: null, fulfillments: [parcel], fulfillmentStatus: "FULFILLED" };
    await prisma.orderSnapshot.updateMany({ where: { id: order.id }, data: { data: data as object } });
    const visitor = visitShop(world, { address: "192.0.2.77" });
    const click = async () => {
      const page = await ask(order, visitor);
      return visitor.send("tracking/report", page.hidden("tracking/report"));
    };
    const tickets = () => prisma.ticket.findMany({ where: { orderId: order.id }, orderBy: { id: "asc" }, include: { messages: true } }); // prettier-ignore
    expect((await ask(order, visitor)).html).toContain("It says delivered, but I do not have it");
    const first = await click();
    expect(first.state).toBe("reported");
    expect(first.html).toContain("Delivered, but not here</strong>: We are looking at it.");
    expect(first.html).toContain("You have asked us about this");
    expect((await ask(order, visitor)).html).not.toContain("It says delivered, but I do not have it");
    const [ticket] = await tickets();
    const rows = await prisma.shopperRequest.findMany({ where: { orderId: order.id } });
    expect(rows).toMatchObject([{ kind: "missing", isCustomer: false, ticketId: ticket!.id, input: { parcel: "78" } }]);

    await prisma.ticket.updateMany({ where: { id: ticket!.id }, data: { status: "solved", isOpen: false } });
    expect((await ask(order, visitor)).html).toContain("Delivered, but not here</strong>: We have answered.");
    await click();
    expect((await tickets()).map(({ status, messages }) => [status, messages.length])).toEqual([
      ["solved", 1],
      ["new", 1],
    ]);
    await prisma.ticket.updateMany({ where: { orderId: order.id }, data: { status: "spam", isOpen: false } });
    await click();
    expect((await tickets()).map(({ status }) => status)).toEqual(["spam", "spam", "new"]);

    // It joins what is open about the order.
    await prisma.shopperRequest.deleteMany({ where: { orderId: order.id } });
    const joined = await click();
    expect(joined.state).toBe("reported");
    expect((await tickets()).map(({ messages }) => messages.length)).toEqual([1, 1, 2]);
  });

  test("the merchant's rules for missing and late hold for its button and for the click", async () => {
    const order = orders.at(-9)!;
    const shopId = BigInt(world.shops[0]!.shopId);
    const say = (kind: string, mode: string, windowDays: number | null) =>
      prisma.requestRule.upsert({
        where: { shopId_kind: { shopId, kind } },
        create: { shopId, kind, mode, windowDays },
        update: { mode, windowDays },
      });
    const have = (parcel: object, more: object = {}) => {
      const whole = { id: "79", createdAt: "2026-01-01T00:00:00Z", inTransitAt: null, deliveredAt: null, estimatedDeliveryAt: null, tracking: [], events: [], ...parcel }; // prettier-ignore
      const data = { ...order.data, cancelledAt: null, fulfillments: [whole], fulfillmentStatus: "FULFILLED", ...more };
      return prisma.orderSnapshot.updateMany({ where: { id: order.id }, data: { data: data as object } });
    };
    const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
    const visitor = visitShop(world, { address: "192.0.2.79" });
    const isOffered = async (parcel: string): Promise<boolean> => {
      const page = await ask(order, visitor);
      const { pass } = page.hidden("tracking/code");
      const offered = page.html.includes("tracking/report?");
      const before = await prisma.shopperRequest.count();
      if (!offered) await visitor.send("tracking/report", { pass, parcel });
      expect(await prisma.shopperRequest.count()).toBe(before);
      return offered;
    };
    await have({ displayStatus: "DELIVERED", deliveredAt: days(400) });
    expect(await isOffered("79")).toBe(false);
    await say("missing", "ask", null);
    expect(await isOffered("79")).toBe(true);
    await say("missing", "ask", 30);
    await have({ displayStatus: "DELIVERED", deliveredAt: days(29) });
    expect(await isOffered("79")).toBe(true);
    await say("missing", "off", null);
    expect(await isOffered("79")).toBe(false);
    await have({ displayStatus: "DELAYED" });
    expect(await isOffered("79")).toBe(true);
    await say("late", "off", null);
    expect(await isOffered("79")).toBe(false);
    await have({}, { fulfillments: [], fulfillmentStatus: "ON_HOLD" });
    expect(await isOffered("")).toBe(false);
    await say("late", "ask", null);
    expect(await isOffered("")).toBe(true);
    await prisma.requestRule.deleteMany({ where: { shopId } });
  });

  test("an order on hold has no parcel: one click asks about the order", async () => {
    const order = orders.at(-5)!;
    await prisma.orderSnapshot.updateMany({
      where: { id: order.id },
      data: { data: { ...order.data, cancelledAt: null, fulfillments: [], fulfillmentStatus: "ON_HOLD" } as object },
    });
    const found = await ask(order);
    expect(found.html).toContain("On hold for the moment");
    const asked = await visitShop(world).send("tracking/report", found.hidden("tracking/report"));
    expect(asked.state).toBe("reported");
    const ticket = await prisma.ticket.findFirst({ where: { channel: "storefront", orderId: order.id } });
    expect(ticket?.subject).toBe(`Question about order ${order.name}`);
  });

  test("a parcel of another order, and one with nothing to ask about, open no ticket", async () => {
    const order = onItsWay();
    const visitor = visitShop(world);
    const pass = (await ask(order, visitor)).hidden("tracking/code");
    const before = await prisma.ticket.count();
    for (const parcel of ["1", "", orders.at(-1)!.data.fulfillments[0]?.id ?? "2"])
      expect((await visitor.send("tracking/report", { ...pass, parcel })).state).toBe("order");
    expect(await prisma.ticket.count()).toBe(before);
  });
});

/** An order whose parcel was last scanned six days ago, in a shop whose parcels are scanned every day. */
async function makeQuiet() {
  const order = onItsWay();
  const [parcel] = order.data.fulfillments;
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const scan = { status: "IN_TRANSIT", message: null, city: "Berlin", country: "DE", happenedAt: ago(6.5) };
  const quiet = { ...parcel!, displayStatus: "IN_TRANSIT", createdAt: ago(8), inTransitAt: ago(7), deliveredAt: null, estimatedDeliveryAt: null, events: [scan] }; // prettier-ignore
  await prisma.orderSnapshot.updateMany({
    where: { id: order.id },
    data: { data: { ...order.data, createdAt: ago(9), fulfillments: [quiet] } as object },
  });
  // Twenty others of the same way, three days each with a scan a day.
  const shopId = BigInt(world.shops[0]!.shopId);
  const scans = [2, 1].map((days) => ({ ...scan, happenedAt: ago(days) }));
  const arrived = { ...quiet, displayStatus: "DELIVERED", createdAt: ago(3), deliveredAt: ago(0), events: scans };
  await prisma.orderSnapshot.createMany({
    data: Array.from({ length: 20 }, (_, place) => ({
      shopId,
      id: BigInt(900_000 + place),
      name: `#X${place}`,
      createdAt: ago(4),
      updatedAt: ago(0),
      fulfillmentStatus: "FULFILLED",
      totalMinor: 1n,
      currency: "EUR",
      readAt: ago(0),
      data: { ...order.data, createdAt: ago(4), fulfillments: [arrived] } as object,
    })),
  });
  await measureShopPaces(await world.jobDesk());
  return order;
}
