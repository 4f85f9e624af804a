import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { listShopsToMeasureAnswers } from "#app/platform/db/nightly-shops.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { measureShopAnswers } from "#app/features/self-service/contact/measure-answers.server.ts";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import type { TestWorld } from "#tests/setup/start-world.ts";
import type { PublishedEvent } from "#tests/standin/admin/change-shop.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";
import { catchMails, startStorefront, type ShopperOrder } from "./storefront-shop.ts";
import { visitShop, type Shown } from "./storefront-visitor.ts";
import { message, post } from "./webhooks-post.ts";

/** Shoppers write to the shop in its theme: what becomes of it, what they are told, and what strangers try. */

let world: TestWorld;
let orders: ShopperOrder[];
const mails = catchMails();
const shopId = () => BigInt(world.shops[0]!.shopId);

beforeAll(async () => {
  ({ world, orders } = await startStorefront(40));
});
afterAll(() => world.stop());
beforeEach(async () => {
  await prisma.$executeRawUnsafe("delete from request_limit");
  mails.length = 0;
});

let count = 0;
/** Somebody new, with words of their own. */
const typed = (more: Record<string, string> = {}) => {
  count++;
  return { name: "Ana Nowak", email: `ana${count}@example.com`, message: `My cup number ${count} is broken.`, ...more };
};
const send = (fields: Record<string, unknown>, options: Parameters<typeof visitShop>[1] = {}) =>
  visitShop(world, options).send("contact", fields);
const numberIn = ({ html }: Shown) => Number(/#(\d+)\./.exec(html)?.[1] ?? 0);
const ticketOf = (shown: Shown) =>
  prisma.ticket.findFirstOrThrow({
    where: { shopId: shopId(), number: numberIn(shown) },
    include: { messages: { orderBy: { id: "asc" } }, events: { orderBy: { id: "asc" } }, customer: true },
  });
const ticketCount = () => prisma.ticket.count({ where: { shopId: shopId() } });

describe("a guest", () => {
  test("writes without script: form with a token, ticket with topic, order and customer", async () => {
    const order = orders.find(({ email }) => orders.filter((one) => one.email === email).length > 1) ?? orders[0]!;
    const page = await visitShop(world).get("contact");
    expect(page.headers.get("content-type")).toBe("application/liquid; charset=utf-8");
    expect(page.html).toContain('<option value="delivery">Delivery</option>');
    expect(page.raw).not.toMatch(/\{[{%]/);
    vi.useFakeTimers({ now: Date.now() + 20_000, toFake: ["Date"] });
    try {
      const fields = typed({ email: order.email.toUpperCase(), order: order.name.replace("#", ""), topic: "delivery" });
      const shown = await visitShop(world).post("contact", { ...page.hidden("contact"), ...fields });
      expect(shown.html).toContain("Thank you, your message has arrived");
      expect(shown.raw).not.toMatch(/\{[{%]/);
      const ticket = await ticketOf(shown);
      expect(ticket).toMatchObject({
        channel: "storefront",
        status: "new",
        subject: `Delivery · ${order.name}`,
        orderName: null,
        orderMatch: "unsure",
        language: "en",
      });
      expect(ticket.customer).toMatchObject({ email: order.email, shopifyCustomerId: order.customerId });
      expect(ticket.messages[0]).toMatchObject({
        bodyText: fields.message,
        authorEmail: order.email,
        senderTrust: "unproven",
        kind: "customer",
      });
    } finally {
      vi.useRealTimers();
    }
  });

  test("who names somebody else's order learns nothing of it, and staff see that it is foreign", async () => {
    const order = orders[0]!;
    const ticket = await ticketOf(await send(typed({ order: order.name })));
    expect(ticket).toMatchObject({ orderId: null, orderMatch: "foreign" });
  });

  test.each([
    ["no address", { email: "" }, "so that we can answer"],
    ["no real one", { email: "ana@" }, "This is not an e-mail address"],
    ["one in other letters", { email: "ana@ｅxample.com" }, "This is not an e-mail address"],
    ["no words", { message: " \n " }, "what we can do for you"],
    ["no name", { name: "" }, "tell us your name"],
    ["too many words", { message: "ą".repeat(5_001) }, "longer than 5000 characters"],
  ])("%s: said at the field, and the rest stays", async (_, more, words) => {
    const before = await ticketCount();
    const fields = typed({ order: "1001", topic: "return", ...more });
    const shown = await send(fields);
    expect(shown.state).toBe("contact_wrong");
    expect(shown.html).toContain(words);
    expect(shown.html).toContain('aria-invalid="true"');
    for (const value of [fields.name, fields.message.trim(), fields.email, "1001"]) expect(shown.html).toContain(value);
    expect(shown.html).toContain('<option value="return" selected>');
    expect(await ticketCount()).toBe(before);
  });

  test("from another site nothing is done, and an old token keeps what was typed", async () => {
    const before = await ticketCount();
    const fields = typed();
    const page = await visitShop(world).get("contact");
    const foreign = await visitShop(world).post("contact", fields);
    expect(foreign.html).toContain("press the button once more");
    expect(foreign.html).toContain(fields.message);
    vi.useFakeTimers({ now: Date.now() + 61 * 60_000, toFake: ["Date"] });
    try {
      const old = await visitShop(world).post("contact", { ...page.hidden("contact"), ...fields });
      expect(old.html).toContain(fields.message);
      expect(await ticketCount()).toBe(before);
    } finally {
      vi.useRealTimers();
    }
  });

  test("the same words twice, at once or later, are one ticket; a day later another", async () => {
    const fields = typed();
    const [one, two] = await Promise.all([send(fields), send(fields)]);
    const third = await send({ ...fields, email: fields.email.toUpperCase() });
    expect(numberIn(one!)).toBeGreaterThan(0);
    expect([numberIn(two!), numberIn(third)]).toEqual([numberIn(one!), numberIn(one!)]);
    expect(numberIn(await send({ ...fields, message: `${fields.message}!` }))).not.toBe(numberIn(one!));
    const about = await Promise.all([send({ ...fields, topic: "other" }), send({ ...fields, order: "1234" })]);
    expect(new Set([one!, ...about].map(numberIn)).size).toBe(3);
    await prisma.$executeRawUnsafe("update message set created_at = created_at - interval '25 hours'");
    await prisma.$executeRawUnsafe("delete from request_limit");
    const later = await send(fields);
    expect(numberIn(later)).not.toBe(numberIn(one!));
    await prisma.ticket.update({
      where: { shopId_id: { shopId: shopId(), id: (await ticketOf(later)).id } },
      data: { status: "solved", isOpen: false, waitingSince: null },
    });
    const anew = await ticketOf(await send(fields));
    expect(anew).toMatchObject({ status: "new" });
    expect(anew.number).not.toBe(numberIn(later));
  });

  test("of another shop's customers and orders nothing is known here", async () => {
    const other = await prisma.orderSnapshot.findFirstOrThrow({
      where: { shopId: BigInt(world.shops[1]!.shopId), email: { not: null } },
    });
    const ticket = await ticketOf(await send(typed({ email: other.email! })));
    expect(ticket.orderId === null || (await prisma.orderSnapshot.count({ where: { shopId: shopId(), id: ticket.orderId } })) === 1).toBe(true); // prettier-ignore
  });
});

describe("who is signed in", () => {
  test("is asked for no name and no address, and chooses among their own orders", async () => {
    const order = orders[0]!;
    const visitor = visitShop(world, { customerId: Number(order.customerId) });
    const page = await visitor.get("contact");
    expect(page.html).toContain(`Our answer goes to ${order.email}`);
    expect(page.html).not.toContain('name="email"');
    expect(page.html).toContain(`<option value="${order.id}">`);
    const fields = { order: String(order.id), message: "Mine is broken.", email: "other@example.com", name: "X" };
    const ticket = await ticketOf(await visitor.send("contact", fields));
    expect(ticket).toMatchObject({ orderId: order.id, orderMatch: "certain" });
    expect(ticket.messages[0]!.senderTrust).toBeNull();
    const byNumber = { ...fields, order: order.name.replace("#", "nr "), message: "By its number." };
    expect(await ticketOf(await visitor.send("contact", byNumber))).toMatchObject({
      orderId: order.id,
      orderMatch: "certain",
    });
    const unknown = await ticketOf(await visitor.send("contact", { ...fields, order: "99812", message: "Which one?" }));
    expect(unknown).toMatchObject({ subject: "My order · #99812", orderId: null });
    expect(ticket.customer.email).toBe(order.email);
    const foreign = orders.find(({ customerId }) => customerId !== order.customerId)!;
    const another = await ticketOf(
      await visitor.send("contact", { ...fields, message: "And this.", order: String(foreign.id) }),
    );
    expect(another.orderId).not.toBe(foreign.id);
  });

  test("is answered where they are now, once Shopify says that they have another address", async () => {
    world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
    const events: PublishedEvent[] = [];
    world.standin.admin.onEvent((event) => events.push(event));
    const domain = world.shops[0]!.domain;
    const { customerId, email: old } = orders.find((order) => order.customerId !== orders[0]!.customerId)!;
    const visitor = visitShop(world, { customerId: Number(customerId) });
    expect((await visitor.get("contact")).html).toContain(`Our answer goes to ${old}`);
    const move = (email: string) =>
      world.standin.admin.edits.editCustomer(domain, Number(customerId), { email } as never);
    move("moved.once@example.com");
    move("moved.twice@example.com");
    const [once, twice] = events.map((event) => message(domain, event.topic, event.payload, { triggeredAt: event.at }));
    // They may come in any order, and again.
    const sent = [
      { ...twice!, triggeredAt: new Date(Date.now() + 1_000).toISOString() },
      { ...once!, triggeredAt: new Date(Date.now() + 500).toISOString() },
    ];
    for (const one of sent) {
      expect(await post(one)).toBe(200);
      await world.workJobs();
    }
    const page = await visitor.get("contact");
    expect(page.html).toContain("Our answer goes to moved.twice@example.com");
    expect(page.html).not.toContain(old);
    const ticket = await ticketOf(await visitor.send("contact", { message: "I have a new address now." }));
    expect(ticket.customer).toMatchObject({ email: "moved.twice@example.com", shopifyCustomerId: customerId });
  });

  test("also without an order: by what Shopify said last, and not by what came late", async () => {
    const domain = world.shops[0]!.domain;
    const tell = async (topic: string, email: string, seconds: number) => {
      const triggeredAt = new Date(Date.now() - 60_000 + seconds * 1_000).toISOString();
      expect(await post(message(domain, topic, { id: 78_001, email }, { triggeredAt }))).toBe(200);
      await world.workJobs();
    };
    const from = (await ticketOf(await send(typed()))).customer.email;
    await tell("customers/create", from, 1);
    const visitor = visitShop(world, { customerId: 78_001 });
    expect((await visitor.get("contact")).html).toContain(`Our answer goes to ${from}`);
    await tell("customers/update", "now.here@example.com", 9);
    await tell("customers/update", "then.there@example.com", 5);
    expect((await visitor.get("contact")).html).toContain("Our answer goes to now.here@example.com");
    await tell("customers/update", from, 12);
    expect((await visitor.get("contact")).html).toContain(`Our answer goes to ${from}`);
  });

  test("without an address that we know they are asked for it", async () => {
    const page = await visitShop(world, { customerId: 77 }).get("contact");
    expect(page.html).toContain('name="email"');
    expect((await send({ message: "Hello you" }, { customerId: 77 })).html).toContain("so that we can answer");
    const typedBy = await ticketOf(await send(typed(), { customerId: 77 }));
    expect(typedBy.messages[0]!.senderTrust).toBe("unproven");
  });
});

describe("the receipt", () => {
  const receiptsFor = async (email: string) => {
    await world.workJobs();
    return mails.filter(({ to }) => to[0]?.address === email);
  };

  test("says that it has arrived, in the writer's language, with nothing of what they wrote", async () => {
    const message = "Mój kubek jest rozbity, a herbata wysypała się do pudełka. Proszę o pomoc.";
    const fields = typed({ message, name: "Kup tanio www.evil.example", topic: "delivery", order: "99987" });
    const shown = await send(fields, { language: "pl" });
    const [mail, ...more] = await receiptsFor(fields.email);
    expect(more).toEqual([]);
    expect(mail!.subject).toContain(`#${numberIn(shown)}`);
    expect(mail!.headers["Auto-Submitted"]).toBe("auto-replied");
    const whole = JSON.stringify(mail);
    for (const words of ["kubek", "evil", "Kup tanio", "99987", "Dostawa"]) expect(whole).not.toContain(words);
    expect(whole).toContain("Dziękujemy");
    const ticket = await ticketOf(shown);
    expect(ticket.messages.map(({ automaticKind }) => automaticKind)).toEqual([null, "ack"]);
    expect(ticket.waitingSince).not.toBeNull();
  });

  test("is one for an address in an hour, whatever is written from wherever", async () => {
    const email = "victim@example.com";
    for (const place of [1, 2, 3, 4, 5])
      await send(typed({ email, message: `Number ${place} of many` }), { address: `198.51.100.${place}` });
    expect(await receiptsFor(email)).toHaveLength(1);
    await prisma.$executeRawUnsafe("update automatic_mail set at = at - interval '61 minutes'");
    await send(typed({ email, message: "An hour later" }));
    expect(await receiptsFor(email)).toHaveLength(2);
  });

  test("is one for a mailbox however its address is written, and not more than a shop sends in an hour", async () => {
    for (const email of ["plus@example.com", "plus+1@example.com", "plus+2@example.com"]) await send(typed({ email }));
    await world.workJobs();
    expect(mails.filter(({ to }) => to[0]?.address.startsWith("plus"))).toHaveLength(1);
    const at = new Date();
    const sent = Array.from({ length: 300 }, (_, place) => ({ shopId: shopId(), address: `full${place}@example.com`, kind: "receipt", at })); // prettier-ignore
    await prisma.automaticMail.createMany({ data: sent });
    const one = typed();
    await send(one);
    expect(await receiptsFor(one.email)).toEqual([]);
    await prisma.automaticMail.deleteMany({ where: { address: { startsWith: "full" } } });
  });

  test("goes to nobody who is blocked, a machine, ourselves, or whose mail came back", async () => {
    await prisma.blockedSender.create({ data: { shopId: shopId(), pattern: "@blocked.example" } });
    const mailbox = await prisma.mailbox.findFirstOrThrow({ where: { shopId: shopId() } });
    const bounced = await ticketOf(await send(typed({ email: "gone@example.com" })));
    await receiptsFor("gone@example.com");
    await prisma.$executeRawUnsafe("delete from automatic_mail");
    await prisma.message.updateMany({
      where: { ticketId: bounced.id, kind: "reply" },
      data: { deliveryState: "bounced" },
    });
    mails.length = 0;
    for (const email of ["x@blocked.example", "mailer-daemon@example.com", mailbox.address, "gone@example.com"]) {
      const shown = await send(typed({ email, message: `Hello from ${email}` }));
      expect(shown.state).toBe("contact_sent");
      expect(await receiptsFor(email)).toEqual([]);
    }
    expect((await ticketOf(await send(typed({ email: "y@blocked.example" })))).status).toBe("spam");
  });

  test("is not sent where the merchant does not want it", async () => {
    const topics = { topics: [], sendsReceipt: false };
    await prisma.storefrontSettings.create({ data: { shopId: shopId(), topics } });
    const fields = typed();
    await send(fields);
    expect(await receiptsFor(fields.email)).toEqual([]);
    expect((await visitShop(world).get("contact")).html).not.toContain('name="topic"');
    await prisma.storefrontSettings.deleteMany({});
  });
});

describe("case 50: what strangers try", () => {
  test("spam is a ticket in the spam view, without receipt, and the sender sees the same answer", async () => {
    const plain = await send(typed());
    const fields = typed({ message: `Buy ${"https://spam.example/x ".repeat(6)}now or never` });
    const spam = await send(fields);
    const ticket = await ticketOf(spam);
    expect(ticket).toMatchObject({ status: "spam", isOpen: false, waitingSince: null, unread: false });
    expect(ticket.events[0]!.data).toEqual({ channel: "storefront", because: "suspicious" });
    const same = (html: string) => html.replace(/#?\d+|ana\d+/g, "");
    expect(same(spam.html)).toBe(same(plain.html));
    await world.workJobs();
    expect(mails.filter(({ to }) => to[0]?.address === fields.email)).toEqual([]);
  });

  test("the field that nobody sees, and a form that is sent at once", async () => {
    expect((await ticketOf(await send(typed({ website: "x" })))).status).toBe("spam");
    const page = await visitShop(world).get("contact");
    const atOnce = await visitShop(world).post("contact", { ...page.hidden("contact"), ...typed() });
    expect((await ticketOf(atOnce)).status).toBe("spam");
  });

  test("who is asked to look again and does so at once is no program", async () => {
    const fields = typed();
    for (const first of [await send({ ...fields, name: "" }), await visitShop(world).post("contact", fields)]) {
      expect(first.html).toContain(fields.message);
      const message = `${fields.message} ${first.state}`;
      const shown = await visitShop(world).post("contact", { ...first.hidden("contact"), ...fields, message });
      expect((await ticketOf(shown)).status).toBe("new");
    }
  });

  test("the same text in many names is spam from the fourth on", async () => {
    const message = "Good day, please call me about a great opportunity for you and for all of your customers.";
    const states: string[] = [];
    for (const place of [1, 2, 3, 4, 5])
      states.push((await ticketOf(await send(typed({ message: message.toUpperCase() + "!".repeat(place) }), { address: `203.0.113.${place}` }))).status); // prettier-ignore
    expect(states).toEqual(["new", "new", "new", "spam", "spam"]);
  });

  test("posts stop at the limits of the address, of the e-mail address and of the shop; what was typed stays", async () => {
    const before = await ticketCount();
    const fromOne = await Promise.all(Array.from({ length: 30 }, () => send(typed(), { address: "192.0.2.50" })));
    expect(fromOne.filter(({ state }) => state === "contact_sent")).toHaveLength(10);
    const refused = fromOne.find(({ state }) => state === "too_often")!;
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.html).toMatch(/My cup number \d+ is broken/);
    const toOne = await Promise.all(
      Array.from({ length: 24 }, (_, place) => send(typed({ email: "one@example.com" }), { address: `192.0.2.${place + 60}` })), // prettier-ignore
    );
    expect(toOne.filter(({ state }) => state === "contact_sent")).toHaveLength(20);
    expect(await ticketCount()).toBe(before + 30);
    await prisma.$executeRawUnsafe("update request_limit set count = 10000 where key like 'contact_shop %'");
    expect((await send(typed(), { address: "192.0.2.99" })).state).toBe("too_often");
  });

  test("who is over a limit of their own uses up nobody else's", async () => {
    const countOf = async (kind: string) => {
      const rows = await prisma.requestLimit.findMany({ where: { shopId: shopId(), key: { startsWith: `${kind} ` } } });
      return rows.reduce((sum, { count }) => sum + count, 0);
    };
    for (let place = 0; place < 12; place++) await send(typed({ email: "v@example.com" }), { address: "192.0.2.51" });
    expect([await countOf("contact_pair"), await countOf("contact_email"), await countOf("contact_shop")]).toEqual([10, 6, 6]); // prettier-ignore
    expect((await send(typed({ email: "v@example.com" }), { address: "192.0.2.52" })).state).toBe("contact_sent");
    for (let place = 0; place < 12; place++)
      expect((await send(typed(), { address: "" })).state, "no address is nobody's").toBe("contact_sent");
  });

  test("a short text is nobody's alone, however many write it", async () => {
    const states = [];
    for (const place of [1, 2, 3, 4, 5])
      states.push((await ticketOf(await send(typed({ message: "Where is my order?" }), { address: `203.0.113.${place}` }))).status); // prettier-ignore
    expect(new Set(states)).toEqual(new Set(["new"]));
  });

  test("files of strangers beyond a day's measure are left out, the words are not, and both sides are told", async () => {
    const withFile = async (fields: Record<string, string>) => {
      const page = await visitShop(world).get("contact");
      const token = page.hidden("contact");
      return visitShop(world).post("contact", { ...token, ...fields, photos: new File([tinyPng], "cup.png") });
    };
    vi.useFakeTimers({ now: Date.now() + 20_000, toFake: ["Date"] });
    try {
      const taken = await ticketOf(await withFile(typed()));
      expect(await prisma.attachment.count({ where: { messageId: taken.messages[0]!.id } })).toBe(1);
      await prisma.$executeRawUnsafe("update request_limit set count = 99999999 where key like 'contact_files %'");
      const shown = await withFile(typed());
      expect(shown.html).toContain("could not take your photos");
      const ticket = await ticketOf(shown);
      expect(await prisma.attachment.count({ where: { messageId: ticket.messages[0]!.id } })).toBe(0);
      expect(ticket.events.find(({ kind }) => kind === "files_left")?.data).toEqual({ count: 1 });
    } finally {
      vi.useRealTimers();
    }
  });

  test("hostile words are words", async () => {
    const evil = '{{ shop.name }}{% assign x = 1 %}"><script>alert(1)</script>\u0000\u202e';
    const shown = await send({
      ...typed(),
      name: evil,
      message: `${evil} and so on`,
      order: evil,
      topic: evil,
      email: evil,
    });
    expect(shown.raw).not.toMatch(/\{[{%]|<script/);
    const ticket = await ticketOf(
      await send(typed({ name: evil, message: `${evil} ok`, order: "' or 1=1 --%", topic: "__proto__" })),
    );
    expect(ticket.messages[0]!.bodyText).toContain("<script>");
    expect((await send({ name: ["x"], email: { a: 1 }, message: 5 })).state).toBe("contact_wrong");
  });
});

describe("when an answer can be expected", () => {
  const settings = (data: object) =>
    prisma.shopSettings.upsert({ where: { shopId: shopId() }, create: { shopId: shopId(), ...data }, update: data });

  test("published hours and that nobody is in, as long as too few were answered; then what the shop achieves", async () => {
    const day = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
    const hours = Array.from({ length: 7 }, () => [{ from: "09:00", to: "10:00" }]);
    await settings({ hours, holidays: [-1, 0, 1].map((days) => ({ date: day(days), name: "" })) });
    const few = await visitShop(world).get("contact");
    expect(few.html).toMatch(/We are here Monday–Sunday 09:00–10:00 \(time zone [\w/]+\)/);
    expect(few.html).toMatch(/Nobody is in just now\. We are back on \w+/);

    const desk = await world.jobDesk();
    expect(await listShopsToMeasureAnswers(new Date())).toContain(shopId());
    const now = Date.now();
    const answered = await Promise.all(
      Array.from({ length: 25 }, (_, place) => send(typed(), { address: `192.0.2.${place + 100}` })),
    );
    await prisma.ticket.updateMany({
      where: { shopId: shopId(), number: { in: answered.map(numberIn) } },
      data: { firstReplyAt: new Date(now + 2.5 * 3_600_000), waitingSince: null },
    });
    await prisma.ticket.updateMany({ where: { shopId: shopId(), firstReplyAt: null }, data: { waitingSince: null } });
    const asked: string[] = [];
    const listening = {
      ...desk,
      tx: ((work) =>
        desk.tx((tx) => work({ ...tx, enqueue: async (kind) => void asked.push(kind.name) }))) as typeof desk.tx,
    };
    await measureShopAnswers(listening);
    await measureShopAnswers(listening);
    // The theme is told of these figures, not of those before.
    expect(asked).toEqual(["publish-contact", "publish-contact"]);
    expect(await listShopsToMeasureAnswers(new Date(now - 60_000))).not.toContain(shopId());
    const page = await visitShop(world).get("contact");
    expect(page.html).toContain("hear from us within 3 hours");
    expect((await visitShop(world, { language: "pl" }).get("contact")).html).toContain("w ciągu 3 godzin");
    expect((await visitShop(world, { language: "pt-BR" }).get("contact")).html).toContain("em até 3 horas");
  });
});

describe("the record of who writes", () => {
  const known = async (shown: Shown) => (await ticketOf(shown)).customer.shopifyCustomerId;

  test("of an address that Shopify knows is matched afterwards, without an order that we have", async () => {
    const { customers } = world.standin.states.get(world.shops[0]!.domain)!;
    const person = customers.find(({ email }) => email === orders.at(-1)!.email)!;
    // As it is before the first orders are read.
    const rows = await prisma.orderSnapshot.findMany({ where: { shopId: shopId(), shopifyCustomerId: BigInt(person.id) } }); // prettier-ignore
    const setBack = (more: object) => Promise.all(rows.map(({ id, email }) => prisma.orderSnapshot.updateMany({ where: { shopId: shopId(), id }, data: { email, ...more } }))); // prettier-ignore
    await setBack({ email: null, shopifyCustomerId: null });
    await prisma.customer.updateMany({ where: { shopId: shopId(), email: person.email! }, data: { shopifyCustomerId: null } }); // prettier-ignore
    await world.staffDesk();
    const [shown, stranger] = [await send(typed({ email: person.email! })), await send(typed())];
    expect(await known(shown)).toBeNull();
    await world.workJobs();
    expect(await known(shown)).toBe(BigInt(person.id));
    expect(await known(stranger)).toBeNull();
    await setBack({ shopifyCustomerId: BigInt(person.id) });
  });

  test("of who is signed in is matched at once", async () => {
    const order = orders.at(-1)!;
    await prisma.customer.updateMany({ where: { shopId: shopId(), email: order.email }, data: { shopifyCustomerId: null } }); // prettier-ignore
    const fields = { message: "Where is my blue cup?", order: String(order.id) };
    expect(await known(await send(fields, { customerId: Number(order.customerId) }))).toBe(order.customerId);
  });
});
