import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addNote } from "#app/features/replies/add-note.server.ts";
import { saveDraft } from "#app/features/replies/save-draft.server.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { mergeCustomers } from "#app/features/customers/merge-customers.server.ts";
import { followTicket } from "#app/features/tickets/follow-ticket.server.ts";
import { mergeTickets } from "#app/features/tickets/merge-tickets.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { setStatus } from "#app/features/tickets/set-status.server.ts";
import { snoozeTicket } from "#app/features/tickets/snooze-ticket.server.ts";
import { splitTicket } from "#app/features/tickets/split-ticket.server.ts";
import { deskOf, eventsOf, makeMailShop, receive, startMail, stopMail, writeMail, type MailShop } from "./mail-desk.ts";

let shop: MailShop;
let other: MailShop;
let shops = 0;
beforeAll(startMail);
beforeEach(async () => {
  shops += 1;
  shop = await makeMailShop(`merge-${shops}`);
  other = await makeMailShop(`merge-other-${shops}`);
  await receive(shop, writeMail({ "Message-ID": "<first@example.com>", Subject: "First" }, "The first"));
  await receive(shop, writeMail({ "Message-ID": "<second@example.com>", Subject: "Second" }, "The second"));
});
afterAll(stopMail);

const ticket = (number: number) => shop.desk.db.ticket.findFirstOrThrow({ where: { number } });
const texts = async (number: number) =>
  (await openTicket(shop.desk, number))!.timeline.flatMap((item) =>
    item.type === "message" ? [item.message.bodyText] : [],
  );
const answer = (desk: MailShop["desk"], number: number, body: string) =>
  sendReply(desk, number, { body, clientKey: randomUUID() });

test("everything of one ticket moves into the other, in the order it came; both say so", async () => {
  await addNote(shop.desk, 1, { body: "A note", clientKey: randomUUID() });
  await saveDraft(shop.desk, 1, { kind: "reply", body: "half an answer", clientKey: randomUUID() });
  await saveDraft(shop.desk, 2, { kind: "reply", body: "another half", clientKey: randomUUID() });
  const before = await ticket(2);
  expect(await mergeTickets(shop.desk, 1, 2)).toEqual({ ok: true, value: { number: 2 } });
  expect(await texts(2)).toEqual(["The first", "The second", "A note"]);
  expect(await texts(1)).toEqual([]);
  expect(await ticket(1)).toMatchObject({ status: "closed", isOpen: false, mergedIntoId: before.id, messageCount: 0 });
  expect(await ticket(2)).toMatchObject({ status: "new", isOpen: true, messageCount: 3, preview: "The second" });
  expect((await openTicket(shop.desk, 2))!.drafts.reply).toBe("another half\n\nhalf an answer");
  expect((await eventsOf(shop, 1)).at(-1)).toMatchObject({
    kind: "merged_away",
    staffName: "Tom",
    data: { number: 2 },
  });
  expect((await eventsOf(shop, 2)).at(-1)).toMatchObject({ kind: "merged", data: { number: 1 } });
});

test("to whom an unsent text was to go moves with it, and joins whom the other was to go to", async () => {
  const people = (cc: string[], to: string[] = []) => ({ to, cc, bcc: [], messageId: null });
  await saveDraft(shop.desk, 1, { kind: "reply", body: "half", recipients: people(["a@example.com"]) });
  await saveDraft(shop.desk, 1, {
    kind: "forward",
    body: "see below",
    recipients: people([], ["carrier@example.com"]),
  });
  await saveDraft(shop.desk, 2, {
    kind: "reply",
    body: "more",
    recipients: people(["b@example.com", "a@example.com"]),
  });
  await mergeTickets(shop.desk, 1, 2);
  const { compose } = (await openTicket(shop.desk, 2))!;
  expect(compose.reply).toEqual(people(["a@example.com", "b@example.com"]));
  expect(compose.forward).toEqual(people([], ["carrier@example.com"]));
});

test("the customer's waiting counts from the first of all their messages", async () => {
  const first = await ticket(1);
  await mergeTickets(shop.desk, 1, 2);
  expect((await ticket(2)).waitingSince).toEqual(first.waitingSince);
});

test("what is answered to a merged ticket later arrives in the one it lives on in", async () => {
  await mergeTickets(shop.desk, 1, 2);
  await receive(shop, writeMail({ "In-Reply-To": "<first@example.com>" }, "About the first again"));
  expect(await texts(2)).toEqual(["The first", "The second", "About the first again"]);
  expect(await shop.desk.db.ticket.count()).toBe(2);
});

test("a solved ticket comes back when somebody still waits in what is merged into it", async () => {
  await answer(shop.desk, 2, "Done");
  await setStatus(shop.desk, 2, "solved");
  await mergeTickets(shop.desk, 1, 2);
  expect(await ticket(2)).toMatchObject({ status: "open", isOpen: true, solvedAt: null });
});

test("who waits in the inbox is not put out of sight by what it is merged into", async () => {
  // Answered after both mails came: the first is still without an answer.
  await answer(shop.desk, 2, "The second is on its way");
  const { waitingSince } = await ticket(1);
  await mergeTickets(shop.desk, 1, 2);
  expect(await ticket(2)).toMatchObject({ status: "open", isOpen: true, waitingSince });

  await receive(shop, writeMail({ "Message-ID": "<third@example.com>", Subject: "Third" }, "The third"));
  await snoozeTicket(shop.desk, 2, new Date(Date.now() + 30 * 86_400_000));
  await mergeTickets(shop.desk, 3, 2);
  expect(await ticket(2)).toMatchObject({ status: "open", isOpen: true, snoozed: false, waitingSince });
});

test("what was put off stays so when nobody waits in what is merged into it", async () => {
  await answer(shop.desk, 1, "The first is on its way");
  await snoozeTicket(shop.desk, 2, null);
  await mergeTickets(shop.desk, 1, 2);
  expect(await ticket(2)).toMatchObject({ isOpen: false, snoozed: true });
});

test("the same merger again changes nothing; a merged ticket is merged no further; a circle cannot be", async () => {
  await mergeTickets(shop.desk, 1, 2);
  const events = await shop.desk.db.ticketEvent.count();
  expect(await mergeTickets(shop.desk, 1, 2)).toEqual({ ok: true, value: { number: 2 } });
  expect(await shop.desk.db.ticketEvent.count()).toBe(events);
  expect(await mergeTickets(shop.desk, 2, 1)).toMatchObject({ ok: false, problem: "merged_before" });
  expect(await mergeTickets(shop.desk, 2, 2)).toMatchObject({ ok: false, problem: "same_ticket" });
  expect(await mergeTickets(shop.desk, 2, 99)).toMatchObject({ ok: false, problem: "target_missing" });
  expect(await mergeTickets(shop.desk, 99, 2)).toBeNull();
});

test("two people who merge two tickets into each other at once: one of them does", async () => {
  const ewa = await deskOf(shop.desk.shop.id, "Ewa");
  const outcomes = await Promise.all([mergeTickets(shop.desk, 1, 2), mergeTickets(ewa, 2, 1)]);
  expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1);
  expect(await shop.desk.db.message.count()).toBe(2);
  expect(await shop.desk.db.ticket.count({ where: { mergedIntoId: null } })).toBe(1);
});

test("another shop's tickets are neither merged nor merged into", async () => {
  await receive(other, writeMail({}, "Theirs"));
  await receive(other, writeMail({}, "Theirs too"));
  await receive(other, writeMail({ From: "bob@example.com" }, "Theirs three"));
  const theirs = await other.desk.db.ticket.count();
  expect(await mergeTickets(shop.desk, 1, 3)).toMatchObject({ ok: false, problem: "target_missing" });
  expect(await other.desk.db.ticket.count({ where: { mergedIntoId: null } })).toBe(theirs);
});

test("a second problem gets a ticket of its own, from that message onwards", async () => {
  await receive(shop, writeMail({ "In-Reply-To": "<first@example.com>" }, "And another thing"));
  await receive(shop, writeMail({ "In-Reply-To": "<first@example.com>" }, "More of that"));
  const { id } = await shop.desk.db.message.findFirstOrThrow({ where: { bodyText: "And another thing" } });
  const eva = await deskOf(shop.desk.shop.id, "Eva");
  await followTicket(shop.desk, 1, eva.staff.id, true);
  await shop.desk.db.ticket.updateMany({ where: { number: 1 }, data: { cc: ["partner@example.com"] } });
  const outcome = await splitTicket(shop.desk, 1, { messageId: id, extent: "onwards", subject: "Another thing" });
  expect(outcome).toEqual({ ok: true, value: { number: 3 } });
  expect(await texts(1)).toEqual(["The first"]);
  expect(await texts(3)).toEqual(["And another thing", "More of that"]);
  expect(await ticket(1)).toMatchObject({ messageCount: 1, preview: "The first" });
  expect(await ticket(3)).toMatchObject({
    subject: "Another thing",
    messageCount: 2,
    isOpen: true,
    preview: "More of that",
    cc: ["partner@example.com"],
  });
  expect(await shop.desk.db.ticketFollower.findMany({ where: { ticket: { number: 3 } } })).toMatchObject([
    { staffId: eva.staff.id },
  ]);
  expect((await ticket(3)).customerId).toBe((await ticket(1)).customerId);
  expect((await eventsOf(shop, 1)).at(-1)).toMatchObject({ kind: "split", data: { number: 3 } });
});

test("a guest's message begins a ticket of the guest's", async () => {
  await receive(shop, writeMail({ From: "Bob <bob@example.com>", "In-Reply-To": "<first@example.com>" }, "Me too"));
  const { id } = await shop.desk.db.message.findFirstOrThrow({ where: { bodyText: "Me too" } });
  const cc = ["bob@example.com", "partner@example.com"];
  await shop.desk.db.ticket.updateMany({ where: { number: 1 }, data: { cc } });
  await splitTicket(shop.desk, 1, { messageId: id, extent: "only", subject: "Bob's" });
  expect((await openTicket(shop.desk, 3))!.customer).toMatchObject({ email: "bob@example.com" });
  expect(await ticket(3)).toMatchObject({ cc: ["partner@example.com"] });
});

test("a split takes something and leaves something, and needs a subject", async () => {
  const own = await shop.desk.db.message.findFirstOrThrow({ where: { bodyText: "The first" } });
  const foreign = await shop.desk.db.message.findFirstOrThrow({ where: { bodyText: "The second" } });
  const wish = { extent: "only", subject: "x" } as const;
  expect(await splitTicket(shop.desk, 1, { ...wish, messageId: own.id })).toMatchObject({ problem: "nothing_left" });
  expect(await splitTicket(shop.desk, 1, { ...wish, messageId: foreign.id })).toMatchObject({
    problem: "message_missing",
  });
  expect(await splitTicket(shop.desk, 1, { ...wish, messageId: own.id, subject: " " })).toMatchObject({
    problem: "subject_empty",
    field: "subject",
  });
  expect(await shop.desk.db.ticket.count()).toBe(2);
});

test("who was merged into another customer writes as that customer, from either address", async () => {
  await receive(shop, writeMail({ From: "Ana <ana@work.example>" }, "From work"));
  const [home, work] = await Promise.all(
    ["ana@example.com", "ana@work.example"].map((email) =>
      shop.desk.db.customer.findFirstOrThrow({ where: { email } }),
    ),
  );
  await mergeCustomers(shop.desk, work!.id, home!.id);
  await receive(shop, writeMail({ From: "Ana <ana@work.example>", "In-Reply-To": "<first@example.com>" }, "It is me"));
  await receive(shop, writeMail({ From: "Ana <ana@work.example>" }, "New from work"));
  expect(await shop.desk.db.message.findFirst({ where: { bodyText: "It is me" } })).toMatchObject({ kind: "customer" });
  expect(await shop.desk.db.ticket.count({ where: { customerId: home!.id } })).toBe(4);
});
