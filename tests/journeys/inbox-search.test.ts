import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findAnything } from "#app/features/inbox/find-anything.server.ts";
import { everyTicket } from "#app/features/inbox/inbox-filter.ts";
import { readTicketWords } from "#app/features/inbox/read-ticket-words.server.ts";
import type { Scan } from "#app/features/inbox/scan-sql.server.ts";
import { readSearch } from "#app/features/inbox/search-words.ts";
import { searchTickets } from "#app/features/inbox/search-tickets.server.ts";
import { indexedByWords, ticketsByWords } from "#app/features/inbox/words-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, runParts } from "#app/platform/db/sql-fragment.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { inboxDesk, makeInboxShop, makeTicket, startInbox, stopInbox } from "./inbox-desk.ts";

let desk: StaffDesk;
beforeAll(startInbox);
beforeEach(async () => {
  desk = await makeInboxShop();
});
afterAll(stopInbox);

const find = async (q: string, of: StaffDesk = desk): Promise<number[]> =>
  (await searchTickets(of, { q })).rows.map(({ number }) => number);

async function makeOrder(id: bigint, columns: object = {}): Promise<void> {
  const at = new Date("2026-11-01T00:00:00Z");
  await prisma.orderSnapshot.create({
    data: {
      shopId: desk.shop.id,
      id,
      name: `#${id}`,
      createdAt: at,
      updatedAt: at,
      readAt: at,
      fulfillmentStatus: "FULFILLED",
      totalMinor: 1n,
      currency: "EUR",
      data: {},
      ...columns,
    },
  });
}

describe("by key", () => {
  const customer = { name: "Ana Kowalska", email: "ana@example.com", phone: "48601234567" };

  test.each([
    ["the ticket's number", "#1", true],
    ["and without #", "1", true],
    ["the order's name", "#1187", true],
    ["and without #", "1187", true],
    ["the tracking number", "1z 999-aa 77", true],
    ["the article", "mug-blue-1", true],
    ["the address", "Ana@Example.com", true],
    ["an address that she had before", "old@example.com", true],
    ["the phone number", "+48 601 234 567", true],
    ["and without the country's code", "0601-234-567", true],
    ["another phone number with the same end", "0701-234-567", false],
    ["the phone number of the order", "0171 2345678", true],
    ["another number", "#2", false],
    ["another address", "an@example.com", false],
  ])("%s", async (_, q, isFound) => {
    await makeOrder(1187n, { phone: "491712345678" });
    await prisma.orderTracking.create({ data: { shopId: desk.shop.id, number: "1Z999AA77", orderId: 1187n } });
    await prisma.orderSku.create({ data: { shopId: desk.shop.id, sku: "MUG-BLUE-1", orderId: 1187n } });
    await makeTicket(desk, { customer, orderId: 1187n, orderName: "#1187" });
    const { id } = await prisma.customer.findFirstOrThrow({ where: { shopId: desk.shop.id } });
    await prisma.customerAlias.create({ data: { shopId: desk.shop.id, email: "old@example.com", customerId: id } });
    const page = await searchTickets(desk, { q });
    expect(page.rows.map(({ number, foundBy }) => [number, foundBy])).toEqual(isFound ? [[1, "exact"]] : []);
  });
});

describe("by words", () => {
  test("in subject, name, messages and notes; all of them; from several messages; with hits shown", async () => {
    await makeTicket(desk, {
      subject: "Broken teapot",
      messages: ["It came without a lid.", "Photo of the box follows"],
    });
    await makeTicket(desk, { subject: "Another", messages: ["A teapot, whole"] });
    const ticket = await prisma.ticket.findFirstOrThrow({ where: { shopId: desk.shop.id, number: 1 } });
    await prisma.message.create({
      data: {
        shopId: desk.shop.id,
        ticketId: ticket.id,
        kind: "note",
        authorName: "Tom",
        bodyText: "Courier was careless",
      },
    });
    expect(await find("teapot")).toEqual([1, 2]);
    expect(await find("teapot lid")).toEqual([1]);
    expect(await find("lid photo courier kowalska")).toEqual([1]);
    expect(await find("teap")).toEqual([1, 2]);
    expect(await find("eapot")).toEqual([]);
    const [row] = (await searchTickets(desk, { q: "broken LID" })).rows;
    expect(row).toMatchObject({
      foundBy: "text",
      subjectPieces: [
        { text: "Broken", hit: true },
        { text: " teapot", hit: false },
      ],
    });
    expect(row?.snippet).toContainEqual({ text: "lid", hit: true });
  });

  test("in other forms, by the ticket's language; without accents; Polish by who reads it", async () => {
    await makeTicket(desk, { language: "en", messages: ["I am waiting for two deliveries"] });
    await makeTicket(desk, { language: "de", messages: ["Zwei Häuser und ein Paket"] });
    await makeTicket(desk, { language: "pl", messages: ["Gdzie są moje paczki? Zażółć gęślą jaźń"] });
    await makeTicket(desk, { language: "ja", messages: ["注文した商品 tada"] });
    expect(await find("delivery")).toEqual([1]);
    expect(await find("waited")).toEqual([1]);
    expect(await find("pakete")).toEqual([2]);
    expect(await find("haus")).toEqual([2]);
    expect(await find("zazolc")).toEqual([3]);
    expect(await find("ZAŻÓŁĆ")).toEqual([3]);
    expect(await find("paczka")).toEqual([]);
    expect(await find("paczka", await inboxDesk(desk.shop.id, "Ewa", "pl-PL"))).toEqual([3]);
    expect(await find("注文した商品")).toEqual([4]);
  });

  test("each once, the newest message first, page by page; filters hold", async () => {
    const start = Date.now() - 10_000_000;
    for (let i = 0; i < 60; i++)
      await makeTicket(desk, {
        messages: ["parcel"],
        at: new Date(start + (i % 30) * 1000),
        status: i % 2 ? "solved" : "open",
      });
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await searchTickets(desk, { q: "parcel", cursor });
      seen.push(...page.rows.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    expect(seen.slice(0, 2)).toEqual([60, 30]);
    const solved = await searchTickets(desk, { q: "parcel", filter: { ...everyTicket, status: ["solved"] } });
    expect(solved.rows).toHaveLength(25);
    expect(new Set(solved.rows.map(({ status }) => status))).toEqual(new Set(["solved"]));
    expect((await searchTickets(desk, { q: "#1", filter: { ...everyTicket, status: ["solved"] } })).rows).toEqual([]);
  });

  test("older than the newest thousand, too", async () => {
    await makeTicket(desk, { messages: ["an aardvark"], at: new Date("2020-01-01T00:00:00Z") });
    const { id: _id, ...columns } = await prisma.ticket.findFirstOrThrow({ where: { shopId: desk.shop.id } });
    const recent = Array.from({ length: 1_100 }, (_, i) => ({ ...columns, number: i + 2, lastActivityAt: new Date() }));
    await prisma.ticket.createMany({ data: recent });
    expect(await find("aardvark")).toEqual([1]);
    expect(await find("where")).toHaveLength(25);
  });

  test("follow what becomes of messages: changed, moved, deleted, erased, and a name", async () => {
    await makeTicket(desk, { messages: ["zebra", "giraffe"] });
    await makeTicket(desk, { messages: ["lion"] });
    const [one, two] = await prisma.ticket.findMany({ where: { shopId: desk.shop.id }, orderBy: { number: "asc" } });
    const message = (bodyText: string) =>
      prisma.message.findFirstOrThrow({ where: { shopId: desk.shop.id, bodyText } });
    const key = { shopId: desk.shop.id };
    await prisma.message.updateMany({
      where: { ...key, id: (await message("zebra")).id },
      data: { ticketId: two!.id },
    });
    expect([await find("zebra"), await find("giraffe")]).toEqual([[2], [1]]);
    await prisma.message.updateMany({ where: { ...key, id: (await message("giraffe")).id }, data: { bodyText: "" } });
    await prisma.message.deleteMany({ where: { ...key, id: (await message("lion")).id } });
    expect([await find("giraffe"), await find("lion"), await find("zebra")]).toEqual([[], [], [2]]);
    await prisma.ticket.updateMany({ where: { ...key, id: one!.id }, data: { customerName: "", subject: "okapi" } });
    expect(await find("okapi")).toEqual([1]);
    const kowalska = (await searchTickets(desk, { q: "kowalska" })).rows;
    expect(kowalska.map(({ number, foundBy }) => [number, foundBy])).toEqual([
      [2, "text"],
      [1, "name"],
    ]);
    await prisma.ticket.deleteMany({ where: { ...key, id: two!.id } });
    expect(await find("zebra")).toEqual([]);
  });

  test("a job reads the words of tickets from before there was a search", async () => {
    await makeTicket(desk, { messages: ["zebra"] });
    const where = { shopId: desk.shop.id };
    await prisma.ticketSearch.deleteMany({ where });
    const ticket = await prisma.ticket.findFirstOrThrow({ where });
    await prisma.ticketSearch.create({
      data: { ...where, ticketId: ticket.id, recentAt: ticket.lastActivityAt, isStale: true },
    });
    expect(await find("zebra")).toEqual([]);
    await readTicketWords(desk);
    expect(await find("zebra")).toEqual([1]);
    expect(await prisma.ticketSearch.count({ where: { ...where, isStale: true } })).toBe(0);
  });

  test("a message of any size and kind is filed; what is over the limit is not searched", async () => {
    const words = Array.from({ length: 30_000 }, (_, i) => `w${i.toString(36)}`).join(" ");
    await makeTicket(desk, { messages: ["first", words, "x".repeat(300_000), words, words, words, words, "lastword"] });
    expect(await find("first")).toEqual([1]);
    expect(await prisma.message.count({ where: { shopId: desk.shop.id } })).toBe(8);
  });
});

describe("names", () => {
  test.each(["Kowalsak", "kowaslka", "Anna Kowalska", "Łukaszewics", "Lukaszevicz"])("%s is found", async (q) => {
    await makeTicket(desk, { customer: { name: "Ana Kowalska", email: "ana@example.com" } });
    await makeTicket(desk, { customer: { name: "Jan Łukaszewicz", email: "jan@example.com" } });
    await makeTicket(desk, { customer: { name: "Bob Smith", email: "bob@example.com" } });
    const page = await searchTickets(desk, { q });
    expect(page.rows.map(({ number, foundBy }) => [number, foundBy])).toEqual([[/uka/i.test(q) ? 2 : 1, "name"]]);
  });
});

test.each([
  "'",
  "%",
  "_",
  ":*",
  "a:*",
  "&|!()",
  "a & | b",
  "!a",
  "'a':* <-> b",
  "\\",
  "a\\'b",
  "\u0000",
  "a\u0000b",
  "x".repeat(10_000),
  "word ".repeat(2_000),
  "😀",
  "😀 parcel",
  "\u202eparcel",
  "مرحبا بالعالم",
  "\ud800",
  "'; drop table ticket; --",
  "99999999999999999999",
  "#0",
  "+++++++",
  "0000000",
  "@",
  "@@",
  "a@b",
])("%j is looked for without harm", async (q) => {
  await makeTicket(desk, { messages: ["parcel"] });
  const found = await find(q);
  expect(found).toEqual(q.includes("parcel") ? [1] : []);
  await findAnything(desk, q);
});

test("another shop finds nothing of this one", async () => {
  await makeOrder(1187n);
  await makeTicket(desk, { messages: ["zebra"], orderId: 1187n });
  const other = await makeInboxShop();
  for (const q of ["zebra", "#1187", "#1", "ana@example.com", "Kowalska", "Kowalsak"]) {
    expect([q, await find(q, other)]).toEqual([q, []]);
    expect(await findAnything(other, q)).toEqual({ tickets: [], customers: [], orders: [] });
    expect(await find(q)).toEqual([1]);
  }
});

test("the palette finds tickets, customers and orders, at most five of each", async () => {
  await makeOrder(1187n, { email: "ana@example.com" });
  for (let i = 0; i < 7; i++) await makeTicket(desk, { messages: ["zebra"], orderId: 1187n });
  await makeTicket(desk, { customer: { name: "Zebedee", email: "z@example.com" } });
  const zeb = await findAnything(desk, "zeb");
  expect(zeb.tickets).toHaveLength(5);
  expect(zeb.customers).toMatchObject([{ name: "Zebedee", email: "z@example.com", ticketNumber: 8 }]);
  expect(await findAnything(desk, "#1187")).toMatchObject({
    orders: [{ id: "1187", name: "#1187", ticketNumber: 7 }],
  });
  expect(await findAnything(desk, "ana@example.com")).toMatchObject({
    customers: [{ name: "Ana Kowalska", ticketNumber: 7 }],
    orders: [{ name: "#1187" }],
  });
  expect((await findAnything(desk, "Kowalsak")).customers).toMatchObject([{ name: "Ana Kowalska" }]);
  expect((await findAnything(desk, "#8")).tickets[0]).toMatchObject({ number: 8 });
});

test("statements: a search takes three, four for a name; the palette three", async () => {
  // The job queue looks after itself in the same process.
  const count = async <T>(work: () => Promise<T>) => {
    const { result, statements } = await countStatements(work);
    return { result, count: statements.filter((text) => /\b(ticket|customer|order_snapshot)\b/.test(text)).length };
  };
  for (let i = 0; i < 30; i++) await makeTicket(desk, { messages: ["parcel"] });
  const first = await count(() => searchTickets(desk, { q: "parcel" }));
  expect(first.count).toBe(3);
  const { nextCursor } = first.result;
  expect(nextCursor).not.toBeNull();
  expect((await count(() => searchTickets(desk, { q: "parcel", cursor: nextCursor }))).count).toBe(3);
  expect((await count(() => searchTickets(desk, { q: "Kowalsak" }))).count).toBe(4);
  expect((await count(() => searchTickets(desk, { q: "??" }))).count).toBe(0);
  expect((await count(() => findAnything(desk, "parcel"))).count).toBe(3);
});

test("a common word that none of the newest thousand tickets has is not asked of the index, which would sort all hits", async () => {
  await makeTicket(desk, { subject: "The samovar leaks" });
  const more = (subject: string, first: number, last: number) => prisma.$executeRaw`
    insert into ticket (shop_id, number, subject, customer_id, customer_name, last_activity_at)
    select shop_id, i, ${subject}, customer_id, customer_name, last_activity_at + i * interval '1 second'
    from ticket cross join generate_series(${first}::int, ${last}::int) i
    where shop_id = ${desk.shop.id} and number = 1`;
  await more("The samovar leaks", 2, 60);
  await more("A wave of mails of one kind", 61, 1_200);
  await prisma.shop.update({ where: { id: desk.shop.id }, data: { nextTicketNumber: 1_201 } });
  const { rows, nextCursor } = await searchTickets(desk, { q: "samovar" });
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, i) => 60 - i));
  expect(nextCursor).not.toBeNull();
  const askedIndex = async (q: string) => {
    const plan = await runParts<{ "QUERY PLAN": unknown }>(
      desk.sql,
      part`explain (analyze, costs off, timing off, format json) ${ticketsByWords(readSearch(q, false), null, 26)}`,
    );
    const branches = JSON.stringify(plan).match(/"Subplan Name":"CTE (?:whole|begun)","[^{]*?"Actual Rows":[\d.]+/g);
    return branches?.map((branch) => Number(/"Actual Rows":([\d.]+)/.exec(branch)![1]) > 0);
  };
  expect(await askedIndex("samovar")).toEqual([false, false]);
  await makeTicket(desk, { subject: "A theremin hums" });
  expect(await askedIndex("theremin")).toEqual([true, false]);
  const list: Scan = { filter: everyTicket, where: part`t.shop_id = ${SHOP}`, sort: "latest", cursor: null };
  const common = async (q: string) =>
    (await runParts<{ common: boolean }>(desk.sql, indexedByWords(readSearch(q, false), list, 26)))[0]?.common;
  expect([await common("samovar"), await common("theremin")]).toEqual([true, false]);
});
