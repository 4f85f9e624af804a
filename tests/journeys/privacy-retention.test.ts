import { afterAll, beforeAll, expect, test } from "vitest";
import { monthsAgo, retain } from "#app/features/privacy/retain.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { makeMailShop, stopMail, type MailShop } from "./mail-desk.ts";
import { startPrivacy, writeAna, type AnasShop } from "./privacy-shop.ts";

let shop: MailShop;
let twin: MailShop;
let ana: AnasShop;

const day = 86_400_000;
const later = (days: number): StaffDesk => ({ ...shop.desk, now: () => new Date(Date.now() + days * day) });

beforeAll(async () => {
  await startPrivacy();
  shop = await makeMailShop("retain");
  twin = await makeMailShop("retaintwin");
  ana = await writeAna(shop.desk, shop.mailboxId);
  await writeAna(twin.desk, twin.mailboxId);
});
afterAll(stopMail);

test("nothing goes before its time", async () => {
  expect(await retain(later(1))).toEqual({});
});

test("mails, webhooks, accesses and machine mail go when theirs is over", async () => {
  await shop.desk.db.accessLog.create({ data: { staffId: shop.desk.staff.id, subject: "ticket", subjectId: "1" } });
  expect(await retain(later(89))).toEqual({ webhook_delivery: 1 });
  expect(await retain(later(91))).toEqual({ inbound_mail: 3, automatic_mail: 1 });
  expect(await shop.desk.db.inboundMail.count({ where: { raw: { not: null } } })).toBe(0);
  expect(await shop.desk.db.message.count()).toBe(6);
  expect(await retain(later(24 * 31))).toEqual({ access_log: 1 });
  // As long as acts: seven years.
  expect(await retain(later(83 * 30))).toEqual({});
  expect(await retain(later(85 * 31))).toEqual({ audit_entry: 3 });
});

test("closed tickets go when the merchant says so; one with an act stays as a book, emptied", async () => {
  await prisma.shopSettings.upsert({
    where: { shopId: shop.desk.shop.id },
    create: { shopId: shop.desk.shop.id, ticketRetentionMonths: 12 },
    update: { ticketRetentionMonths: 12 },
  });
  expect(await retain(later(500))).toEqual({});
  await shop.desk.db.ticket.updateMany({ where: {}, data: { status: "closed", isOpen: false, closedAt: new Date() } });
  const data = { kind: "return", about: { fee: "250", label: "https://l.example.com/ana" } };
  await shop.desk.db.ticketEvent.create({ data: { ticketId: ana.ownTicket, kind: "action", data } });
  const counts = await retain(later(500));
  expect(counts).toMatchObject({ ticket: 1, ticket_emptied: 1, message: 6, customer: 1 });
  expect(await shop.desk.db.ticket.findMany({})).toMatchObject([
    { id: ana.ownTicket, subject: "—", customerName: "—", preview: "", messageCount: 0, number: 901 },
  ]);
  expect(await shop.desk.db.orderAction.findFirst({})).toMatchObject({
    amountMinor: 1990n,
    input: { sent: { note: null } },
  });
  expect(await shop.desk.db.ticketEvent.findMany({ select: { data: true } })).toEqual([
    { data: { kind: "return", about: { fee: "250", label: null } } },
  ]);
  expect(await shop.desk.db.message.count()).toBe(0);
  expect(await retain(later(501))).toEqual({});
  // After seven years the book goes too.
  expect(await prisma.ticket.count({ where: { shopId: twin.desk.shop.id } })).toBe(2);
  expect(await prisma.message.count({ where: { shopId: twin.desk.shop.id } })).toBe(6);
});

test("a long thread goes by bounded statements, and no words are read of a ticket that goes", async () => {
  const { desk } = twin;
  const thread = { kind: "note", authorName: "Tom", bodyText: "So they say." };
  const { id: ticketId } = await desk.db.ticket.findFirstOrThrow({ where: { actions: { none: {} } } });
  await desk.db.message.createMany({ data: Array.from({ length: 1_300 }, () => ({ ...thread, ticketId })) });
  const closed = { status: "closed", isOpen: false, closedAt: new Date() };
  await desk.db.ticket.updateMany({ where: { id: ticketId }, data: { ...closed, messageCount: 1_304 } });
  await prisma.shopSettings.updateMany({ where: { shopId: desk.shop.id }, data: { ticketRetentionMonths: 12 } });
  const statements = [
    "create table seen (what text, rows int)",
    `create function see_gone() returns trigger language plpgsql as
     'begin insert into seen select ''gone'', count(*) from gone; return null; end'`,
    `create function see_words() returns trigger language plpgsql as
     'begin insert into seen values (''words'', new.ticket_id); return null; end'`,
    `create trigger see_gone after delete on message referencing old table as gone
     for each statement execute function see_gone()`,
    "create trigger see_words after update on ticket_search for each row execute function see_words()",
  ];
  for (const statement of statements) await prisma.$executeRawUnsafe(statement);
  const counts = await retain({ ...desk, now: () => new Date(Date.now() + 500 * day) });
  expect(counts).toMatchObject({ ticket: 1 });
  const [gone] = await prisma.$queryRawUnsafe<object[]>(
    `select max(rows) filter (where what = 'gone') as most, sum(rows) filter (where what = 'gone')::int as all,
       count(*) filter (where what = 'words')::int as words from seen`,
  );
  expect(gone).toEqual({ most: 500, all: counts.message, words: 0 });
  expect(await desk.db.ticket.count({ where: { id: ticketId } })).toBe(0);
});

test.each([
  ["2026-03-31T10:00:00Z", 1, "2026-02-28T10:00:00.000Z"],
  ["2026-11-22T00:00:00Z", 24, "2024-11-22T00:00:00.000Z"],
])("%s less %i months", (now, months, then) => {
  expect(monthsAgo(new Date(now), months).toISOString()).toBe(then);
});
