import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listEarlier } from "#app/features/tickets/list-earlier.server.ts";
import { inboxPageSize, listInbox } from "#app/features/inbox/list-inbox.server.ts";
import { logAccess } from "#app/features/tickets/log-access.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { viewRules, type BuiltInView, type InboxPage } from "#app/features/inbox/inbox-view.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { deskOf, makeMailShop, receive, startMail, stopMail, writeMail, type MailShop } from "./mail-desk.ts";

let shop: MailShop;
let shops = 0;
beforeAll(startMail);
beforeEach(async () => {
  shops += 1;
  shop = await makeMailShop(`pages-${shops}`);
});
afterAll(stopMail);

const start = new Date("2026-11-01T00:00:00Z").getTime();

/** Tickets with numbers from 1; many share their last activity, to the millisecond. */
async function fill(count: number, status = "open"): Promise<void> {
  const shopId = shop.desk.shop.id;
  const customer = await prisma.customer.upsert({
    where: { shopId_email: { shopId, email: "ana@example.com" } },
    create: { shopId, email: "ana@example.com", name: "Ana" },
    update: {},
  });
  const { _max } = await prisma.ticket.aggregate({ where: { shopId }, _max: { number: true } });
  const first = (_max.number ?? 0) + 1;
  await prisma.ticket.createMany({
    data: Array.from({ length: count }, (_, i) => ({
      shopId,
      number: first + i,
      subject: `Ticket ${first + i}`,
      status,
      isOpen: status === "open" || status === "new",
      customerId: customer.id,
      customerName: "Ana",
      lastActivityAt: new Date(start + Math.floor(i / 7) * 1000),
    })),
  });
  await prisma.shop.update({ where: { id: shopId }, data: { nextTicketNumber: first + count } });
}

const list = (cursor: string | null, view: BuiltInView = "open") =>
  listInbox(shop.desk, { ...viewRules[view], cursor });
const numbers = (page: InboxPage) => page.rows.map(({ number }) => number);

test("pages go through everything once, latest first, and back again", async () => {
  await fill(177);
  await fill(30, "solved");
  const there: InboxPage[] = [await list(null)];
  while (there.at(-1)?.nextCursor) there.push(await list(there.at(-1)?.nextCursor ?? null));
  expect(there.map(({ rows }) => rows.length)).toEqual([50, 50, 50, 27]);
  expect(there.flatMap(numbers)).toEqual(Array.from({ length: 177 }, (_, i) => 177 - i));
  expect(there.map(({ previousCursor }) => previousCursor === null)).toEqual([true, false, false, false]);

  let back = there[3]!;
  for (const earlier of [there[2]!, there[1]!, there[0]!]) {
    back = await list(back.previousCursor);
    expect(numbers(back)).toEqual(numbers(earlier));
    expect(back.nextCursor).toBe(earlier.nextCursor);
  }
  expect(back.previousCursor).toBeNull();
  expect(there[0]).toMatchObject({ total: 177, counts: { open: 177, solved: null } });
});

test("a ticket that comes in while one pages is neither skipped over nor shown twice", async () => {
  await fill(60);
  const first = await list(null);
  await receive(shop, writeMail({}, "New"));
  const second = await list(first.nextCursor);
  expect([...numbers(first), ...numbers(second)]).toEqual(Array.from({ length: 60 }, (_, i) => 60 - i));
  const back = await list(second.previousCursor);
  expect(numbers(back)).toEqual(numbers(first));
  const beginning = await list(back.previousCursor);
  expect(beginning.rows).toHaveLength(inboxPageSize);
  expect(beginning.rows[0]?.subject).toBe("Where is my parcel?");
  expect(beginning.previousCursor).toBeNull();
});

test("the counts end at 1,000", async () => {
  await fill(1_050);
  await fill(1_020, "solved");
  expect((await list(null)).total).toBe(1_000);
  expect(await list(null, "solved")).toMatchObject({
    total: 1_000,
    counts: { open: 1_000, unassigned: 1_000, mine: 0 },
  });
});

test.each(["", "nonsense", "o1-0", "n'; drop table ticket; --", "ozzzzzzzzz-zzzzzzzzzzzzz"])(
  "a cursor that is none shows the first page: %j",
  async (cursor) => {
    await fill(2);
    expect(numbers(await list(cursor))).toEqual([2, 1]);
  },
);

test("another shop's tickets are not there, and its cursor is only a place in time", async () => {
  await fill(60);
  const { nextCursor } = await list(null);
  const other = await makeMailShop(`pages-other-${shops}`);
  expect(await listInbox(other.desk, { ...viewRules.open, cursor: nextCursor })).toMatchObject({ rows: [], total: 0 });
  expect(await openTicket(other.desk, 1)).toBeNull();
  expect(await listEarlier(other.desk, 1, "5-5")).toBeNull();
});

test("statements: the inbox takes 2, deep in it too; a ticket 6 at first, because that it is read is told, then 3", async () => {
  await fill(200);
  await prisma.ticket.updateMany({ where: { shopId: shop.desk.shop.id }, data: { assigneeId: shop.desk.staff.id } });
  const first = await countStatements(() => list(null));
  expect(first.statements).toHaveLength(2);
  expect(first.result.rows[0]?.assigneeName).toBe("Tom");
  expect((await countStatements(() => list(first.result.nextCursor))).statements).toHaveLength(2);

  await receive(shop, writeMail({}, "Hello"));
  const once = await countStatements(() => openTicket(shop.desk, 201));
  expect(once.result?.number).toBe(201);
  expect(once.statements).toHaveLength(6);
  expect((await countStatements(() => openTicket(shop.desk, 201))).statements).toHaveLength(3);
  expect((await countStatements(() => openTicket(shop.desk, 999))).statements).toHaveLength(1);
});

test("who looked at a ticket is logged, once in ten minutes and per person, in every process", async () => {
  await fill(1);
  const log = () => prisma.accessLog.findMany({ where: { shopId: shop.desk.shop.id }, orderBy: { id: "asc" } });
  await openTicket(shop.desk, 1);
  await openTicket(shop.desk, 1);
  expect(await log()).toMatchObject([{ staffId: shop.desk.staff.id, subject: "ticket" }]);
  await openTicket(await deskOf(shop.desk.shop.id, "Ewa"), 1);
  expect(await log()).toHaveLength(2);
  const after = (minutes: number) => ({ ...shop.desk, now: () => new Date(Date.now() + minutes * 60_000) });
  await openTicket(after(9), 1);
  expect(await log()).toHaveLength(2);
  await openTicket(after(11), 1);
  expect(await log()).toHaveLength(3);
  // Another process has just written one for the file.
  await prisma.accessLog.create({
    data: { shopId: shop.desk.shop.id, staffId: shop.desk.staff.id, subject: "attachment", subjectId: "1" },
  });
  await logAccess(after(5), "attachment", "1");
  expect(await log()).toHaveLength(4);
  await logAccess(after(12), "attachment", "1");
  await logAccess(after(12), "attachment", "2");
  expect(await log()).toHaveLength(6);
});

test("a long conversation is read in parts, each item once, oldest first", async () => {
  await receive(shop, writeMail({}, "0"));
  const ticket = await prisma.ticket.findFirstOrThrow({ where: { shopId: shop.desk.shop.id } });
  const shopId = shop.desk.shop.id;
  for (let i = 1; i <= 130; i += 1) {
    const createdAt = new Date(Date.now() + i * 1000);
    await prisma.message.create({
      data: { shopId, ticketId: ticket.id, kind: "customer", authorName: "Ana", bodyText: String(i), createdAt },
    });
    if (i % 10 === 0)
      await prisma.ticketEvent.create({ data: { shopId, ticketId: ticket.id, kind: "status", at: createdAt } });
  }
  const page = await openTicket(shop.desk, 1);
  expect(page?.timeline).toHaveLength(50);
  let items = page?.timeline ?? [];
  let cursor = page?.earlierCursor ?? null;
  for (let pages = 0; cursor && pages < 10; pages += 1) {
    const earlier = await listEarlier(shop.desk, 1, cursor);
    items = [...(earlier?.timeline ?? []), ...items];
    cursor = earlier?.earlierCursor ?? null;
  }
  const texts = items.flatMap((item) => (item.type === "message" ? [item.message.bodyText] : []));
  expect(texts).toEqual(Array.from({ length: 131 }, (_, i) => String(i)));
  expect(items).toHaveLength(131 + 14);
  expect(await listEarlier(shop.desk, 1, "nonsense")).toBeNull();
});
