import { afterAll, beforeAll, expect, test } from "vitest";
import { processMailJob } from "#app/features/channels/mail-jobs.ts";
import { listInbox } from "#app/features/tickets/list-inbox.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { closeMimeWorkers } from "#app/platform/mail/parse-mime.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { makeMailShop, receive, writeMail, type MailShop } from "./mail-desk.ts";

let shop: MailShop;
beforeAll(async () => {
  await jobQueue.start([processMailJob]);
  shop = await makeMailShop("arrival");
});
afterAll(async () => {
  await jobQueue.stop();
  await closeMimeWorkers();
  await prisma.$disconnect();
});

test("a customer's mail becomes a ticket that the inbox and the ticket page show", async () => {
  const raw = writeMail(
    {
      From: "Ana Kowalska <Ana@Example.com>",
      To: shop.address,
      Subject: "Where is my parcel?",
      "Message-ID": "<one@example.com>",
      "Content-Type": "text/plain; charset=utf-8",
    },
    "Hello,\nit has been six days.\n",
  );
  await receive(shop, raw);
  const page = await listInbox(shop.desk, { view: "open", cursor: null });
  expect(page).toMatchObject({ openCount: 1, nextCursor: null, previousCursor: null });
  expect(page.rows).toMatchObject([
    {
      number: 1,
      subject: "Where is my parcel?",
      status: "new",
      customerName: "Ana Kowalska",
      preview: "Hello, it has been six days.",
      lastMessageBy: "customer",
      unread: true,
      assigneeName: null,
    },
  ]);
  expect(page.rows[0]?.waitingSince).toBe(page.rows[0]?.lastActivityAt);

  const ticket = await openTicket(shop.desk, 1);
  expect(ticket).toMatchObject({
    number: 1,
    customer: { name: "Ana Kowalska", email: "ana@example.com" },
    drafts: { reply: "", note: "" },
    staff: [{ name: "Tom" }],
    earlierCursor: null,
    orderMatch: "none",
  });
  expect(ticket?.timeline.map((item) => (item.type === "message" ? item.message.kind : item.event.kind))).toEqual([
    "customer",
    "created",
  ]);
  expect((await listInbox(shop.desk, { view: "open", cursor: null })).rows[0]?.unread).toBe(false);
  expect(await openTicket(shop.desk, 2)).toBeNull();
});
