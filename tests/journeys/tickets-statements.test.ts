import { afterAll, beforeAll, expect, test } from "vitest";
import { receiveMail } from "#app/features/channels/receive-mail.server.ts";
import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import { listInbox } from "#app/features/inbox/list-inbox.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
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

  const inbox = await countStatements(() => listInbox(desk, { view: "open", cursor: null }));
  const [row] = inbox.result.rows;
  expect(row).toMatchObject({ subject: `My order ${order.name}`, orderName: order.name });
  expect(inbox.statements.length).toBeLessThanOrEqual(4);

  const number = row?.number ?? 0;
  const page = await countStatements(() => Promise.all([openTicket(desk, number), openOrderContext(desk, number)]));
  expect(page.result[0]).toMatchObject({ orderId: order.id.toString(), orderMatch: "certain" });
  expect(page.result[1]).not.toBeNull();
  expect(page.statements.length).toBeLessThanOrEqual(10);
});
