import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { jobs } from "#app/jobs.server.ts";
import { assignTicket } from "#app/features/tickets/assign-ticket.server.ts";
import { blockSender, unblockSender } from "#app/features/tickets/block-sender.server.ts";
import { closeSolved } from "#app/features/tickets/close-solved.server.ts";
import { markUnread } from "#app/features/tickets/mark-unread.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { setPriority } from "#app/features/tickets/set-priority.server.ts";
import { setStatus } from "#app/features/tickets/set-status.server.ts";
import { snoozeTicket, wakeTicket } from "#app/features/tickets/snooze-ticket.server.ts";
import { undoChange } from "#app/features/tickets/undo-change.server.ts";
import { wakeSnoozed } from "#app/features/tickets/wake-snoozed.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { listShopsWithDueSnoozes, listShopsWithLongSolved } from "#app/platform/db/shop-directory.server.ts";
import { jobQueue, liveHub, notices } from "#app/platform/services.server.ts";
import { deskOf, eventsOf, makeMailShop, receive, stopMail, writeMail, type MailShop } from "./mail-desk.ts";

let shop: MailShop;
let other: MailShop;
let ewa: StaffDesk;
let shops = 0;
beforeAll(async () => {
  await jobQueue.start(jobs.map(({ kind }) => kind));
  await notices.start();
});
beforeEach(async () => {
  shops += 1;
  shop = await makeMailShop(`state-${shops}`);
  other = await makeMailShop(`state-other-${shops}`);
  ewa = await deskOf(shop.desk.shop.id, "Ewa");
  await receive(shop, writeMail({}, "Hello"));
});
afterAll(async () => {
  await notices.stop();
  await stopMail();
});

const hour = 3_600_000;
const day = 24 * hour;
const later = (desk: StaffDesk, ms: number): StaffDesk => ({ ...desk, now: () => new Date(Date.now() + ms) });
const ticketNow = (number = 1) => shop.desk.db.ticket.findFirstOrThrow({ where: { number } });
const latest = async () => (await eventsOf(shop, 1)).at(-1);
const changeOf = (outcome: unknown) => BigInt((outcome as { value: { change: string } }).value.change);

test("a snoozed ticket is out of the inbox and wakes at its time, unread, once", async () => {
  const until = new Date(Date.now() + 2 * hour);
  expect(await snoozeTicket(shop.desk, 1, until, "new")).toMatchObject({ ok: true });
  await openTicket(shop.desk, 1);
  expect(await ticketNow()).toMatchObject({
    status: "new",
    isOpen: false,
    snoozed: true,
    snoozedUntil: until,
    unread: false,
  });
  expect(await latest()).toMatchObject({ kind: "snoozed", staffName: "Tom", data: { until: until.toISOString() } });

  const shopId = shop.desk.shop.id;
  expect(await listShopsWithDueSnoozes(new Date(until.getTime() - 1))).not.toContain(shopId);
  expect(await wakeSnoozed(later(shop.desk, hour))).toBe(0);
  expect(await listShopsWithDueSnoozes(new Date(until.getTime() + 1))).toContain(shopId);
  const two = await Promise.all([wakeSnoozed(later(shop.desk, 3 * hour)), wakeSnoozed(later(shop.desk, 3 * hour))]);
  expect(two[0] + two[1]).toBe(1);
  expect(await ticketNow()).toMatchObject({
    status: "new",
    isOpen: true,
    snoozed: false,
    snoozedUntil: null,
    unread: true,
  });
  expect(await latest()).toMatchObject({ kind: "woken", staffName: null, data: { because: "time" } });
});

test("more tickets than one chunk wake in one sweep", async () => {
  const { customerId, mailboxId } = await ticketNow();
  const due = new Date(Date.now() - hour);
  await shop.desk.db.ticket.createMany({
    data: Array.from({ length: 450 }, (_, index) => ({
      number: 1_000 + index,
      subject: "x",
      customerId,
      mailboxId,
      customerName: "x",
      lastActivityAt: due,
      status: index % 2 ? "pending" : "new",
      isOpen: false,
      snoozed: true,
      snoozedUntil: due,
    })),
  });
  expect(await wakeSnoozed(shop.desk)).toBe(450);
  expect(await shop.desk.db.ticket.count({ where: { snoozed: true } })).toBe(0);
  expect(await shop.desk.db.ticket.count({ where: { isOpen: true, status: "open", unread: true } })).toBe(225);
  expect(await shop.desk.db.ticketEvent.count({ where: { kind: "woken" } })).toBe(450);
});

test("a snooze until the customer writes ends with the customer's mail, and with nothing else", async () => {
  await setStatus(shop.desk, 1, "pending");
  await snoozeTicket(shop.desk, 1, null);
  expect(await wakeSnoozed(later(shop.desk, 400 * day))).toBe(0);
  const thread = await shop.desk.db.message.findFirstOrThrow();
  const reply = { "In-Reply-To": `<${thread.messageIdHeader}>` };
  await receive(shop, writeMail({ ...reply, "Auto-Submitted": "auto-replied" }, "I am away"));
  expect(await ticketNow()).toMatchObject({ snoozed: true, messageCount: 2 });
  await receive(shop, writeMail(reply, "Any news?"));
  expect(await ticketNow()).toMatchObject({
    status: "open",
    isOpen: true,
    snoozed: false,
    unread: true,
    messageCount: 3,
  });

  await snoozeTicket(shop.desk, 1, null);
  await receive(shop, writeMail(reply, "Hello?"));
  expect(await ticketNow()).toMatchObject({ status: "open", isOpen: true, snoozed: false });
  expect((await eventsOf(shop, 1)).find(({ kind }) => kind === "woken")?.data).toEqual({ because: "reply" });
});

test("what cannot be put off, or not until then", async () => {
  expect(await snoozeTicket(shop.desk, 1, new Date(Date.now() - 1))).toMatchObject({ problem: "past", field: "until" });
  expect(await snoozeTicket(shop.desk, 1, new Date(Date.now() + 400 * day))).toMatchObject({ problem: "too_far" });
  expect(await snoozeTicket(shop.desk, 1, null, "open")).toEqual({ ok: false, problem: "changed", detail: "new" });
  await setStatus(shop.desk, 1, "solved");
  expect(await snoozeTicket(shop.desk, 1, null)).toMatchObject({ problem: "not_allowed" });
  expect(await ticketNow()).toMatchObject({ snoozed: false });
});

test("a snooze ends by hand and by any change of status", async () => {
  await snoozeTicket(shop.desk, 1, null);
  await wakeTicket(ewa, 1);
  await wakeTicket(ewa, 1);
  expect(await ticketNow()).toMatchObject({ isOpen: true, snoozed: false });
  expect((await eventsOf(shop, 1)).filter(({ kind }) => kind === "woken")).toMatchObject([
    { staffName: "Ewa", data: { because: "person" } },
  ]);
  await snoozeTicket(shop.desk, 1, null);
  await setStatus(shop.desk, 1, "on_hold");
  expect(await ticketNow()).toMatchObject({ status: "on_hold", isOpen: false, snoozed: false });
  expect((await ticketNow()).waitingSince).not.toBeNull();
});

test("solving is taken back as it was, also to new, once, and only by who did it", async () => {
  const before = await ticketNow();
  const change = changeOf(await setStatus(shop.desk, 1, "solved", "new"));
  expect(await undoChange(ewa, 1, change)).toMatchObject({ problem: "changed", detail: "solved" });
  expect(await undoChange(later(shop.desk, hour), 1, change)).toMatchObject({ problem: "changed" });
  expect(await undoChange(shop.desk, 1, change)).toEqual({ ok: true, value: null });
  expect(await ticketNow()).toEqual(before);
  expect(await latest()).toMatchObject({ data: { from: "solved", to: "new", because: "undo" } });
  expect(await undoChange(shop.desk, 1, change)).toMatchObject({ problem: "changed" });
  expect(await undoChange(shop.desk, 1, 987654321n)).toBeNull();
});

test("a snooze that replaced another is taken back to that one; after somebody moved the ticket nothing is", async () => {
  const first = new Date(Date.now() + hour);
  await snoozeTicket(shop.desk, 1, first);
  const second = changeOf(await snoozeTicket(shop.desk, 1, null));
  await undoChange(shop.desk, 1, second);
  expect(await ticketNow()).toMatchObject({ snoozed: true, snoozedUntil: first, isOpen: false });
  const change = changeOf(await setStatus(shop.desk, 1, "spam"));
  await setStatus(ewa, 1, "open", "spam");
  expect(await undoChange(shop.desk, 1, change)).toMatchObject({ problem: "changed", detail: "open" });
  expect(await ticketNow()).toMatchObject({ status: "open" });
});

test("what an event keeps for taking back is not sent to pages", async () => {
  await setStatus(shop.desk, 1, "solved");
  expect((await latest())?.data).toEqual({ from: "new", to: "solved" });
});

test("tickets close when they were solved long enough ago, by the shop's own number of days", async () => {
  await setStatus(shop.desk, 1, "solved");
  const shopId = shop.desk.shop.id;
  const { solvedAt } = await ticketNow();
  const closeAt = async (days: number) => {
    const desk = later(shop.desk, days * day);
    const listed = (await listShopsWithLongSolved(desk.now())).includes(shopId);
    await closeSolved(desk);
    return { listed, status: (await ticketNow()).status };
  };
  expect(await closeAt(27)).toEqual({ listed: false, status: "solved" });
  await prisma.shopSettings.deleteMany({ where: { shopId } });
  expect(await closeAt(27)).toEqual({ listed: false, status: "solved" });
  await prisma.shopSettings.create({ data: { shopId, closeAfterDays: null } });
  expect(await closeAt(2_000)).toEqual({ listed: false, status: "solved" });
  await prisma.shopSettings.update({ where: { shopId }, data: { closeAfterDays: 40 } });
  expect(await closeAt(39)).toEqual({ listed: false, status: "solved" });
  expect(await closeAt(41)).toEqual({ listed: true, status: "closed" });
  expect(await ticketNow()).toMatchObject({ isOpen: false, solvedAt, closedAt: expect.any(Date) as Date });
  expect(await latest()).toMatchObject({ staffName: null, data: { from: "solved", to: "closed", because: "time" } });

  const thread = await shop.desk.db.message.findFirstOrThrow();
  await receive(shop, writeMail({ "In-Reply-To": `<${thread.messageIdHeader}>` }, "Again"));
  expect(await ticketNow()).toMatchObject({ status: "open", isOpen: true, solvedAt: null, closedAt: null });
});

test("more solved tickets than one chunk are closed by further runs", async () => {
  const { customerId, mailboxId } = await ticketNow();
  const old = new Date(Date.now() - 60 * day);
  await shop.desk.db.ticket.createMany({
    data: Array.from({ length: 201 }, (_, index) => ({
      number: 1_000 + index,
      subject: "x",
      customerId,
      mailboxId,
      customerName: "x",
      lastActivityAt: old,
      status: "solved",
      isOpen: false,
      solvedAt: old,
    })),
  });
  await closeSolved(shop.desk);
  expect(await shop.desk.db.ticket.count({ where: { status: "closed" } })).toBe(200);
  await closeSolved(shop.desk);
  expect(await shop.desk.db.ticket.count({ where: { status: "closed" } })).toBe(201);
  expect(await ticketNow()).toMatchObject({ status: "new" });
});

test("of two people who set the priority, the second is told what it is now", async () => {
  const both = await Promise.all([setPriority(shop.desk, 1, 3, 1), setPriority(ewa, 1, 0, 1)]);
  const { priority } = await ticketNow();
  expect(both.filter((one) => one?.ok)).toHaveLength(1);
  expect(both.find((one) => !one?.ok)).toEqual({ ok: false, problem: "changed", detail: String(priority) });
  expect(await shop.desk.db.ticketEvent.count({ where: { kind: "priority" } })).toBe(1);
});

test("of two people who take a ticket, the second is told whose it is", async () => {
  const both = await Promise.all([
    assignTicket(shop.desk, 1, shop.desk.staff.id, null),
    assignTicket(ewa, 1, ewa.staff.id, null),
  ]);
  const name = (await openTicket(shop.desk, 1))?.assignee?.name;
  expect(both.filter((one) => one?.ok)).toHaveLength(1);
  expect(both.find((one) => !one?.ok)).toEqual({ ok: false, problem: "changed", field: "assignee", detail: name });
});

test("a ticket is read when it is opened, for everybody, and can be unread again", async () => {
  const told = new Promise<void>((resolve) => {
    liveHub.subscribe(shop.desk.shop.id, (events) => {
      if (events.some((event) => event.kind === "ticket" && event.number === 1 && event.isRead)) resolve();
    });
  });
  await openTicket(shop.desk, 1);
  await told;
  expect((await ticketNow()).unread).toBe(false);
  await markUnread(ewa, 1);
  expect((await ticketNow()).unread).toBe(true);
});

test("mail of a blocked sender is spam at once, in a thread or not, until they are unblocked", async () => {
  await receive(shop, writeMail({ From: "Bot <bot@mail.spam.example>", "Message-ID": "<spam-1@x>" }, "Buy"));
  expect(await blockSender(shop.desk, 2, "domain")).toEqual({ ok: true, value: { pattern: "@mail.spam.example" } });
  expect(await ticketNow(2)).toMatchObject({ status: "spam", isOpen: false, waitingSince: null, unread: false });
  expect((await openTicket(shop.desk, 2))?.blocked).toBe(true);
  expect((await openTicket(shop.desk, 1))?.blocked).toBe(false);

  await receive(shop, writeMail({ From: "other@mail.spam.example" }, "Buy more"));
  expect(await ticketNow(3)).toMatchObject({ status: "spam", isOpen: false, unread: false, waitingSince: null });
  expect((await eventsOf(shop, 3))[0]?.data).toEqual({ channel: "email", because: "blocked" });

  // Into a conversation that is not spam they do not get; into their own spam they do.
  const thread = await shop.desk.db.message.findFirstOrThrow({ where: { ticket: { number: 1 } } });
  const into = (id: string | null) => ({ From: "bot@mail.spam.example", "In-Reply-To": `<${id}>` });
  await receive(shop, writeMail(into(thread.messageIdHeader), "Let me in"));
  expect(await ticketNow(1)).toMatchObject({ messageCount: 1, status: "new" });
  expect(await ticketNow(4)).toMatchObject({ status: "spam" });
  await receive(shop, writeMail(into("spam-1@x"), "Me again"));
  expect(await ticketNow(2)).toMatchObject({ status: "spam", messageCount: 2, unread: false });

  await unblockSender(shop.desk, 2);
  expect((await eventsOf(shop, 2)).at(-1)).toMatchObject({
    kind: "unblocked",
    data: { pattern: "@mail.spam.example" },
  });
  await receive(shop, writeMail({ From: "other@mail.spam.example" }, "Sorry"));
  expect(await ticketNow(5)).toMatchObject({ status: "new", isOpen: true });
});

test("half of the world is not blocked by its domain", async () => {
  await receive(shop, writeMail({ From: "x@gmail.com" }, "Hi"));
  expect(await blockSender(shop.desk, 2, "domain")).toEqual({ ok: false, problem: "public_domain" });
  expect(await ticketNow(2)).toMatchObject({ status: "new" });
});

test("one shop's blocks are not another's", async () => {
  await blockSender(shop.desk, 1, "address");
  await receive(other, writeMail({}, "Hello"));
  expect(await other.desk.db.ticket.findFirst()).toMatchObject({ status: "new" });
});

test("what is answered to a merged ticket arrives where it went, over several mergers", async () => {
  for (const text of ["two", "three"]) await receive(shop, writeMail({ Subject: text }, text));
  const [one, two, three] = await Promise.all([1, 2, 3].map((number) => ticketNow(number)));
  const point = (from: bigint, to: bigint) =>
    shop.desk.db.ticket.updateMany({
      where: { id: from },
      data: { mergedIntoId: to, status: "closed", isOpen: false, closedAt: new Date() },
    });
  await point(one!.id, two!.id);
  await point(two!.id, three!.id);
  const thread = await shop.desk.db.message.findFirstOrThrow({ where: { ticketId: one!.id } });
  await receive(shop, writeMail({ "In-Reply-To": `<${thread.messageIdHeader}>` }, "To the first"));
  expect(await ticketNow(1)).toMatchObject({ status: "closed", messageCount: 1 });
  expect(await ticketNow(3)).toMatchObject({ messageCount: 2, status: "new" });
  expect(await setStatus(shop.desk, 1, "open")).toMatchObject({ problem: "merged" });
  expect(await openTicket(shop.desk, 1)).toMatchObject({ mergedInto: 2 });
});

test("nothing of it reaches another shop's ticket", async () => {
  await snoozeTicket(shop.desk, 1, null);
  const event = await shop.desk.db.ticketEvent.findFirstOrThrow({ where: { kind: "snoozed" } });
  const before = await ticketNow();
  expect([
    await snoozeTicket(other.desk, 1, null),
    await wakeTicket(other.desk, 1),
    await setPriority(other.desk, 1, 3),
    await markUnread(other.desk, 1),
    await blockSender(other.desk, 1, "address"),
    await unblockSender(other.desk, 1),
    await undoChange(other.desk, 1, event.id),
  ]).toEqual([null, null, null, null, null, null, null]);
  await receive(other, writeMail({}, "Theirs"));
  expect(await undoChange(other.desk, 1, event.id)).toBeNull();
  await wakeSnoozed(later(other.desk, day));
  await closeSolved(later(other.desk, 100 * day));
  expect(await ticketNow()).toEqual(before);
});
