import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { forwardMessage, type ForwardForm } from "#app/features/replies/forward-message.server.ts";
import { addNote } from "#app/features/replies/add-note.server.ts";
import { sendReply, type ReplyForm } from "#app/features/replies/send-reply.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { parseMail } from "#tests/standin/mailbox/stored-mail.ts";
import {
  conversation,
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
  shop = await makeMailShop(`copies-${shops}`, postbox);
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

const reply = (more: Partial<ReplyForm> = {}) =>
  sendReply(shop.desk, 1, { body: "Here you are", clientKey: randomUUID(), ...more });
async function forward(more: Partial<ForwardForm> = {}) {
  const [original] = await conversation(shop, 1);
  return forwardMessage(shop.desk, 1, {
    messageId: BigInt(original!.id),
    to: ["carrier@example.com"],
    cc: [],
    bcc: [],
    body: "Where is this parcel?",
    clientKey: randomUUID(),
    draftFileIds: [],
    ...more,
  });
}
const letters = (index: number) => Buffer.from(postbox.mails[index]!.raw, "latin1");

test("a mail that only claims to be the customer's puts nobody in copy", async () => {
  const forged = {
    Cc: "Eve <eve@evil.example>",
    "Authentication-Results": "mx.latte.test; dmarc=fail header.from=example.com",
  };
  await receive(shop, writeMail({ ...forged, "Message-ID": "<forged@example.com>" }, "Hello"));
  expect((await conversation(shop, 1))[0]).toMatchObject({ senderTrust: "failed", cc: ["eve@evil.example"] });
  expect((await openTicket(shop.desk, 1))?.compose.cc).toEqual([]);
  const answer = { ...forged, To: shop.address, "In-Reply-To": "<forged@example.com>" };
  await receive(shop, writeMail(answer, "Me again"));
  expect(await conversation(shop, 1)).toHaveLength(2);
  expect((await openTicket(shop.desk, 1))?.compose.cc).toEqual([]);
});

test("whom the customer put in copy is kept, offered with the answer, and remembered as we change it", async () => {
  const cc = `Bo <bo@example.com>, ${shop.address}, ana@example.com`;
  await receive(shop, writeMail({ To: `${shop.address}, Cy <cy@example.com>`, Cc: cc }, "Hello"));
  expect((await conversation(shop, 1))[0]).toMatchObject({ cc: ["cy@example.com", "bo@example.com"] });
  expect((await openTicket(shop.desk, 1))?.compose).toMatchObject({
    reply: null,
    cc: ["cy@example.com", "bo@example.com"],
    people: ["bo@example.com", "cy@example.com"],
  });
  await reply({ cc: ["bo@example.com"] });
  expect((await openTicket(shop.desk, 1))?.compose.cc).toEqual(["bo@example.com"]);
});

test("copies reach everybody, and nobody learns of the secret ones", async () => {
  await receive(shop, writeMail({}, "Hello"));
  await reply({ cc: ["Bo@Example.com"], bcc: ["eve@example.com", "ana@example.com"] });
  await sendWaitingMail(shop);
  const [mail] = postbox.mails;
  expect(mail!.to.sort()).toEqual(["ana@example.com", "bo@example.com", "eve@example.com"]);
  expect(headerOf(mail!.raw, "To")).toContain("ana@example.com");
  expect(headerOf(mail!.raw, "Cc")).toBe("bo@example.com");
  expect(mail!.raw).not.toMatch(/eve@|^bcc/im);
  expect((await conversation(shop, 1)).at(-1)).toMatchObject({ cc: ["bo@example.com"], bcc: ["eve@example.com"] });
});

test.each([
  [{ cc: ["x@example.com\r\nBcc: evil@example.com"] }, "bad_recipient", "cc"],
  [{ cc: ["not an address"] }, "bad_recipient", "cc"],
  [{ bcc: Array.from({ length: 21 }, (_, n) => `p${n}@example.com`) }, "too_many_recipients", "bcc"],
])("%j is refused at its field, and nothing is sent", async (more, problem, field) => {
  await receive(shop, writeMail({}, "Hello"));
  expect(await reply(more)).toMatchObject({ ok: false, problem, field });
  expect(await conversation(shop, 1)).toHaveLength(1);
});

test("our own mailbox is never in copy", async () => {
  await receive(shop, writeMail({}, "Hello"));
  const own = shop.address.replace("@", "+abc@");
  expect(await reply({ cc: [own] })).toMatchObject({ problem: "own_recipient", field: "cc", detail: own });
});

test("an answer ends with both signatures and quotes what the customer said, and nobody else's words", async () => {
  await receive(shop, writeMail({}, "Where is it?\nSince Monday!"));
  await addNote(shop.desk, 1, { body: "A difficult one", clientKey: randomUUID() });
  await shop.desk.db.staff.updateMany({ data: { signature: "Tom" } });
  await shop.desk.db.mailbox.updateMany({ data: { signature: "<b>Mugs</b> & more" } });
  await reply();
  await sendWaitingMail(shop);
  const mail = await parseMail(letters(0));
  expect(mail.text).toMatch(
    /^Here you are\n\n-- \nTom\n<b>Mugs<\/b> & more\n\nOn \d{4}-\d\d-\d\d \d\d:\d\d, Ana Kowalska wrote:\n> Where is it\?\n> Since Monday!\n+$/,
  );
  expect(mail.html).toContain("&lt;b&gt;Mugs&lt;/b&gt; &amp; more");
  expect(mail.html).toMatch(/<blockquote[^>]*>Where is it\?<br>/);
  expect(`${mail.text}${mail.html}`).not.toContain("difficult");
  expect((await openTicket(shop.desk, 1))?.compose.signature).toBe("Tom\n<b>Mugs</b> & more");
});

test("a message is sent on with its file; the answer comes in as a guest's, and the customer sees nothing of it", async () => {
  const file =
    "--b\nContent-Type: text/plain\n\nIt is broken\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=list.txt\n\nfile words\n--b--";
  await receive(shop, writeMail({ "Content-Type": 'multipart/mixed; boundary="b"' }, file));
  const before = await shop.desk.db.ticket.findFirstOrThrow({ where: { number: 1 } });
  expect(await forward({ bcc: ["boss@example.com"] })).toMatchObject({ ok: true });
  await sendWaitingMail(shop);
  const sent = postbox.mails[0]!;
  expect(sent.to.sort()).toEqual(["boss@example.com", "carrier@example.com"]);
  const mail = await parseMail(letters(0));
  expect(mail.subject).toBe("Fwd: Where is my parcel?");
  expect(mail.text).toMatch(
    /^Where is this parcel\?\n\n-{10} Forwarded message -{10}\nFrom: Ana Kowalska <ana@example.com>/,
  );
  expect(mail.text).toContain("It is broken");
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(["list.txt"]);
  expect(mail.inReplyTo).toBeUndefined();
  const after = await shop.desk.db.ticket.findFirstOrThrow({ where: { number: 1 } });
  expect(after).toMatchObject({
    status: before.status,
    waitingSince: before.waitingSince,
    cc: [],
    preview: before.preview,
  });

  const answerTo = mail.replyTo![0]!.address!;
  const from = { From: "Carrier <carrier@example.com>", "In-Reply-To": mail.messageId!, To: answerTo };
  await receive(shop, writeMail(from, "It is in Kraków"), { recipients: [answerTo] });
  expect((await conversation(shop, 1)).at(-1)).toMatchObject({ kind: "guest", bodyText: "It is in Kraków" });
  await reply();
  await sendWaitingMail(shop);
  const toCustomer = postbox.mails[1]!;
  expect(toCustomer.to).toEqual(["ana@example.com"]);
  expect(toCustomer.raw).not.toMatch(/carrier|Krak|Where is this parcel/);
  expect(headerOf(toCustomer.raw, "References")).not.toContain(mail.messageId!);
});

test("what cannot be sent on is refused", async () => {
  await receive(shop, writeMail({}, "Hello"));
  const other = await makeMailShop(`copies-other-${shops}`);
  await receive(other, writeMail({}, "Theirs"));
  const theirs = BigInt((await conversation(other, 1))[0]!.id);
  expect(await forward({ to: [] })).toMatchObject({ problem: "no_recipient", field: "to" });
  expect(await forward({ to: [shop.address] })).toMatchObject({ problem: "own_recipient" });
  expect(await forward({ messageId: theirs })).toMatchObject({ problem: "no_such_message" });
  const note = await addNote(shop.desk, 1, { body: "For us", clientKey: randomUUID() });
  expect(await forward({ messageId: BigInt(note?.ok ? note.value.messageId : 0) })).toMatchObject({
    problem: "no_such_message",
  });
  const clientKey = randomUUID();
  expect(await forward({ clientKey, body: "" })).toEqual(await forward({ clientKey, body: "" }));
  expect(await conversation(shop, 1)).toHaveLength(3);
});
