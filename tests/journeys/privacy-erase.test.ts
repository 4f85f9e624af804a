import { afterAll, beforeAll, expect, test } from "vitest";
import { askPrivacy, type PrivacyAsk } from "#app/features/privacy/ask-privacy.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { workWebhook } from "#app/features/webhooks/work-webhook.server.ts";
import { makeMailShop, stopMail, type MailShop } from "./mail-desk.ts";
import { anaMarks, findMarks, fulfilAll, startPrivacy, writeAna, type AnasShop } from "./privacy-shop.ts";
import { message, post } from "./webhooks-post.ts";

let shop: MailShop;
let twin: MailShop;
let ana: AnasShop;

beforeAll(async () => {
  await startPrivacy();
  shop = await makeMailShop("erase");
  twin = await makeMailShop("erasetwin");
  ana = await writeAna(shop.desk, shop.mailboxId);
  await writeAna(twin.desk, twin.mailboxId);
});
afterAll(stopMail);

const redact = (domain: string) =>
  message(domain, "customers/redact", {
    shop_domain: domain,
    customer: { id: 77, email: "Ana@Example.com", phone: "+48 600 100 200" },
    orders_to_redact: [5001],
  });

async function work(webhookId: string): Promise<void> {
  const row = await prisma.webhookDelivery.findFirstOrThrow({ where: { webhookId } });
  await workWebhook(shop.desk, { id: row.id.toString() });
}

test("before, Ana stands nearly everywhere: the search finds what it should", async () => {
  const tables = new Set((await findMarks(anaMarks, shop.desk.shop.id)).map((one) => one.split(".")[1]));
  for (const table of ["customer", "customer_alias", "ticket", "message", "draft", "ticket_event", "inbound_mail"])
    expect(tables).toContain(table);
  for (const table of ["order_snapshot", "order_action", "webhook_delivery", "blocked_sender", "automatic_mail"])
    expect(tables).toContain(table);
});

test("an act on its way holds the erasure up, and nothing is touched", async () => {
  await prisma.orderAction.updateMany({ where: { id: ana.action }, data: { state: "unknown" } });
  const sent = redact(shop.desk.shop.domain);
  expect(await post(sent)).toBe(200);
  await work(sent.webhookId);
  await fulfilAll(shop.desk);
  expect(await shop.desk.db.privacyRequest.findMany({})).toMatchObject([{ state: "open", problem: "acts_open" }]);
  expect(await shop.desk.db.customer.count({ where: { email: "ana@example.com" } })).toBe(1);
  await prisma.orderAction.updateMany({ where: { id: ana.action }, data: { state: "succeeded" } });
});

test("case 32: customers/redact takes Ana out of everything and leaves others' words", async () => {
  await fulfilAll(shop.desk);
  expect(await shop.desk.db.privacyRequest.findMany({})).toMatchObject([
    { state: "done", kind: "redact", source: "shopify", person: {}, doneAt: expect.any(Date) },
  ]);
  expect(await findMarks(anaMarks, shop.desk.shop.id)).toEqual([]);
  expect(await shop.desk.db.storedFile.count()).toBe(0);

  const others = await shop.desk.db.message.findMany({ where: { ticketId: ana.otherTicket }, orderBy: { id: "asc" } });
  expect(others).toMatchObject([
    { kind: "customer", authorName: "Bob Nowak", bodyText: "Bob's own words", cc: ["carol@example.com"] },
    { kind: "guest", authorName: "—", authorEmail: null, bodyText: "" },
    { kind: "customer", authorName: "Bob Nowak", authorEmail: "bob@example.com", bodyText: "Thank you, —!" },
  ]);
  expect(await shop.desk.db.ticket.findFirst({ where: { id: ana.otherTicket } })).toMatchObject({
    status: "new",
    customerName: "Bob Nowak",
    subject: "For — and me",
    cc: ["carol@example.com"],
  });
  expect(await shop.desk.db.ticket.findFirst({ where: { id: ana.ownTicket } })).toMatchObject({
    status: "closed",
    isOpen: false,
    subject: "—",
    number: 901,
  });
  expect(await shop.desk.db.orderAction.findFirst({})).toMatchObject({
    amountMinor: 1990n,
    orderId: 5001n,
    input: { shown: { amount: "19.90" } },
  });
  expect(await shop.desk.db.customer.findFirst({ where: { erasedAt: { not: null } } })).toMatchObject({ name: "—" });
});

test("the same in another shop stays as it was", async () => {
  expect((await findMarks(anaMarks, twin.desk.shop.id)).length).toBeGreaterThan(12);
  expect(await twin.desk.db.privacyRequest.count()).toBe(0);
});

test("done again, and told again, it changes nothing", async () => {
  const again = redact(shop.desk.shop.domain);
  await post(again);
  await work(again.webhookId);
  await fulfilAll(shop.desk);
  const [, second] = await shop.desk.db.privacyRequest.findMany({ orderBy: { id: "asc" } });
  expect(second).toMatchObject({ state: "done" });
  expect((second!.counts as { counts: Record<string, number> }).counts.customer).toBeUndefined();
  expect(await findMarks(anaMarks, shop.desk.shop.id)).toEqual([]);
});

test("a request is one however often it is asked for", async () => {
  const ask: PrivacyAsk = {
    kind: "redact",
    source: "merchant",
    requestKey: "same",
    person: { shopifyCustomerId: null, emails: ["nobody@example.com"], phone: null, orderIds: [] },
    receivedAt: new Date(),
  };
  expect(await askPrivacy(shop.desk, ask)).toBe(await askPrivacy(shop.desk, ask));
});
