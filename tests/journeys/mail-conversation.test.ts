import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { saveDraft } from "#app/features/replies/save-draft.server.ts";
import { viewRules } from "#app/features/inbox/inbox-view.ts";
import { listInbox } from "#app/features/inbox/list-inbox.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
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
beforeAll(async () => {
  await startMail();
  postbox = await startPostbox();
  shop = await makeMailShop("conversation", postbox);
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

test("mail in, ticket, answer, mail out, the customer's answer finds its way back", async () => {
  await receive(shop, writeMail({ "Message-ID": "<first@example.com>" }, "Hello,\nit has been six days."));
  const [row] = (await listInbox(shop.desk, { ...viewRules.open, cursor: null })).rows;
  expect(row).toMatchObject({
    number: 1,
    subject: "Where is my parcel?",
    status: "new",
    customerName: "Ana Kowalska",
    preview: "Hello, it has been six days.",
    lastMessageBy: "customer",
    unread: true,
    assigneeName: null,
  });
  expect(row?.waitingSince).toBe(row?.lastActivityAt);

  await saveDraft(shop.desk, 1, { kind: "reply", body: "It will arr" });
  expect((await openTicket(shop.desk, 1))?.drafts.reply).toBe("It will arr");
  const answered = await sendReply(shop.desk, 1, { body: "It will arrive **tomorrow**.", clientKey: randomUUID() });
  expect(answered).toMatchObject({ ok: true });
  const ticket = await openTicket(shop.desk, 1);
  expect(ticket).toMatchObject({ status: "pending", waitingSince: null, drafts: { reply: "" } });
  expect((await listInbox(shop.desk, { ...viewRules.open, cursor: null })).rows).toEqual([]);
  expect((await listInbox(shop.desk, { ...viewRules.pending, cursor: null })).rows[0]).toMatchObject({
    preview: "It will arrive **tomorrow**.",
    lastMessageBy: "staff",
    unread: false,
  });

  expect((await conversation(shop, 1))[1]?.delivery).toEqual({ state: "queued", detail: null, sentAt: null });
  await sendWaitingMail(shop);
  const [sent] = postbox.mails;
  const raw = sent?.raw ?? "";
  expect(sent?.to).toEqual(["ana@example.com"]);
  expect(headerOf(raw, "From")).toBe(`conversation support <${shop.address}>`);
  expect(headerOf(raw, "Subject")).toBe("Re: Where is my parcel?");
  expect(headerOf(raw, "In-Reply-To")).toBe("<first@example.com>");
  expect(headerOf(raw, "References")).toBe("<first@example.com>");
  const replyTo = /<(support\+t_[a-z2-7_1]+@conversation\.in\.latte\.test)>/.exec(headerOf(raw, "Reply-To") ?? "")?.[1];
  expect(replyTo).toBeDefined();
  const [, reply] = await conversation(shop, 1);
  expect(reply?.delivery?.state).toBe("sent");
  expect(reply?.delivery?.sentAt).not.toBeNull();

  await receive(
    shop,
    writeMail(
      { Subject: "Something else", "In-Reply-To": headerOf(raw, "Message-ID") },
      "Thank you!\n\nOn Sat, Nov 21, 2026 at 10:00 conversation support wrote:\n> It will arrive tomorrow.",
    ),
    { recipients: [replyTo ?? ""] },
  );
  expect(await countTickets(shop)).toBe(1);
  const messages = await conversation(shop, 1);
  expect(messages.map(({ kind, bodyText }) => [kind, bodyText])).toEqual([
    ["customer", "Hello,\nit has been six days."],
    ["reply", "It will arrive **tomorrow**."],
    ["customer", "Thank you!"],
  ]);
  expect(messages[2]?.quotedText).toContain("> It will arrive tomorrow.");
  expect((await openTicket(shop.desk, 1))?.status).toBe("open");
  expect((await eventsOf(shop, 1)).map(({ kind, data, staffName }) => [kind, data, staffName])).toEqual([
    ["created", { channel: "email" }, null],
    ["status", { from: "new", to: "pending" }, "Tom"],
    ["reopened", { from: "pending", to: "open" }, null],
  ]);

  await sendReply(shop.desk, 1, { body: "You are welcome.", clientKey: randomUUID(), status: "solved" });
  await sendWaitingMail(shop);
  const last = postbox.mails[1]?.raw ?? "";
  const ids = [/first@example\.com/, /c\.\d+\.\d+\.[a-z2-7]{16}@/, /mail-\d+@example\.com/];
  const references = (headerOf(last, "References") ?? "").split(" ");
  expect(references).toHaveLength(3);
  ids.forEach((id, at) => expect(references[at]).toMatch(id));
  expect(headerOf(last, "In-Reply-To")).toBe(references[2]);
  expect((await openTicket(shop.desk, 1))?.status).toBe("solved");
});

test("two unanswered mails wait since the first, and the second does not change the row's place in time of waiting", async () => {
  const early = new Date("2026-11-20T10:00:00Z");
  const late = new Date("2026-11-20T12:00:00Z");
  await receive(shop, writeMail({ "Message-ID": "<early@example.com>" }, "One"), { receivedAt: early });
  await receive(shop, writeMail({ References: "<early@example.com>", Date: "Thu, 1 Jan 1970 00:00:00 +0000" }, "Two"), {
    receivedAt: late,
  });
  const ticket = await shop.desk.db.ticket.findFirstOrThrow({ where: { number: 2 } });
  expect(ticket).toMatchObject({ waitingSince: early, lastActivityAt: late, messageCount: 2, preview: "Two" });
});
