import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addNote } from "#app/features/replies/add-note.server.ts";
import { saveDraft } from "#app/features/replies/save-draft.server.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { assignTicket } from "#app/features/tickets/assign-ticket.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { setStatus } from "#app/features/tickets/set-status.server.ts";
import { isMailboxSecret, rotateMailboxSecret } from "#app/features/channels/mailbox-secret.server.ts";
import { findMailbox } from "#app/platform/db/mailbox-directory.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { liveHub, notices } from "#app/platform/services.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { deskOf, eventsOf, makeMailShop, receive, startMail, stopMail, writeMail, type MailShop } from "./mail-desk.ts";

let shop: MailShop;
let other: MailShop;
let shops = 0;
beforeAll(async () => {
  await startMail();
  await notices.start();
});
beforeEach(async () => {
  shops += 1;
  shop = await makeMailShop(`changes-${shops}`);
  other = await makeMailShop(`changes-other-${shops}`);
  await receive(shop, writeMail({}, "Hello"));
});
afterAll(async () => {
  await notices.stop();
  await stopMail();
});

const ticketNow = () => shop.desk.db.ticket.findFirstOrThrow({ where: { number: 1 } });

test("a status changed by hand is an event, ends the waiting, and is told to open pages", async () => {
  const heard = new Promise<LiveEvent[]>((resolve) => liveHub.subscribe(shop.desk.shop.id, resolve));
  expect(await setStatus(shop.desk, 1, "solved", "new")).toEqual({
    ok: true,
    value: { status: "solved", change: expect.any(String) as string },
  });
  expect(await heard).toMatchObject([{ kind: "ticket", number: 1 }]);
  const solved = await ticketNow();
  expect(solved).toMatchObject({ status: "solved", isOpen: false, waitingSince: null });
  expect(solved.solvedAt).not.toBeNull();
  expect(await setStatus(shop.desk, 1, "open")).toMatchObject({ ok: true });
  expect(await ticketNow()).toMatchObject({ status: "open", isOpen: true, solvedAt: null });
  expect((await eventsOf(shop, 1)).slice(1).map(({ staffName, data }) => [staffName, data])).toEqual([
    ["Tom", { from: "new", to: "solved" }],
    ["Tom", { from: "solved", to: "open" }],
  ]);
});

test("of two people who change the status, the second is told", async () => {
  const ewa = await deskOf(shop.desk.shop.id, "Ewa");
  const outcomes = await Promise.all([setStatus(shop.desk, 1, "spam", "new"), setStatus(ewa, 1, "solved", "new")]);
  expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1);
  const now = (await ticketNow()).status;
  expect(outcomes.find((outcome) => !outcome?.ok)).toEqual({ ok: false, problem: "changed", detail: now });
  expect(await shop.desk.db.ticketEvent.count({ where: { kind: "status" } })).toBe(1);
});

test("the same status again adds nothing, and `new` cannot be chosen", async () => {
  await setStatus(shop.desk, 1, "pending");
  expect(await setStatus(shop.desk, 1, "pending", "open")).toMatchObject({ ok: true });
  expect(await setStatus(shop.desk, 1, "new")).toMatchObject({ problem: "not_allowed" });
  expect(await shop.desk.db.ticketEvent.count({ where: { kind: "status" } })).toBe(1);
});

test("a ticket is given to somebody of this shop, or to nobody", async () => {
  const ewa = await deskOf(shop.desk.shop.id, "Ewa");
  expect(await assignTicket(shop.desk, 1, ewa.staff.id)).toEqual({ ok: true, value: { assigneeName: "Ewa" } });
  await assignTicket(shop.desk, 1, ewa.staff.id);
  const ticket = await openTicket(shop.desk, 1);
  expect(ticket?.assignee).toEqual({ id: ewa.staff.id.toString(), name: "Ewa" });
  expect(ticket?.staff.map(({ name }) => name)).toEqual(["Ewa", "Tom"]);
  expect(await assignTicket(shop.desk, 1, null)).toEqual({ ok: true, value: { assigneeName: null } });
  expect((await eventsOf(shop, 1)).slice(1).map(({ data }) => data)).toEqual([{ name: "Ewa" }, { name: null }]);
  expect(await assignTicket(shop.desk, 1, other.desk.staff.id)).toMatchObject({ problem: "unknown_person" });
  expect(await ticketNow()).toMatchObject({ assigneeId: null });
});

test("a draft is kept per person and kind in one statement, ends when empty, and not after its text was sent", async () => {
  const ewa = await deskOf(shop.desk.shop.id, "Ewa");
  const kept = await countStatements(() => saveDraft(shop.desk, 1, { kind: "reply", body: "Dear A" }));
  expect(kept.statements).toHaveLength(1);
  await saveDraft(shop.desk, 1, { kind: "reply", body: "Dear Ana\r\n" });
  await saveDraft(shop.desk, 1, { kind: "note", body: "ask" });
  await saveDraft(ewa, 1, { kind: "reply", body: "Hi" });
  expect((await openTicket(shop.desk, 1))?.drafts).toMatchObject({ reply: "Dear Ana", note: "ask" });
  expect((await openTicket(ewa, 1))?.drafts).toMatchObject({ reply: "Hi", note: "" });
  expect(await saveDraft(shop.desk, 1, { kind: "note", body: " " })).toEqual({ ok: true, value: null });
  expect((await openTicket(shop.desk, 1))?.drafts.note).toBe("");

  const clientKey = randomUUID();
  await sendReply(shop.desk, 1, { body: "Dear Ana, here", clientKey });
  expect(await saveDraft(shop.desk, 1, { kind: "reply", body: "Dear Ana, her", clientKey })).toMatchObject({
    ok: true,
  });
  expect((await openTicket(shop.desk, 1))?.drafts.reply).toBe("");
  expect((await openTicket(ewa, 1))?.drafts.reply).toBe("Hi");
  expect(await saveDraft(shop.desk, 1, { kind: "reply", body: "x".repeat(100_001) })).toMatchObject({
    problem: "too_long",
    field: "body",
  });
});

test("nothing of it reaches another shop's ticket", async () => {
  expect(await setStatus(other.desk, 1, "spam")).toBeNull();
  expect(await assignTicket(other.desk, 1, other.desk.staff.id)).toBeNull();
  expect(await saveDraft(other.desk, 1, { kind: "reply", body: "x" })).toBeNull();
  expect(await saveDraft(other.desk, 1, { kind: "reply", body: "" })).toBeNull();
  expect(await addNote(other.desk, 1, { body: "x", clientKey: randomUUID() })).toBeNull();
  expect(await rotateMailboxSecret(other.desk, shop.mailboxId)).toBeNull();
  expect(await ticketNow()).toMatchObject({ status: "new", assigneeId: null, messageCount: 1 });
  expect(await shop.desk.db.draft.count()).toBe(0);
});

test("a mailbox is found by its address in any case and with any plus part, while its shop has the app", async () => {
  const [local, domain] = shop.address.split("@");
  const found = { shopId: shop.desk.shop.id, id: shop.mailboxId, address: shop.address, secretHash: null };
  expect(await findMailbox(` ${local?.toUpperCase()}+t_1abc@${domain} `)).toEqual(found);
  expect(await findMailbox(`x${shop.address}`)).toBeNull();
  expect(await findMailbox("no address")).toBeNull();
  await prisma.shop.update({ where: { id: shop.desk.shop.id }, data: { uninstalledAt: new Date() } });
  expect(await findMailbox(shop.address)).toBeNull();
});

test("the secret of a mailbox is told once, and a new one ends it", async () => {
  const first = await rotateMailboxSecret(shop.desk, shop.mailboxId);
  const second = await rotateMailboxSecret(shop.desk, shop.mailboxId);
  const hash = (await findMailbox(shop.address))?.secretHash ?? null;
  expect(isMailboxSecret(hash, second ?? "")).toBe(true);
  expect(isMailboxSecret(hash, first ?? "")).toBe(false);
  expect(isMailboxSecret(hash, hash ?? "")).toBe(false);
  expect(isMailboxSecret(null, "")).toBe(false);
});
