import { afterAll, beforeAll, expect, test } from "vitest";
import { receiveMail } from "#app/features/channels/receive-mail.server.ts";
import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import { listInbox } from "#app/features/inbox/list-inbox.server.ts";
import { viewRules } from "#app/features/inbox/inbox-view.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { addTicketTag } from "#app/features/tags/tag-ticket.server.ts";
import { beatPresence } from "#app/features/tickets/beat-presence.server.ts";
import { followTicket } from "#app/features/tickets/follow-ticket.server.ts";
import { listEarlier } from "#app/features/tickets/list-earlier.server.ts";
import { markUnread } from "#app/features/tickets/mark-unread.server.ts";
import type { TimelineItem } from "#app/features/tickets/ticket-view.ts";
import { timelinePageSize } from "#app/features/tickets/timeline-page.ts";
import { startShop } from "#app/features/shop/start-shop.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { writeMail } from "./mail-desk.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ orders: 20 });
});
afterAll(() => world.stop());

test("the ticket page takes at most 10 statements with its order, and the inbox at most 4", async () => {
  const desk = await world.staffDesk();
  const job = await world.jobDesk();
  await startShop(job);
  await world.workJobs();
  const order = await job.db.orderSnapshot.findFirstOrThrow({
    where: { email: { not: null } },
    orderBy: { createdAt: "desc" },
  });
  const mailbox = await job.db.mailbox.findFirstOrThrow();
  await receiveMail(job, {
    mailboxId: mailbox.id,
    envelopeFrom: "",
    recipients: [mailbox.address],
    raw: writeMail({ From: order.email, Subject: `My order ${order.name}` }, "Where is it?"),
    receivedAt: new Date(),
  });
  await world.workJobs();

  const inbox = await countStatements(() => listInbox(desk, { ...viewRules.open, cursor: null }));
  const [row] = inbox.result.rows;
  expect(row).toMatchObject({ subject: `My order ${order.name}`, orderName: order.name });
  expect(inbox.statements.length).toBeLessThanOrEqual(4);

  const number = row?.number ?? 0;
  const page = await countStatements(() => Promise.all([openTicket(desk, number), openOrderContext(desk, number)]));
  expect(page.result[0]).toMatchObject({ orderId: order.id.toString(), orderMatch: "certain" });
  expect(page.result[1]).not.toBeNull();
  expect(page.statements.length).toBeLessThanOrEqual(10);

  const colleague = await world.staffDesk(0, 1);
  await addTicketTag(desk, number, "late");
  await followTicket(desk, number, colleague.staff.id, true);
  await beatPresence(colleague, number, { typing: true });
  await markUnread(colleague, number);
  const busy = await countStatements(() => Promise.all([openTicket(desk, number), openOrderContext(desk, number)]));
  expect(busy.result[0]).toMatchObject({
    tags: [{ name: "late" }],
    followers: [{ id: colleague.staff.id.toString() }],
    present: [{ id: colleague.staff.id.toString(), typing: true }],
  });
  expect(busy.statements.length).toBeLessThanOrEqual(10);
});

test("a thread of 500 messages is read by its latest page, and paged back once through everything", async () => {
  const desk = await world.staffDesk();
  const ticket = await desk.db.ticket.findFirstOrThrow();
  const start = Date.now() - 600_000;
  await desk.db.message.createMany({
    data: Array.from({ length: 500 }, (_, index) => ({
      ticketId: ticket.id,
      kind: index % 2 ? "reply" : "customer",
      authorName: "x",
      bodyText: `Message ${index}. `.repeat(100),
      bodyHtml: `<p>${"Message. ".repeat(2_000)}</p>`,
      createdAt: new Date(start + index * 1_000),
    })),
  });
  const opened = await countStatements(() => openTicket(desk, ticket.number));
  expect(opened.result?.timeline.length).toBe(timelinePageSize);
  expect(opened.statements.length).toBeLessThanOrEqual(5);
  const seen = new Set<string>();
  const note = (items: TimelineItem[]) => {
    for (const item of items) if (item.type === "message") seen.add(item.message.id);
  };
  note(opened.result!.timeline);
  for (let cursor = opened.result!.earlierCursor; cursor;) {
    const page = await listEarlier(desk, ticket.number, cursor);
    note(page!.timeline);
    cursor = page!.earlierCursor;
  }
  expect(seen.size).toBe(501);
});
