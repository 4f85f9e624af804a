import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { attachFile } from "#app/features/files/attach-file.server.ts";
import { deliverMessage } from "#app/features/replies/deliver-message.server.ts";
import { forwardMessage } from "#app/features/replies/forward-message.server.ts";
import { saveDraft } from "#app/features/replies/save-draft.server.ts";
import { sendReply, type ReplyForm } from "#app/features/replies/send-reply.server.ts";
import { undoSend } from "#app/features/replies/undo-send.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import {
  conversation,
  deskOf,
  makeMailShop,
  receive,
  startMail,
  stopMail,
  writeMail,
  type MailShop,
} from "./mail-desk.ts";
import { startPostbox, type Postbox } from "./mail-postbox.ts";

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
  shop = await makeMailShop(`undo-${shops}`, postbox);
  await shop.desk.db.shopSettings.updateMany({ data: { undoSeconds: 10 } });
  await receive(shop, writeMail({ Cc: "Bo <bo@example.com>" }, "Hello"));
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

async function send(more: Partial<ReplyForm> = {}): Promise<string> {
  const outcome = await sendReply(shop.desk, 1, { body: "Here you are", clientKey: randomUUID(), ...more });
  if (!outcome?.ok) throw new Error(`not sent: ${outcome?.problem}`);
  return outcome.value.messageId;
}
const later = (seconds: number): StaffDesk => ({ ...shop.desk, now: () => new Date(Date.now() + seconds * 1_000) });
const ticket = () => shop.desk.db.ticket.findFirstOrThrow({ where: { number: 1 } });
const place = async () => {
  const { status, isOpen, waitingSince, preview, lastMessageBy, lastActivityAt, solvedAt, messageCount, cc, unread } =
    await ticket();
  return { status, isOpen, waitingSince, preview, lastMessageBy, lastActivityAt, solvedAt, messageCount, cc, unread };
};

test("what is taken back never leaves, and all is as before", async () => {
  const before = await place();
  const file = await attachFile(shop.desk, 1, { kind: "reply", fileName: "a.txt", bytes: Buffer.from("a") });
  const draftFileIds = file?.ok ? [file.value.id] : [];
  const id = await send({ status: "solved", cc: ["bo@example.com"], bcc: ["eve@example.com"], draftFileIds });
  expect(await ticket()).toMatchObject({ status: "solved", waitingSince: null, lastMessageBy: "staff" });
  expect((await conversation(shop, 1)).at(-1)?.undoUntil).not.toBeNull();
  expect(await undoSend(shop.desk, 1, BigInt(id))).toMatchObject({
    ok: true,
    value: {
      body: "Here you are",
      recipients: { cc: ["bo@example.com"], bcc: ["eve@example.com"] },
      files: [{ fileName: "a.txt" }],
    },
  });
  expect(await place()).toEqual(before);
  const view = await openTicket(shop.desk, 1);
  expect(view?.drafts.reply).toBe("Here you are");
  expect(view?.compose).toMatchObject({ reply: { bcc: ["eve@example.com"] }, files: [{ fileName: "a.txt" }] });
  await deliverMessage(later(60), { messageId: id });
  expect(postbox.mails).toEqual([]);
  expect(await undoSend(shop.desk, 1, BigInt(id))).toBeNull();
});

test("nothing leaves before its time, and nothing can be taken back after it", async () => {
  const id = await send();
  await deliverMessage(shop.desk, { messageId: id });
  expect(postbox.mails).toEqual([]);
  expect(await undoSend(later(11), 1, BigInt(id))).toMatchObject({ ok: false, problem: "too_late" });
  await deliverMessage(later(11), { messageId: id });
  expect(postbox.mails).toHaveLength(1);
  expect(await undoSend(shop.desk, 1, BigInt(id))).toMatchObject({ ok: false, problem: "too_late" });
  expect((await conversation(shop, 1)).at(-1)).toMatchObject({ kind: "reply", delivery: { state: "sent" } });
});

test("of taking back and delivering at once exactly one wins", async () => {
  const won = { undo: 0, send: 0 };
  for (let round = 0; round < 20; round++) {
    postbox.mails.length = 0;
    const id = await send();
    // The one who delivers has a clock that is ahead: only the row itself can decide.
    const tries = [() => deliverMessage(later(11), { messageId: id }), () => undoSend(shop.desk, 1, BigInt(id))];
    if (round % 2) tries.reverse();
    const answers = await Promise.all(tries.map((one) => one()));
    const undone = answers.some((one) => one?.ok);
    expect(postbox.mails.length, `round ${round}`).toBe(undone ? 0 : 1);
    expect(await shop.desk.db.message.count({ where: { id: BigInt(id) } })).toBe(undone ? 0 : 1);
    won[undone ? "undo" : "send"]++;
  }
  expect(won.undo + won.send).toBe(20);
});

test("what the customer wrote meanwhile stays, and their time goes on", async () => {
  const { waitingSince } = await ticket();
  const id = await send();
  const { messageIdHeader } = await shop.desk.db.message.findFirstOrThrow({ where: { kind: "customer" } });
  await receive(shop, writeMail({ References: `<${messageIdHeader}>` }, "One more thing"));
  expect(await undoSend(shop.desk, 1, BigInt(id))).toMatchObject({ ok: true });
  expect(await ticket()).toMatchObject({ status: "open", waitingSince, preview: "One more thing", messageCount: 2 });
});

test("a new text that was begun meanwhile stands below the one taken back", async () => {
  const id = await send();
  await saveDraft(shop.desk, 1, { kind: "reply", body: "P.S." });
  expect(await undoSend(shop.desk, 1, BigInt(id))).toMatchObject({ value: { body: "Here you are\n\nP.S." } });
});

test("only who wrote it takes it back, in its own ticket and shop", async () => {
  const id = BigInt(await send());
  const other = await makeMailShop(`undo-other-${shops}`);
  await receive(other, writeMail({}, "Hello"));
  await receive(shop, writeMail({}, "Another"));
  expect(await undoSend(await deskOf(shop.desk.shop.id, "Ewa"), 1, id)).toBeNull();
  expect(await undoSend(other.desk, 1, id)).toBeNull();
  expect(await undoSend(shop.desk, 2, id)).toBeNull();
  expect(await undoSend(shop.desk, 1, id)).toMatchObject({ ok: true });
});

test("with no time to take back, a mail leaves at once", async () => {
  await shop.desk.db.shopSettings.updateMany({ data: { undoSeconds: 0 } });
  const id = await send();
  expect(await undoSend(shop.desk, 1, BigInt(id))).toMatchObject({ problem: "too_late" });
  await deliverMessage(shop.desk, { messageId: id });
  expect(postbox.mails).toHaveLength(1);
});

test("a message that was sent on is taken back with its people", async () => {
  const [original] = await conversation(shop, 1);
  const before = await place();
  const sent = await forwardMessage(shop.desk, 1, {
    messageId: BigInt(original!.id),
    to: ["carrier@example.com"],
    cc: [],
    bcc: [],
    body: "Where is it?",
    clientKey: randomUUID(),
    draftFileIds: [],
  });
  const id = sent?.ok ? sent.value.messageId : "0";
  expect(await undoSend(shop.desk, 1, BigInt(id))).toMatchObject({
    value: {
      kind: "forward",
      body: "Where is it?",
      recipients: { to: ["carrier@example.com"], messageId: original!.id },
    },
  });
  expect(await place()).toMatchObject({ ...before, lastActivityAt: expect.any(Date) });
});
