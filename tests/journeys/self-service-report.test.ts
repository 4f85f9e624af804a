import { parse } from "csv-parse/sync";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { nobody } from "#app/features/privacy/person.ts";
import { erasePerson } from "#app/features/privacy/erase-person.server.ts";
import { retain } from "#app/features/privacy/retain.server.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import { linkOpenTickets } from "#app/features/self-service/report/link-open-tickets.server.ts";
import { linkTickets } from "#app/features/self-service/report/link-tickets.server.ts";
import { listReportTickets, listSessions } from "#app/features/self-service/report/list-sessions.server.ts";
import { noteStep, writeSteps, type ShopperStep } from "#app/features/self-service/report/note-step.server.ts";
import { parseSessionFilter } from "#app/features/self-service/report/parse-session-filter.ts";
import { readSelfServiceReport } from "#app/features/self-service/report/read-report.server.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { listShopsWithOpenSessions } from "#app/platform/db/nightly-shops.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { loader as openReport } from "#app/routes/app.self-service.report.tsx";
import { loader as openSessions } from "#app/routes/app.self-service.sessions.tsx";
import { loader as openTickets } from "#app/routes/app.self-service.tickets.tsx";
import { loader as takeFile } from "#app/routes/app.self-service-sessions.ts";
import { seedOrders } from "#tests/factories/seed-orders.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { visitShop } from "./storefront-visitor.ts";

/** What shoppers do for themselves is noted, counted, linked to the tickets that followed, and forgotten. */

let world: TestWorld;
let desk: Desk;
let orders: { id: bigint; name: string; email: string; customerId: bigint }[];
const hour = 3_600_000;
const now = Date.now();
const ago = (hours: number) => new Date(now - hours * hour);
const at = (hours: number): Desk => ({ ...desk, now: () => ago(hours) });
const wide = parsePeriod(new URLSearchParams({ from: "2020-01-01", until: "2021-12-31" }), new Date(now), "UTC");
const period = { ...wide, from: ago(240), until: ago(-24) };
const everything = parseSessionFilter(new URLSearchParams());

beforeAll(async () => {
  world = await startWorld({ orders: 30 });
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  for (const [index, shop] of world.shops.entries())
    await seedOrders(client, shop, world.world.states[index]!, new Date());
  await client.end();
  desk = await world.jobDesk();
  const rows = await prisma.orderSnapshot.findMany({
    where: { shopId: desk.shop.id, email: { not: null }, shopifyCustomerId: { not: null } },
    orderBy: { id: "asc" },
  });
  orders = rows.map(({ id, name, email, shopifyCustomerId }) => ({ id, name, email: email!, customerId: shopifyCustomerId! })); // prettier-ignore
});
afterAll(() => world.stop());
beforeEach(async () => {
  await writeSteps();
  await prisma.shopperRequest.deleteMany({});
  await prisma.orderAction.deleteMany({});
  await prisma.selfServiceSession.deleteMany({});
  await prisma.ticket.deleteMany({});
});

const sessions = () => desk.db.selfServiceSession.findMany({ orderBy: { id: "asc" }, include: { steps: true } });

/** Somebody does something so many hours ago. */
async function does(hours: number, step: ShopperStep, who: Partial<ShopperVisit> = {}): Promise<void> {
  const visit = { desk: at(hours), customerId: null, proxyPath: "/apps/latte", locale: "en", address: "192.0.2.7", agent: "Firefox", style: "" }; // prettier-ignore
  noteStep({ ...visit, ...who } as ShopperVisit, step);
  await writeSteps();
}

let tickets = 9_000;
async function opens(
  hours: number,
  more: { orderId?: bigint; customerId?: bigint; status?: string; clientKey?: string } = {},
) {
  const { customerId = null, clientKey = null, ...columns } = more;
  const email = `c${customerId ?? ++tickets}@example.com`;
  const shopId = desk.shop.id;
  const customer = await prisma.customer.upsert({
    where: { shopId_email: { shopId, email } },
    create: { shopId, email, name: "Ana", shopifyCustomerId: customerId },
    update: {},
  });
  const ticket = await prisma.ticket.create({
    data: {
      shopId,
      number: ++tickets,
      subject: "Where is it?",
      customerId: customer.id,
      customerName: "Ana",
      createdAt: ago(hours),
      lastActivityAt: ago(hours),
      ...columns,
      messages: { create: { kind: "customer", customerId: customer.id, authorName: "Ana", bodyText: "?", clientKey } },
    },
  });
  return ticket.id;
}

describe("what is noted", () => {
  test("a guest's way to an order is one session, without address or name", async () => {
    const visitor = visitShop(world, { address: "198.51.100.4" });
    const page = await visitor.get("tracking");
    const order = orders[0]!;
    await visitor.post("tracking", { ...page.hidden("tracking"), number: order.name, contact: "no@example.com" });
    await visitor.post("tracking", { ...page.hidden("tracking"), number: order.name, contact: order.email });
    await writeSteps();
    const [session, ...others] = await sessions();
    expect(others).toEqual([]);
    expect(session).toMatchObject({ orderId: order.id, customerId: null, ticketId: null, parts: ["tracking"] });
    expect(session!.steps.map(({ kind }) => kind)).toEqual(["tracking.form", "tracking.form", "tracking.order"]);
    expect(JSON.stringify(session, (_, one) => (typeof one === "bigint" ? String(one) : one))).not.toMatch(/198\.51|example\.com/); // prettier-ignore
  });

  test("who is signed in is known by Shopify's id; another address is another session; a program is nobody", async () => {
    const { customerId, id } = orders[0]!;
    await visitShop(world, { customerId: Number(customerId) }).get("tracking", `order=${id}`);
    await visitShop(world, { address: "198.51.100.9" }).get("tracking");
    await does(0, { kind: "help.home" }, { agent: "Googlebot/2.1" });
    await writeSteps();
    const found = await sessions();
    expect(found.map((one) => [one.customerId, one.orderId])).toEqual([[customerId, id], [null, null]]); // prettier-ignore
    expect(found[0]!.visitor).not.toBe(found[1]!.visitor);
  });

  test("tomorrow the same person has another name, and a session over midnight goes on", async () => {
    const midnight = new Date(new Date(now).toISOString().slice(0, 10)).getTime();
    const hours = (minutes: number) => (now - midnight - minutes * 60_000) / hour;
    await does(hours(-10), { kind: "help.home" });
    await does(hours(10), { kind: "help.article", articleId: 1n });
    await does(hours(120), { kind: "help.home" });
    const found = await sessions();
    expect(found.map(({ steps }) => steps.length)).toEqual([2, 1]);
    expect(found[0]!.visitor).not.toBe(found[1]!.visitor);
  });

  test("a parcel that is reported counts as not solved, with all that the visitor did in three days", async () => {
    await does(60, { kind: "help.article", articleId: 4n });
    await does(90, { kind: "help.article", articleId: 4n });
    const ticketId = await opens(0);
    await does(0, { kind: "ticket", orderId: orders[0]!.id, ticketId });
    expect((await sessions()).map((one) => one.ticketId)).toEqual([ticketId, null, ticketId]);
  });

  test("many at once are written together, each in their own session", async () => {
    for (let index = 0; index < 450; index++)
      noteStep({ desk, customerId: null, proxyPath: "/", locale: "en", address: `a${index % 150}`, agent: "", style: "" }, { kind: "help.home" }); // prettier-ignore
    await writeSteps();
    expect(await desk.db.selfServiceSession.count()).toBe(150);
    expect(await desk.db.selfServiceStep.count()).toBe(450);
  });

  test("one address with ever new browsers is not noted without end, and keeps no other out", async () => {
    const visit = { desk, customerId: null, proxyPath: "/", locale: "en", style: "" } as const;
    for (let index = 0; index < 120; index++)
      noteStep({ ...visit, address: "192.0.2.99", agent: `Firefox ${index}` }, { kind: "help.home" });
    noteStep({ ...visit, address: "192.0.2.98", agent: "Firefox" }, { kind: "help.home" });
    await writeSteps();
    expect(await desk.db.selfServiceSession.count()).toBe(101);
  });
});

describe("tickets that follow", () => {
  test("of the same order or customer, however they came, within 72 hours: the first one", async () => {
    const [first, second, third, fourth] = orders as [typeof orders[0], typeof orders[0], typeof orders[0], typeof orders[0]]; // prettier-ignore
    await does(50, { kind: "tracking.order", orderId: first.id }, { address: "a" });
    await does(50, { kind: "help.article", articleId: 1n }, { address: "b", customerId: 770_001n });
    await does(80, { kind: "tracking.order", orderId: second.id }, { address: "c" });
    await does(5, { kind: "tracking.order", orderId: third.id }, { address: "d" });
    await does(50, { kind: "tracking.order", orderId: fourth.id }, { address: "e" });
    const later = await opens(10, { orderId: first.id });
    const sooner = await opens(20, { orderId: first.id });
    const mailed = await opens(1, { customerId: 770_001n });
    await opens(1, { orderId: second.id });
    await opens(6, { orderId: third.id });
    await opens(1, { orderId: fourth.id, status: "spam" });
    expect(await listShopsWithOpenSessions(ago(96))).toEqual([desk.shop.id]);
    await linkTickets(at(0));
    expect(later).toBeLessThan(sooner);
    expect((await sessions()).map((one) => one.ticketId)).toEqual([sooner, mailed, null, null, null]);
    expect(await linkTickets(at(0))).toEqual([]);
  });

  test("one that staff begin follows nothing; one that is open when somebody comes does, until it is solved", async () => {
    const [first, second, third] = orders as [typeof orders[0], typeof orders[0], typeof orders[0]]; // prettier-ignore
    const begun = await opens(10, { orderId: first.id });
    await prisma.message.updateMany({ where: { ticketId: begun }, data: { kind: "reply" } });
    await does(20, { kind: "tracking.order", orderId: first.id }, { address: "a" });
    await does(5, { kind: "tracking.order", orderId: first.id }, { address: "b" });
    const open = await opens(200, { orderId: second.id, customerId: 770_002n });
    await does(60, { kind: "tracking.order", orderId: second.id }, { address: "c" });
    await does(50, { kind: "help.article", articleId: 1n }, { address: "d", customerId: 770_002n });
    const solved = await opens(200, { orderId: third.id });
    await prisma.ticket.updateMany({
      where: { id: solved },
      data: { status: "solved", isOpen: false, solvedAt: ago(40) },
    });
    await does(60, { kind: "tracking.order", orderId: third.id }, { address: "e" });
    await does(30, { kind: "tracking.order", orderId: third.id }, { address: "f" });
    await linkTickets(at(0));
    await linkOpenTickets(at(0));
    expect((await sessions()).map((one) => one.ticketId)).toEqual([null, null, open, open, solved, null]);
    expect(await linkOpenTickets(at(0))).toEqual([]);
  });

  test("a ticket of another shop follows nothing here", async () => {
    await does(5, { kind: "tracking.order", orderId: orders[0]!.id });
    const other = await world.jobDesk(1);
    await opens(1, { orderId: orders[0]!.id });
    await linkTickets(other);
    expect((await sessions())[0]!.ticketId).toBeNull();
  });
});

describe("the report", () => {
  beforeEach(async () => {
    const orderId = orders[0]!.id;
    await does(100, { kind: "tracking.order", orderId }, { address: "solved" });
    await does(100, { kind: "help.article", articleId: 5n }, { address: "solved" });
    await does(90, { kind: "help.article", articleId: 5n }, { address: "followed" });
    await does(90, { kind: "contact.sent", ticketId: await opens(90) }, { address: "followed" });
    await does(2, { kind: "tracking.order", orderId }, { address: "open" });
    await does(99, { kind: "help.search" }, { address: "left" });
    await opens(50, { status: "spam" });
    await opens(48);
    await opens(500);
  });

  test("tells solved from followed, still open and left, and shows what the rate is made of", async () => {
    const report = await readSelfServiceReport(at(0), period);
    expect(report).toMatchObject({
      sessions: 4,
      outcomes: { solved: 1, followed: 1, open: 1, again: 0, left: 1 },
      tickets: 2,
      rate: { solved: 1, all: 3, share: 1 / 3 },
      parts: [
        { part: "tracking", solved: 1, followed: 0, open: 1, again: 0, left: 0 },
        { part: "help", solved: 0, followed: 0, open: 0, again: 0, left: 1 },
        { part: "article", solved: 1, followed: 1, open: 0, again: 0, left: 0 },
        { part: "contact", solved: 0, followed: 1, open: 0, again: 0, left: 0 },
      ],
      articles: [{ articleId: "5", title: null, solved: 1, followed: 1, open: 0, again: 0, left: 0 }],
      requests: [],
    });
  });

  test("an order that is looked up day after day is solved once, and each line adds up to all", async () => {
    for (const hours of [220, 200, 180, 160])
      await does(hours, { kind: "tracking.order", orderId: orders[3]!.id }, { address: `d${hours}` });
    await does(230, { kind: "tracking.form", orderId: orders[3]!.id }, { address: "form" });
    await does(140, { kind: "help.article", articleId: 7n, orderId: orders[4]!.id }, { address: "x", customerId: 5n });
    await does(120, { kind: "help.article", articleId: 7n }, { address: "y", customerId: 5n });
    const report = await readSelfServiceReport(at(0), period);
    expect(report.outcomes).toEqual({ solved: 3, followed: 1, open: 1, again: 4, left: 2 });
    expect(report.sessions).toBe(11);
    const again = parseSessionFilter(new URLSearchParams({ outcome: "again" }));
    expect(await listSessions(at(0), period, again, null, 100)).toHaveLength(4);
  });

  test("a request that was done at once is solved, by its kind; its record is no ticket", async () => {
    const ticketId = await opens(80, { orderId: orders[1]!.id, clientKey: "request k-1" });
    const staff = await prisma.staff.findFirstOrThrow({ where: { shopId: desk.shop.id } });
    const act = { kind: "cancellation", state: "succeeded", requestKey: "r-1", idempotencyKey: "i-1", amountMinor: 0n, currency: "EUR", shopCurrency: "EUR", input: {} }; // prettier-ignore
    const action = await prisma.orderAction.create({
      data: { shopId: desk.shop.id, ticketId, orderId: orders[1]!.id, orderName: "#1", staffId: staff.id, ...act },
    });
    const request = await prisma.shopperRequest.create({
      data: { shopId: desk.shop.id, orderId: orders[1]!.id, kind: "cancel", requestKey: "k-1", input: {}, isCustomer: true, ticketId, actionId: action.id }, // prettier-ignore
    });
    await does(80, { kind: "request.done", requestId: request.id, orderId: orders[1]!.id }, { address: "done" });
    await linkTickets(at(0));
    const report = await readSelfServiceReport(at(0), period);
    expect(report).toMatchObject({ tickets: 2, rate: { solved: 2, all: 4 } });
    expect(report.requests).toEqual([{ request: "cancel", solved: 1, followed: 0, open: 0, again: 0, left: 0 }]);
    const asked = parseSessionFilter(new URLSearchParams({ request: "cancel" }));
    expect(await listSessions(at(0), period, asked, null, 10)).toHaveLength(1);

    // In a ticket that was there before, or where it failed, it is no record.
    const counted = async () => [
      (await readSelfServiceReport(at(0), period)).tickets,
      (await listReportTickets(at(0), period, null, 100)).length,
    ];
    const opened = { where: { shopId_clientKey: { shopId: desk.shop.id, clientKey: "request k-1" } } };
    await prisma.message.update({ ...opened, data: { clientKey: "other" } });
    expect(await counted()).toEqual([3, 3]);
    await linkTickets(at(0));
    expect((await readSelfServiceReport(at(0), period)).requests).toEqual([{ request: "cancel", solved: 0, followed: 1, open: 0, again: 0, left: 0 }]); // prettier-ignore
    await prisma.message.updateMany({ where: { clientKey: "other" }, data: { clientKey: "request k-1" } });
    expect(await counted()).toEqual([2, 2]);
    await prisma.orderAction.updateMany({ where: { id: action.id }, data: { state: "failed" } });
    expect(await counted()).toEqual([3, 3]);
  });

  test("each number's list has exactly what it counts", async () => {
    const report = await readSelfServiceReport(at(0), period);
    const list = (query: Record<string, string>) =>
      listSessions(at(0), period, parseSessionFilter(new URLSearchParams(query)), null, 100);
    for (const outcome of ["solved", "followed", "open", "again", "left"] as const)
      expect(await list({ outcome })).toHaveLength(report.outcomes[outcome]);
    for (const { part, solved } of report.parts) expect(await list({ part, outcome: "solved" })).toHaveLength(solved);
    expect(await list({ article: "5" })).toHaveLength(2);
    expect(await list({ article: "6" })).toEqual([]);
    expect(await listReportTickets(at(0), period, null, 100)).toHaveLength(report.tickets);
    const [newest, next] = await list({});
    expect(await listSessions(at(0), period, everything, BigInt(newest!.id), 1)).toEqual([next]);
  });

  test("nothing is not zero", async () => {
    const empty = await readSelfServiceReport(at(0), { ...period, from: ago(9_000), until: ago(8_000) });
    expect(empty).toMatchObject({ sessions: null, tickets: 0, rate: { share: null }, parts: [], articles: [] });
    expect(await readSelfServiceReport(await world.jobDesk(1), period)).toMatchObject({ sessions: null });
  });

  test("pages and file answer staff, with what the address asks for", async () => {
    const ask = (path: string, loader: unknown) =>
      (loader as (args: object) => Promise<unknown>)({ request: world.staffRequest(path), params: {}, context: {} });
    const from = `from=${ago(240).toISOString().slice(0, 10)}`;
    expect(await ask(`/app/self-service/report?${from}`, openReport)).toMatchObject({ report: { sessions: 4 } });
    const open = await ask(`/app/self-service/sessions?${from}&outcome=solved`, openSessions);
    expect(open).toMatchObject({ rows: [{ outcome: "solved", orderName: orders[0]!.name }], nextBefore: null });
    expect(await ask(`/app/self-service/tickets?${from}`, openTickets)).toMatchObject({ rows: [{}, {}] });
    const answer = (await ask(`/app/self-service-sessions?${from}&outcome=followed`, takeFile)) as Response;
    const rows = parse(await answer.text(), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows).toMatchObject([{ outcome: "followed", steps: "help.article; contact.sent" }]);
    expect(await prisma.accessLog.count({ where: { shopId: desk.shop.id, subjectId: "self-service" } })).toBe(1);
  });
});

describe("forgetting", () => {
  test("an erased person is in no session, but what was done still counts", async () => {
    const { id, email, customerId } = orders[2]!;
    await does(100, { kind: "tracking.order", orderId: id }, { address: "a" });
    await does(100, { kind: "help.home" }, { address: "b", customerId });
    await does(100, { kind: "help.home" }, { address: "c", customerId: 1n });
    const person = { ...nobody, emails: [email], shopifyCustomerId: String(customerId), orderIds: [String(id)] };
    expect(await erasePerson(desk, person, 1n)).toMatchObject({ self_service_session: 2 });
    expect((await sessions()).map((one) => [one.orderId, one.customerId, one.visitor === ""])).toEqual([
      [null, null, true],
      [null, null, true],
      [null, 1n, false],
    ]);
    expect(await readSelfServiceReport(at(0), period)).toMatchObject({ sessions: 3 });
  });

  test("sessions go with the log of accesses", async () => {
    await does(100, { kind: "help.home" });
    await retain({ ...desk, now: () => new Date(now + 700 * 24 * hour) });
    expect(await desk.db.selfServiceSession.count()).toBe(1);
    await retain({ ...desk, now: () => new Date(now + 760 * 24 * hour) });
    expect(await desk.db.selfServiceSession.count()).toBe(0);
    expect(await desk.db.selfServiceStep.count()).toBe(0);
  });
});
