import { afterAll, beforeAll, expect, test } from "vitest";
import { mergeCustomers } from "#app/features/customers/merge-customers.server.ts";
import { waitingWebhooks } from "#app/features/webhooks/work-waiting-webhooks.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { arrive, fileWaitingMail, makeMailShop, stopMail, startMail, writeMail, type MailShop } from "./mail-desk.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { workWebhooksJob } from "#app/features/webhooks/webhook-jobs.ts";
import { message, post } from "./webhooks-post.ts";

let shop: MailShop;
let twin: MailShop;

const customer = (email: string, shopifyCustomerId: bigint | null = null) =>
  prisma.customer.create({ data: { shopId: shop.desk.shop.id, email, name: email.split("@")[0]!, shopifyCustomerId } });
const ticket = (number: number, customerId: bigint) =>
  prisma.ticket.create({
    data: {
      shopId: shop.desk.shop.id,
      number,
      subject: "x",
      customerId,
      customerName: "x",
      lastActivityAt: new Date(),
    },
  });

beforeAll(async () => {
  await startMail();
  await jobQueue.start([workWebhooksJob]);
  shop = await makeMailShop("mergers");
  twin = await makeMailShop("mergertwin");
});
afterAll(stopMail);

test("case 34: customers/merge: conversations follow, and so does what comes later from the old address", async () => {
  const gone = await customer("old@example.com", 500n);
  const kept = await customer("new@example.com", 600n);
  const old = await ticket(801, gone.id);
  await prisma.message.create({
    data: {
      shopId: shop.desk.shop.id,
      ticketId: old.id,
      kind: "customer",
      customerId: gone.id,
      authorName: "x",
      bodyText: "x",
    },
  });
  const sent = message(shop.desk.shop.domain, "customers/merge", {
    admin_graphql_api_customer_kept_id: "gid://shopify/Customer/600",
    admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/500",
    status: "completed",
  });
  for (let time = 0; time < 2; time++) {
    expect(await post(sent)).toBe(200);
    const row = await prisma.webhookDelivery.findFirstOrThrow({ where: { webhookId: sent.webhookId } });
    await prisma.webhookDelivery.updateMany({ where: { id: row.id }, data: { state: "received" } });
    await waitingWebhooks.run(shop.desk);
  }
  const into = await prisma.customer.findFirstOrThrow({
    where: { shopId: shop.desk.shop.id, shopifyCustomerId: 600n },
  });
  expect([gone.id, kept.id]).toContain(into.id);
  expect(await shop.desk.db.ticket.findFirst({ where: { number: 801 } })).toMatchObject({ customerId: into.id });
  expect(await shop.desk.db.message.findFirst({ where: { ticketId: old.id } })).toMatchObject({ customerId: into.id });
  expect(await shop.desk.db.customer.count({ where: { shopifyCustomerId: { in: [500n, 600n] } } })).toBe(1);

  await arrive(shop, writeMail({ From: "Old <old@example.com>", Subject: "Again" }, "Hello"), {
    envelopeFrom: "old@example.com",
  });
  await arrive(shop, writeMail({ From: "New <new@example.com>", Subject: "Once more" }, "Hi"), {
    envelopeFrom: "new@example.com",
  });
  await fileWaitingMail(shop);
  const later = await shop.desk.db.ticket.findMany({ where: { subject: { in: ["Again", "Once more"] } } });
  expect(later.map(({ customerId }) => customerId)).toEqual([into.id, into.id]);
});

test("staff merge two records; done twice it is once; two of Shopify's own are left to Shopify", async () => {
  const one = await customer("one@example.com");
  const two = await customer("two@example.com", 700n);
  const three = await customer("three@example.com", 701n);
  const moved = await ticket(811, one.id);
  expect(await mergeCustomers(shop.desk, one.id, two.id)).toEqual({ ok: true, value: { tickets: 1 } });
  expect(await mergeCustomers(shop.desk, one.id, two.id)).toEqual({ ok: true, value: { tickets: 0 } });
  expect(await shop.desk.db.ticketEvent.findMany({ where: { ticketId: moved.id } })).toMatchObject([
    { kind: "customer_merged", staffId: shop.desk.staff.id },
  ]);
  expect(await shop.desk.db.customerAlias.findFirst({ where: { email: "one@example.com" } })).toMatchObject({
    customerId: two.id,
  });
  expect(await mergeCustomers(shop.desk, two.id, three.id)).toMatchObject({ problem: "two_shopify_customers" });
  expect(await mergeCustomers(shop.desk, two.id, two.id)).toMatchObject({ problem: "same_customer" });
  expect(await mergeCustomers(twin.desk, two.id, three.id)).toMatchObject({ problem: "missing" });
});

test("what Shopify calls them goes along with the address that they have there, where the other is not known to it", async () => {
  const news = { shopifyEmail: "there@example.com", shopifyEmailAt: new Date() };
  const known = await customer("known@example.com", 710n);
  await shop.desk.db.customer.updateMany({ where: { id: known.id }, data: news });
  const unknown = await customer("unknown@example.com");
  expect((await mergeCustomers(shop.desk, known.id, unknown.id)).ok).toBe(true);
  const read = (id: bigint) => shop.desk.db.customer.findFirstOrThrow({ where: { id } });
  expect(await read(unknown.id)).toMatchObject({ shopifyCustomerId: 710n, ...news });
  const other = await customer("other@example.com", 711n);
  expect((await mergeCustomers(shop.desk, unknown.id, other.id, { shopifyMerged: true })).ok).toBe(true);
  expect(await read(other.id)).toMatchObject({ shopifyCustomerId: 711n, shopifyEmail: null });
});
