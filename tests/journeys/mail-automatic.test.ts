import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { retryDelivery } from "#app/features/replies/retry-delivery.server.ts";
import { viewRules } from "#app/features/inbox/inbox-view.ts";
import { listInbox } from "#app/features/inbox/list-inbox.server.ts";
import {
  conversation,
  countTickets,
  eventsOf,
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
/** Of the answer that was sent about ticket 1. */
let sent: { id: string; from: string; raw: string };
let shops = 0;

beforeAll(async () => {
  await startMail();
  postbox = await startPostbox();
});
beforeEach(async () => {
  shops += 1;
  shop = await makeMailShop(`automatic-${shops}`, postbox);
  await receive(shop, writeMail({}, "Hello"));
  await sendReply(shop.desk, 1, { body: "Here you are", clientKey: randomUUID() });
  await sendWaitingMail(shop);
  const mail = postbox.mails.at(-1);
  sent = { id: headerOf(mail?.raw ?? "", "Message-ID") ?? "", from: mail?.from ?? "", raw: mail?.raw ?? "" };
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

const ticketNow = () => shop.desk.db.ticket.findFirstOrThrow({ where: { number: 1 } });

test("an out-of-office answer is shown in its ticket, and wakes nothing", async () => {
  const before = await ticketNow();
  await receive(shop, writeMail({ "In-Reply-To": sent.id, "Auto-Submitted": "auto-replied" }, "I am away"));
  expect(await countTickets(shop)).toBe(1);
  expect((await conversation(shop, 1)).at(-1)).toMatchObject({ bodyText: "I am away", automatic: true });
  expect(await ticketNow()).toEqual({ ...before, messageCount: 3 });
});

test("an automatic mail about nothing of ours is a ticket that nobody waits for", async () => {
  await receive(shop, writeMail({ From: "News <no-reply@example.net>", "List-Id": "<news.example.net>" }, "Sale"));
  const [row] = (await listInbox(shop.desk, { ...viewRules.open, cursor: null })).rows;
  expect(row).toMatchObject({ number: 2, status: "new", waitingSince: null, unread: true });
});

/** A report of failed delivery as mail servers write it. */
const report = (about: string, action = "failed") =>
  writeMail(
    {
      From: "Mail Delivery System <mailer-daemon@mx.example.com>",
      Subject: "Undelivered Mail Returned to Sender",
      "Auto-Submitted": "auto-replied",
      "Content-Type": 'multipart/report; report-type=delivery-status; boundary="b"',
    },
    [
      "--b",
      "Content-Type: text/plain",
      "",
      "I could not deliver it.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.com",
      "",
      "Final-Recipient: rfc822; ana@example.com",
      `Action: ${action}`,
      "Status: 5.1.1",
      "Diagnostic-Code: smtp; 550 5.1.1 no such user",
      "",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      `Message-ID: ${about}`,
      "",
      "--b--",
      "",
    ].join("\n"),
  );

test("a real report marks our message as bounced, once, and brings the ticket back", async () => {
  await receive(shop, report(sent.id), { envelopeFrom: "", recipients: [sent.from] });
  expect(await countTickets(shop)).toBe(1);
  const [, reply, ...more] = await conversation(shop, 1);
  expect(more).toEqual([]);
  expect(reply?.delivery).toMatchObject({ state: "bounced", detail: "5.1.1 550 5.1.1 no such user" });
  expect(await shop.desk.db.ticket.findFirst({ where: { number: 1 } })).toMatchObject({ status: "open", isOpen: true });
  expect((await eventsOf(shop, 1)).at(-1)).toMatchObject({ kind: "reopened", data: { because: "bounced" } });
  const events = (await eventsOf(shop, 1)).length;
  await receive(shop, report(`${sent.id} `), { envelopeFrom: "", recipients: [sent.from] });
  expect(await eventsOf(shop, 1)).toHaveLength(events);

  expect(await retryDelivery(shop.desk, BigInt(reply?.id ?? 0))).toEqual({ ok: true, value: null });
  expect(await retryDelivery(shop.desk, BigInt(reply?.id ?? 0))).toMatchObject({ problem: "not_failed" });
  const before = postbox.mails.length;
  await sendWaitingMail(shop);
  expect(postbox.mails).toHaveLength(before + 1);
  expect(headerOf(postbox.mails.at(-1)?.raw ?? "", "Message-ID")).toBe(sent.id);
});

test.each([
  ["a mail that we did not send", () => report("<c.1.2.aaaaaaaaaaaaaaaa@example.com>")],
  ["no mail", () => report("")],
  ["a mail of ours that is only late", () => report(sent.id, "delayed")],
])("case 46: a report about %s changes no state and is not lost", async (_, raw) => {
  await receive(shop, raw(), { envelopeFrom: "" });
  expect((await conversation(shop, 1))[1]?.delivery?.state).toBe("sent");
  const all = [...(await conversation(shop, 1)), ...(await conversation(shop, 2))];
  expect(all.filter(({ automatic }) => automatic)).toHaveLength(1);
});

test("another shop's report changes nothing here", async () => {
  const other = await makeMailShop(`automatic-other-${shops}`, postbox);
  await receive(other, report(sent.id), { envelopeFrom: "" });
  expect((await conversation(shop, 1))[1]?.delivery?.state).toBe("sent");
});

test("our own mail that comes back is kept aside, and our address borrowed by others is not", async () => {
  await receive(shop, new TextEncoder().encode(Buffer.from(sent.raw, "latin1").toString("latin1")));
  expect(await countTickets(shop)).toBe(1);
  expect(await conversation(shop, 1)).toHaveLength(2);
  expect(await shop.desk.db.inboundMail.count({ where: { state: "done", problem: "own_message" } })).toBe(1);
  await receive(shop, writeMail({ From: `Me <${shop.address}>` }, "Hello myself"));
  expect(await countTickets(shop)).toBe(2);
  expect((await conversation(shop, 2))[0]).toMatchObject({ automatic: true });
});
