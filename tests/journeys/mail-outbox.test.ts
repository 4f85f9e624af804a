import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addNote } from "#app/features/replies/add-note.server.ts";
import { deliverMessage } from "#app/features/replies/deliver-message.server.ts";
import { largestAttempts } from "#app/features/replies/delivery-jobs.ts";
import { retryDelivery } from "#app/features/replies/retry-delivery.server.ts";
import { sendReply, type ReplyForm } from "#app/features/replies/send-reply.server.ts";
import { sweepOutbox } from "#app/features/replies/sweep-outbox.server.ts";
import { readHome } from "#app/features/home/read-home.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { listShopsWithForgottenOutbox } from "#app/platform/db/shop-directory.server.ts";
import { createMailer } from "#app/platform/mail/smtp-out.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import {
  conversation,
  deskOf,
  makeMailShop,
  receive,
  sendWaitingMail,
  startMail,
  stopMail,
  writeMail,
  type MailShop,
} from "./mail-desk.ts";
import { headerOf, startPostbox, type Postbox } from "./mail-postbox.ts";

let postbox: Postbox;
let shop: MailShop;
let shops = 0;

beforeAll(async () => {
  await startMail();
  postbox = await startPostbox();
});
beforeEach(async () => {
  shops += 1;
  postbox.mails.length = 0;
  postbox.refuseWith = null;
  shop = await makeMailShop(`outbox-${shops}`, postbox);
  await receive(shop, writeMail({}, "Hello"));
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

const form = (more: Partial<ReplyForm> = {}): ReplyForm => ({ body: "Here you are", clientKey: randomUUID(), ...more });

async function reply(more: Partial<ReplyForm> = {}): Promise<string> {
  const outcome = await sendReply(shop.desk, 1, form(more));
  if (!outcome?.ok) throw new Error(`not sent: ${outcome?.problem}`);
  return outcome.value.messageId;
}

const deliveryOf = async (id: string) => (await conversation(shop, 1)).find((message) => message.id === id)?.delivery;

test("a mail server that is down loses nothing: the message waits with the reason, and goes out later", async () => {
  const id = await reply();
  const down = { ...shop.desk, mailer: createMailer({ url: "smtp://127.0.0.1:1" }) };
  await expect(deliverMessage(down, { messageId: id })).rejects.toThrow("did not take");
  expect(await deliveryOf(id)).toMatchObject({ state: "queued", detail: expect.stringContaining("ECONNREFUSED") });
  postbox.refuseWith = 451;
  await expect(deliverMessage(shop.desk, { messageId: id })).rejects.toThrow("attempt 2");
  postbox.refuseWith = null;
  await deliverMessage(shop.desk, { messageId: id });
  expect(await deliveryOf(id)).toMatchObject({ state: "sent", detail: null });
  expect(postbox.mails).toHaveLength(1);
});

test("a final refusal is shown, and a person may try again", async () => {
  const id = await reply();
  postbox.refuseWith = 550;
  await deliverMessage(shop.desk, { messageId: id });
  expect(await deliveryOf(id)).toMatchObject({ state: "failed", detail: expect.stringContaining("550") });
  await deliverMessage(shop.desk, { messageId: id });
  expect((await shop.desk.db.message.findFirst({ where: { id: BigInt(id) } }))?.deliveryAttempts).toBe(1);
  postbox.refuseWith = null;
  await retryDelivery(shop.desk, BigInt(id));
  await sendWaitingMail(shop);
  expect(await deliveryOf(id)).toMatchObject({ state: "sent" });
});

test("trying comes to an end", async () => {
  const id = await reply();
  await shop.desk.db.message.updateMany({
    where: { id: BigInt(id) },
    data: { deliveryAttempts: largestAttempts - 1 },
  });
  postbox.refuseWith = 451;
  await deliverMessage(shop.desk, { messageId: id });
  expect(await deliveryOf(id)).toMatchObject({ state: "failed", detail: expect.stringContaining("451") });
});

test("a crash after the mail server took it sends it again under the same id, and a finished one never", async () => {
  const id = await reply();
  let taken = () => {};
  const crashed = new Promise<void>((resolve) => (taken = resolve));
  const crashing = {
    ...shop.desk,
    mailer: {
      ...postbox.mailer,
      send: async (mail: Parameters<typeof postbox.mailer.send>[0]) => {
        await postbox.mailer.send(mail);
        taken();
        return new Promise<never>(() => {});
      },
    },
  };
  void deliverMessage(crashing, { messageId: id });
  await crashed;
  expect(await deliveryOf(id)).toMatchObject({ state: "sending" });
  await deliverMessage(shop.desk, { messageId: id });
  await deliverMessage(shop.desk, { messageId: id });
  expect(postbox.mails).toHaveLength(2);
  expect(new Set(postbox.mails.map(({ raw }) => headerOf(raw, "Message-ID"))).size).toBe(1);
});

test("the same form posted 20 times at once is one message, one mail and one event", async () => {
  const posted = form();
  const jobs = await jobQueue.pending();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => sendReply(shop.desk, 1, posted)));
  expect(new Set(outcomes.map((outcome) => outcome?.ok && outcome.value.messageId)).size).toBe(1);
  expect(outcomes.every((outcome) => outcome?.ok)).toBe(true);
  expect(await conversation(shop, 1)).toHaveLength(2);
  expect(await jobQueue.pending()).toBe(jobs + 1);
  expect(await shop.desk.db.ticketEvent.count({ where: { kind: "status" } })).toBe(1);
  await sendWaitingMail(shop);
  expect(postbox.mails).toHaveLength(1);
});

test("who has not seen the newest message is shown it first, and nothing is lost", async () => {
  const [seen] = await conversation(shop, 1);
  await receive(shop, writeMail({ References: `<${await idOf(seen?.id)}>` }, "Forget it, I found it"));
  const posted = form({ lastSeenMessageId: seen?.id });
  const crossed = await sendReply(shop.desk, 1, posted);
  expect(crossed).toMatchObject({ ok: false, problem: "crossed", messages: [{ bodyText: "Forget it, I found it" }] });
  expect(await conversation(shop, 1)).toHaveLength(2);
  // A further one while they read: it is shown, too, before it is answered past.
  await receive(shop, writeMail({ References: `<${await idOf(seen?.id)}>` }, "No, it was another one"));
  const shown = (await conversation(shop, 1)).at(-2)?.id;
  const again = await sendReply(shop.desk, 1, { ...posted, lastSeenMessageId: shown });
  expect(again).toMatchObject({ problem: "crossed", messages: [{ bodyText: "No, it was another one" }] });
  const newestSeen = (await conversation(shop, 1)).at(-1)?.id;
  expect(await sendReply(shop.desk, 1, { ...posted, lastSeenMessageId: newestSeen })).toMatchObject({ ok: true });

  const colleague = await deskOf(shop.desk.shop.id, "Ewa");
  const newest = (await conversation(shop, 1)).at(-2)?.id;
  const second = await sendReply(colleague, 1, form({ lastSeenMessageId: newest }));
  expect(second).toMatchObject({ problem: "crossed", messages: [{ kind: "reply", authorName: "Tom" }] });
  await addNote(shop.desk, 1, { body: "Only a note", clientKey: randomUUID() });
  const now = (await conversation(shop, 1)).at(-2)?.id;
  expect(await sendReply(colleague, 1, form({ lastSeenMessageId: now }))).toMatchObject({ ok: true });
});

const idOf = async (id = "0") =>
  (await shop.desk.db.message.findFirstOrThrow({ where: { id: BigInt(id) } })).messageIdHeader;

test.each([
  [{ body: " \n " }, { problem: "empty", field: "body" }],
  [{ body: "x".repeat(100_001) }, { problem: "too_long", field: "body" }],
  [{ clientKey: "x" }, { problem: "bad_key" }],
])("a form that cannot be sent is answered beside its field", async (more, problem) => {
  expect(await sendReply(shop.desk, 1, form(more))).toMatchObject(problem);
  expect(await conversation(shop, 1)).toHaveLength(1);
});

test("nobody can be answered who left no address", async () => {
  await receive(shop, writeMail({ From: null }, "Who am I"), { envelopeFrom: "" });
  expect(await sendReply(shop.desk, 2, form())).toMatchObject({ problem: "no_address" });
});

test("a mailbox that cannot carry a reply token fails the message at once, and says why", async () => {
  const id = await reply();
  await shop.desk.db.mailbox.updateMany({ data: { address: `${"x".repeat(60)}-${shops}@in.latte.test` } });
  await deliverMessage(shop.desk, { messageId: id });
  expect(await deliveryOf(id)).toMatchObject({ state: "failed", detail: "bad_address" });
  expect(postbox.mails).toEqual([]);
});

test("a note is kept once, is not sent, and does not count as an answer", async () => {
  const note = { body: "Ask Ewa", clientKey: randomUUID() };
  expect(await addNote(shop.desk, 1, note)).toEqual(await addNote(shop.desk, 1, note));
  expect((await conversation(shop, 1)).at(-1)).toMatchObject({ kind: "note", delivery: null, authorName: "Tom" });
  const ticket = await shop.desk.db.ticket.findFirstOrThrow({ where: { number: 1 } });
  expect(ticket).toMatchObject({ status: "new", preview: "Hello", lastMessageBy: "customer", messageCount: 2 });
  expect(ticket.waitingSince).not.toBeNull();
  await sendWaitingMail(shop);
  expect(postbox.mails).toEqual([]);
});

test("what is not there or another shop's is not found", async () => {
  const other = await makeMailShop(`outbox-other-${shops}`, postbox);
  const id = await reply();
  expect(await sendReply(shop.desk, 2, form())).toBeNull();
  expect(await sendReply(shop.desk, 1e12, form())).toBeNull();
  expect(await addNote(other.desk, 1, form())).toBeNull();
  expect(await sendReply(other.desk, 1, form())).toBeNull();
  expect(await retryDelivery(other.desk, BigInt(id))).toBeNull();
  await deliverMessage(other.desk, { messageId: id });
  expect(postbox.mails).toEqual([]);
});

const hoursAgo = (hours: number) => new Date(shop.desk.now().getTime() - hours * 3_600_000);
const waitSince = (id: string, hours: number, more: object = {}) =>
  shop.desk.db.message.updateMany({ where: { id: BigInt(id) }, data: { createdAt: hoursAgo(hours), ...more } });

test("a mail that waits and has no job is asked for again, once; one that is to be tried again is left to its wait", async () => {
  const lost = await reply();
  const waits = await reply({ body: "Another" });
  await waitSince(lost, 10);
  await waitSince(waits, 10);
  await prisma.$executeRaw`delete from pgboss.job where name = 'send-mail' and data->'data'->>'messageId' = ${lost}`;
  await prisma.$executeRaw`
    update pgboss.job set state = 'retry', start_after = now() + interval '1 hour'
    where name = 'send-mail' and data->'data'->>'messageId' = ${waits}`;
  expect(await listShopsWithForgottenOutbox(hoursAgo(1))).toContain(shop.desk.shop.id);
  await sweepOutbox(shop.desk);
  await sweepOutbox(shop.desk);
  const jobs = await prisma.$queryRaw<{ id: string; state: string }[]>`
    select data->'data'->>'messageId' as id, state::text from pgboss.job
    where name = 'send-mail' and data->>'shopId' = ${shop.desk.shop.id.toString()} order by id`;
  expect(jobs).toEqual([
    { id: lost, state: "created" },
    { id: waits, state: "retry" },
  ]);
});

test("what could not leave for three days fails with the reason, and a person may send it again", async () => {
  const old = await reply();
  const half = await reply({ body: "Half-sent" });
  const young = await reply({ body: "Younger" });
  await waitSince(old, 73, { deliveryDetail: "451 later" });
  await waitSince(half, 72.5, { deliveryState: "sending" });
  await waitSince(young, 71);
  await sweepOutbox(shop.desk);
  expect(await deliveryOf(old)).toMatchObject({ state: "failed", detail: "given_up: 451 later" });
  // It may be under way just now; hours later a crash has left it so, and whether it left only the customer knows.
  expect(await deliveryOf(half)).toMatchObject({ state: "sending" });
  await waitSince(half, 74, { deliveryState: "sending" });
  await sweepOutbox(shop.desk);
  expect(await deliveryOf(half)).toMatchObject({ state: "failed", detail: "given_up" });
  expect(await deliveryOf(young)).toMatchObject({ state: "queued" });
  expect(await retryDelivery(shop.desk, BigInt(old))).toMatchObject({ ok: true });
  await sweepOutbox(shop.desk);
  expect(await deliveryOf(old)).toMatchObject({ state: "queued", detail: null });
  await deliverMessage(shop.desk, { messageId: old });
  expect(await deliveryOf(old)).toMatchObject({ state: "sent" });
});

test("Home says since when how many mails are late, before anything has failed", async () => {
  await prisma.shop.update({ where: { id: shop.desk.shop.id }, data: { scopes: [] } });
  const id = await reply();
  const mailOut = async () => (await readHome(shop.desk)).health.mailOut;
  expect(await mailOut()).toMatchObject({ health: "unknown", late: 0, lateSince: null });
  await waitSince(id, 10);
  expect(await mailOut()).toMatchObject({ health: "delayed", late: 1, failed: 0 });
  expect(Date.parse((await mailOut()).lateSince!)).toBeCloseTo(hoursAgo(10).getTime(), -5);
  await shop.desk.db.message.updateMany({ where: { id: BigInt(id) }, data: { deliveryState: "failed" } });
  const { ticketId } = await shop.desk.db.message.findFirstOrThrow({ where: { id: BigInt(id) } });
  await shop.desk.db.message.createMany({
    data: Array.from({ length: 1_100 }, () => ({ ticketId, kind: "note", authorName: "Tom", bodyText: "x" })),
  });
  expect(await mailOut()).toMatchObject({ health: "trouble", late: 0, failed: 1 });
});
