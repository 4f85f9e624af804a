import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listNotices } from "#app/features/inbox/list-notices.server.ts";
import { readNotices } from "#app/features/inbox/read-notices.server.ts";
import { addNote } from "#app/features/replies/add-note.server.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { archiveTag, saveTag } from "#app/features/tags/save-tag.server.ts";
import { listTags, listTagUse } from "#app/features/tags/list-tags.server.ts";
import { addTicketTag, removeTicketTag } from "#app/features/tags/tag-ticket.server.ts";
import { assignTicket } from "#app/features/tickets/assign-ticket.server.ts";
import {
  beatPresence,
  endPresence,
  endPresenceOfPage,
  readPresence,
} from "#app/features/tickets/beat-presence.server.ts";
import { followTicket } from "#app/features/tickets/follow-ticket.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { jobs } from "#app/jobs.server.ts";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
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
  shop = await makeMailShop(`people-${shops}`);
  other = await makeMailShop(`people-other-${shops}`);
  ewa = await deskOf(shop.desk.shop.id, "Ewa Zając");
  await receive(shop, writeMail({}, "Hello"));
});
afterAll(async () => {
  await notices.stop();
  await stopMail();
});

const note = (desk: StaffDesk, body: string) => addNote(desk, 1, { body, clientKey: randomUUID() });
const noticesOf = (desk: StaffDesk) =>
  desk.db.staffNotice.findMany({
    where: { staffId: desk.staff.id },
    select: { kind: true, byName: true },
    orderBy: { id: "asc" },
  });
const followers = async () => (await openTicket(shop.desk, 1))?.followers.map(({ name }) => name);
const customerWrites = async () => {
  const { messageIdHeader } = await shop.desk.db.message.findFirstOrThrow({ where: { kind: "customer" } });
  await receive(shop, writeMail({ "In-Reply-To": `<${messageIdHeader}>` }, "More"));
};

test("who is mentioned in a note is told, once, and follows the ticket; who writes follows and is not told", async () => {
  const staffId = ewa.staff.id.toString();
  const told = new Promise((resolve) => {
    liveHub.subscribe(shop.desk.shop.id, (events) => {
      for (const event of events) if (event.kind === "notice" && event.staffId === staffId) resolve(event.told);
    });
  });
  await note(shop.desk, "@ewa zając please ask the carrier, @Ewa, @Tom");
  expect(await told).toEqual({ because: "mention", number: 1 });
  expect(await noticesOf(ewa)).toEqual([{ kind: "mention", byName: "Tom" }]);
  expect(await noticesOf(shop.desk)).toEqual([]);
  expect(await followers()).toEqual(["Ewa Zając", "Tom"]);
  await note(ewa, "Done");
  expect(await noticesOf(shop.desk)).toEqual([{ kind: "followed", byName: "Ewa Zając" }]);
  const unread = async (desk: StaffDesk) => (await listNotices(desk)).notices.filter((one) => one.unread).length;
  await readNotices(shop.desk, 1_000_000n);
  await readNotices(other.desk, 1_000_000n);
  expect([await unread(shop.desk), await unread(ewa)]).toEqual([0, 1]);
});

test("followers hear of the customer's next message, and of no other as long as they have not looked", async () => {
  await followTicket(shop.desk, 1, ewa.staff.id, true);
  await followTicket(shop.desk, 1, ewa.staff.id, true);
  await customerWrites();
  await customerWrites();
  expect(await noticesOf(ewa)).toEqual([{ kind: "followed", byName: null }]);
  await ewa.db.staffNotice.updateMany({ data: { readAt: new Date() } });
  await customerWrites();
  expect(await noticesOf(ewa)).toHaveLength(2);
  await followTicket(ewa, 1, ewa.staff.id, false);
  await ewa.db.staffNotice.updateMany({ data: { readAt: new Date() } });
  await customerWrites();
  expect(await noticesOf(ewa)).toHaveLength(2);
  const told = (await eventsOf(shop, 1)).filter(({ kind }) => kind === "follower");
  expect(told.map(({ staffName, data }) => [staffName, data])).toEqual([
    ["Tom", { name: "Ewa Zając", follows: true }],
    ["Ewa Zając", { name: "Ewa Zając", follows: false }],
  ]);
});

test("who answers follows the ticket", async () => {
  await sendReply(shop.desk, 1, { body: "Dear Ana", clientKey: randomUUID() });
  expect(await followers()).toEqual(["Tom"]);
  await customerWrites();
  expect(await noticesOf(shop.desk)).toEqual([{ kind: "followed", byName: null }]);
});

test("who is given a ticket is told, but not who takes it", async () => {
  await assignTicket(shop.desk, 1, shop.desk.staff.id);
  await assignTicket(shop.desk, 1, ewa.staff.id);
  await assignTicket(shop.desk, 1, ewa.staff.id);
  expect(await noticesOf(ewa)).toEqual([{ kind: "assigned", byName: "Tom" }]);
  expect(await noticesOf(shop.desk)).toEqual([]);
});

test("who has left the staff is neither offered nor told", async () => {
  await followTicket(shop.desk, 1, ewa.staff.id, true);
  await ewa.db.staff.updateMany({ where: { id: ewa.staff.id }, data: { removedAt: new Date() } });
  await customerWrites();
  await note(shop.desk, "@Ewa");
  expect(await noticesOf(ewa)).toEqual([]);
  expect(await assignTicket(shop.desk, 1, ewa.staff.id)).toMatchObject({ problem: "unknown_person" });
  expect((await openTicket(shop.desk, 1))?.staff.map(({ name }) => name)).toEqual(["Tom"]);
});

test("presence: who is here, who types, told only when it is news, gone after a minute or at once", async () => {
  const heard: LiveEvent[] = [];
  liveHub.subscribe(shop.desk.shop.id, (events) => heard.push(...events));
  const later = (desk: StaffDesk, seconds: number): StaffDesk => ({
    ...desk,
    now: () => new Date(Date.now() + seconds * 1_000),
  });
  expect(await beatPresence(ewa, 1, { typing: false })).toEqual([]);
  const id = ewa.staff.id.toString();
  expect(await beatPresence(shop.desk, 1, { typing: false })).toEqual([{ id, name: "Ewa Zając", typing: false }]);
  await beatPresence(later(ewa, 20), 1, { typing: false });
  await beatPresence(later(ewa, 21), 1, { typing: true });
  expect((await openTicket(shop.desk, 1))?.present).toEqual([{ id, name: "Ewa Zając", typing: true }]);
  expect(await readPresence(later(shop.desk, 80), 1)).toHaveLength(1);
  expect(await readPresence(later(shop.desk, 82), 1)).toEqual([]);
  await beatPresence(later(ewa, 100), 1, { typing: true });
  await endPresence(ewa, 1);
  await endPresence(ewa, 1);
  expect(await readPresence(shop.desk, 1)).toEqual([]);

  const done = new Promise<void>((resolve) => {
    liveHub.subscribe(shop.desk.shop.id, (events) => {
      if (events.some(({ kind }) => kind === "shop")) resolve();
    });
  });
  await shop.desk.tx(async (tx) => tx.announce({ kind: "shop" }));
  await done;
  // Ewa comes, Tom comes, Ewa types, Ewa comes back after more than a minute, Ewa leaves.
  expect(heard.filter(({ kind }) => kind === "presence")).toHaveLength(5);
});

test("presence: who closes the page that told of them last is gone, and not at a ticket another page of theirs is at", async () => {
  await receive(shop, writeMail({}, "Another"));
  const [closed, open] = [randomUUID(), randomUUID()];
  await beatPresence(ewa, 1, { typing: true, pageId: closed });
  await beatPresence(ewa, 2, { typing: false, pageId: open });
  const here = async () =>
    [await readPresence(shop.desk, 1), await readPresence(shop.desk, 2)].map((all) => all?.length);
  await endPresenceOfPage(shop.desk, closed);
  await endPresenceOfPage(other.desk, closed);
  expect(await here()).toEqual([1, 1]);
  const told = new Promise<LiveEvent[]>((resolve) => liveHub.subscribe(shop.desk.shop.id, resolve));
  await endPresenceOfPage(ewa, closed);
  expect(await told).toEqual([{ kind: "presence", number: 1 }]);
  expect(await here()).toEqual([0, 1]);
});

test("a tag is made by typing it, is one however it is written, and stands on the ticket's own row", async () => {
  const first = await addTicketTag(shop.desk, 1, " Late  parcel ");
  expect(await addTicketTag(ewa, 1, "LATE PARCEL")).toEqual(first);
  await addTicketTag(shop.desk, 1, "Fragile");
  const ticket = await openTicket(shop.desk, 1);
  expect(ticket?.tags.map(({ name }) => name)).toEqual(["Fragile", "Late parcel"]);
  const row = await shop.desk.db.ticket.findFirstOrThrow();
  expect(row.tagIds.map(String).sort()).toEqual(ticket?.tags.map(({ id }) => id).sort());
  await removeTicketTag(shop.desk, 1, BigInt(ticket!.tags[0]!.id));
  await removeTicketTag(shop.desk, 1, BigInt(ticket!.tags[0]!.id));
  expect((await openTicket(shop.desk, 1))?.tags.map(({ name }) => name)).toEqual(["Late parcel"]);
  expect((await eventsOf(shop, 1)).filter(({ kind }) => kind === "tagged").map(({ data }) => data)).toEqual([
    { added: ["Late parcel"], removed: [] },
    { added: ["Fragile"], removed: [] },
    { added: [], removed: ["Fragile"] },
  ]);
  expect(await addTicketTag(shop.desk, 1, " ")).toMatchObject({ problem: "empty", field: "tag" });
  expect(await addTicketTag(shop.desk, 1, "x".repeat(41))).toMatchObject({ problem: "too_long" });
});

test("two who make the same tag at once make one; a ticket bears 20", async () => {
  await receive(shop, writeMail({ Subject: "Second" }, "Two"));
  await Promise.all([addTicketTag(shop.desk, 1, "late"), addTicketTag(ewa, 2, "Late")]);
  expect(await listTags(shop.desk)).toHaveLength(1);
  for (let index = 1; index < 20; index++) await addTicketTag(shop.desk, 1, `t${index}`);
  expect(await addTicketTag(shop.desk, 1, "one more")).toMatchObject({ problem: "too_many_tags" });
  expect(await listTags(shop.desk)).toHaveLength(20);
});

test("renaming a tag to another's name makes both one; an archived tag is kept but not offered", async () => {
  await receive(shop, writeMail({ Subject: "Second" }, "Two"));
  const made = async (number: number, name: string) =>
    BigInt(((await addTicketTag(shop.desk, number, name)) as { value: { tagId: string } }).value.tagId);
  const late = await made(1, "late");
  const delayed = await made(1, "delayed");
  await made(2, "delayed");
  expect(await saveTag(shop.desk, delayed, "Late")).toEqual({
    ok: true,
    value: { tagId: late.toString(), merged: true },
  });
  const tickets = await shop.desk.db.ticket.findMany({ orderBy: { number: "asc" }, select: { tagIds: true } });
  expect(tickets).toEqual([{ tagIds: [late] }, { tagIds: [late] }]);
  expect(await shop.desk.db.ticketTag.count()).toBe(2);
  await saveTag(shop.desk, late, "Too late");
  expect(await listTagUse(shop.desk)).toEqual([{ id: late.toString(), name: "Too late", isArchived: false, count: 2 }]);
  await archiveTag(shop.desk, late, true);
  expect(await listTags(shop.desk)).toEqual([]);
  expect((await openTicket(shop.desk, 1))?.tags).toHaveLength(1);
  await made(1, "too late");
  expect(await listTags(shop.desk)).toHaveLength(0);
  await removeTicketTag(shop.desk, 2, late);
  await made(2, "too late");
  expect(await listTags(shop.desk)).toHaveLength(1);
});

test("another shop's people, tags and tickets stay untouched", async () => {
  const tag = BigInt(((await addTicketTag(shop.desk, 1, "late")) as { value: { tagId: string } }).value.tagId);
  await receive(other, writeMail({}, "Theirs"));
  expect(await followTicket(other.desk, 1, ewa.staff.id, true)).toMatchObject({ problem: "unknown_person" });
  await note(other.desk, "@Ewa Zając");
  expect(await noticesOf(ewa)).toEqual([]);
  await removeTicketTag(other.desk, 1, tag);
  expect(await saveTag(other.desk, tag, "mine")).toBeNull();
  expect(await archiveTag(other.desk, tag, true)).toBeNull();
  expect(await listTags(other.desk)).toEqual([]);
  expect((await openTicket(shop.desk, 1))?.tags).toHaveLength(1);
  expect([
    await beatPresence(other.desk, 99, { typing: true }),
    await endPresence(other.desk, 99),
    await readPresence(other.desk, 99),
    await followTicket(other.desk, 99, other.desk.staff.id, true),
    await addTicketTag(other.desk, 99, "x"),
    await removeTicketTag(other.desk, 99, tag),
  ]).toEqual([null, null, null, null, null, null]);
});
