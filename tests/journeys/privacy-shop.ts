import { publishFaqJob } from "#app/features/self-service/self-service-jobs.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { keepFile } from "#app/features/files/keep-file.server.ts";
import { clearFilesJob, unpackMailJob } from "#app/features/files/file-jobs.ts";
import { fulfilPrivacyJob } from "#app/features/privacy/privacy-jobs.ts";
import { fulfilPrivacy } from "#app/features/privacy/fulfil-privacy.server.ts";
import { workWebhooksJob } from "#app/features/webhooks/webhook-jobs.ts";
import { jobQueue } from "#app/platform/services.server.ts";

export const startPrivacy = (): Promise<void> =>
  jobQueue.start([fulfilPrivacyJob, workWebhooksJob, unpackMailJob, clearFilesJob, publishFaqJob]);

/** What nothing of Ana may leave behind. */
export const anaMarks = ["ana@example.com", "ana.old@example.com", "Ana Kowalska", "48600100200", "the green kettle"];

const at = (day: number) => new Date(Date.UTC(2026, 9, day, 12));

export interface AnasShop {
  ownTicket: bigint;
  otherTicket: bigint;
  order: bigint;
  action: bigint;
}

/**
 * A shop in which Ana is everywhere: a customer with another address, a ticket with notes, files, mail, draft and an act,
 * in copy and as a guest in Bob's conversation, in an order, in webhooks, on the block list.
 */
export async function writeAna(desk: StaffDesk, mailboxId: bigint): Promise<AnasShop> {
  const { db } = desk;
  const shopId = desk.shop.id;
  const ana = await prisma.customer.create({
    data: {
      shopId, email: "ana@example.com", name: "Ana Kowalska", phone: "48600100200", shopifyCustomerId: 77n,
      shopifyEmail: "ana.old@example.com", shopifyEmailAt: at(1),
    },
  }); // prettier-ignore
  await prisma.customerAlias.create({ data: { shopId, email: "ana.old@example.com", customerId: ana.id } });
  const bob = await prisma.customer.create({ data: { shopId, email: "bob@example.com", name: "Bob Nowak" } });
  const raw = (text: string) => Buffer.from(`From: Ana Kowalska <ana@example.com>\r\n\r\n${text}\r\n`);
  const mail = (digest: string, text: string, from: string) =>
    prisma.inboundMail.create({
      data: {
        shopId, mailboxId, envelopeFrom: from, recipients: ["support@x.test"], raw: raw(text), sizeBytes: 1, digest,
        state: "done",
      },
    }); // prettier-ignore
  const ticket = (number: number, customerId: bigint, name: string, more: object) =>
    prisma.ticket.create({
      data: { shopId, number, subject: "?", customerId, customerName: name, mailboxId, lastActivityAt: at(2), ...more },
    });
  const own = await ticket(901, ana.id, "Ana Kowalska", {
    subject: "Ana Kowalska: the green kettle",
    preview: "the green kettle",
    orderId: 5001n,
    cc: ["bob@example.com", "ana.old@example.com"],
  });
  const other = await ticket(902, bob.id, "Bob Nowak", {
    subject: "For ana@example.com and me",
    preview: "the green kettle",
    cc: ["ana@example.com", "carol@example.com"],
    messageCount: 3,
  });
  const first = await prisma.message.create({
    data: {
      shopId, ticketId: own.id, kind: "customer", customerId: ana.id, authorName: "Ana Kowalska",
      authorEmail: "ana@example.com", bodyText: "I want the green kettle", bodyHtml: "<p>the green kettle</p>",
      messageIdHeader: "ana@example.com", inboundMailId: (await mail("a1", "the green kettle", "ana@example.com")).id,
    },
  }); // prettier-ignore
  const file = await keepFile(desk, Buffer.from("the green kettle, a picture"));
  await prisma.attachment.create({
    data: {
      shopId, messageId: first.id, position: 0, fileName: "Ana Kowalska.txt", contentType: "text/plain", sizeBytes: 1,
      fileId: file.id,
    },
  }); // prettier-ignore
  await prisma.message.create({
    data: {
      shopId, ticketId: own.id, kind: "reply", staffId: desk.staff.id, authorName: "Tom", bodyText: "Dear Ana Kowalska",
      quotedText: "the green kettle", deliveryDetail: "250 ok ana@example.com", toEmails: ["ana@example.com"],
    },
  }); // prettier-ignore
  await prisma.message.create({
    data: {
      shopId,
      ticketId: own.id,
      kind: "note",
      staffId: desk.staff.id,
      authorName: "Tom",
      bodyText: "Ana Kowalska likes the green kettle",
    },
  });
  await prisma.draft.create({
    data: { shopId, ticketId: own.id, staffId: desk.staff.id, kind: "reply", body: "Ana Kowalska, the green kettle" },
  });
  await db.ticketEvent.create({ data: { ticketId: own.id, kind: "blocked", data: { pattern: "ana@example.com" } } });
  await prisma.message.create({
    data: {
      shopId, ticketId: other.id, kind: "customer", customerId: bob.id, authorName: "Bob Nowak",
      authorEmail: "bob@example.com", bodyText: "Bob's own words", cc: ["ana@example.com", "carol@example.com"],
    },
  }); // prettier-ignore
  await prisma.message.create({
    data: {
      shopId, ticketId: other.id, kind: "guest", authorName: "Ana Kowalska", authorEmail: "ana@example.com",
      bodyText: "I have the green kettle", inboundMailId: (await mail("a2", "the green kettle", "ana@example.com")).id,
    },
  }); // prettier-ignore
  await prisma.message.create({
    data: {
      shopId, ticketId: other.id, kind: "customer", customerId: bob.id, authorName: "Bob Nowak",
      authorEmail: "bob@example.com", bodyText: "Thank you, ANA KOWALSKA!", quotedText: "> I have the green kettle",
      bodyHtml: "<p>x</p><blockquote>the green kettle</blockquote>",
      inboundMailId: (await mail("b1", "the green kettle, quoted", "bob@example.com")).id,
    },
  }); // prettier-ignore
  await prisma.blockedSender.create({ data: { shopId, pattern: "ana@example.com" } });
  const action = await prisma.orderAction.create({
    data: {
      shopId, ticketId: own.id, orderId: 5001n, orderName: "#5001", staffId: desk.staff.id, kind: "refund",
      state: "succeeded", requestKey: `r-${shopId}`, idempotencyKey: `i-${shopId}`, amountMinor: 1990n, currency: "EUR", shopCurrency: "EUR",
      input: { sent: { note: "for Ana Kowalska" }, shown: { amount: "19.90", name: "Ana Kowalska", about: { label: "the green kettle" } } },
      reconciled: true, finishedAt: at(2),
    },
  }); // prettier-ignore
  await prisma.approval.create({
    data: { shopId, actionId: action.id, askedById: desk.staff.id, state: "approved", word: "Ana Kowalska wrote twice", over: [] },
  }); // prettier-ignore
  await prisma.auditEntry.create({
    data: {
      shopId, staffId: desk.staff.id, staffName: desk.staff.name, kind: "approval_asked", subject: "order",
      subjectId: "5001", orderName: "#5001", ticketNumber: own.number, source: "ticket",
      after: { state: "asked", act: "refund", actId: action.id.toString() },
      reason: "Ana Kowalska wrote twice\nthe green kettle",
    },
  }); // prettier-ignore
  await prisma.auditEntry.create({
    data: {
      shopId, staffId: desk.staff.id, staffName: desk.staff.name, kind: "act_started", subject: "order",
      subjectId: "5001", orderName: "#5001", ticketNumber: own.number, source: "ticket",
      after: { state: "running", act: "refund", actId: action.id.toString() }, reason: "the green kettle",
    },
  }); // prettier-ignore
  await prisma.auditEntry.create({
    data: {
      shopId, staffId: desk.staff.id, staffName: desk.staff.name, kind: "settings_changed", subject: "sender",
      subjectId: "", source: "settings", after: { name: "ana@example.com", blocked: true },
    },
  }); // prettier-ignore
  const category = await prisma.articleCategory.create({ data: { shopId, position: 0 } });
  const article = await prisma.article.create({ data: { shopId, categoryId: category.id, slug: "lost", position: 0 } });
  const html = '<p>Write to <a href="mailto:ana@example.com">Ana Kowalska</a> or +48 600 100 200</p>';
  const shown = '<p>Write to <a href="mailto:ana@example.com">us</a> or +48 600 100 200</p>';
  const id = { shopId, articleId: article.id, locale: "en" };
  await prisma.articleText.create({
    data: { ...id, title: "Lost", bodyHtml: shown, bodyText: "ana@example.com", draftTitle: "Lost, said Ana Kowalska", draftHtml: html, version: 2, publishedAt: at(2) },
  }); // prettier-ignore
  await prisma.articleVersion.createMany({
    data: [
      { ...id, version: 1, title: "Lost, said Ana Kowalska", bodyHtml: html, publishedAt: at(1) },
      { ...id, version: 2, title: "Lost", bodyHtml: shown, publishedAt: at(2) },
    ],
  });
  await prisma.automaticMail.create({ data: { shopId, address: "ana@example.com", kind: "ack" } });
  await prisma.webhookDelivery.create({
    data: {
      shopId,
      webhookId: `w-${shopId}`,
      topic: "customers/update",
      state: "done",
      body: '{"id":77,"first_name":"Ana Kowalska"}',
    },
  });
  await prisma.orderSnapshot.create({
    data: {
      shopId, id: 5001n, name: "#5001", email: "ana@example.com", phone: "48600100200", shopifyCustomerId: 77n,
      createdAt: at(1), updatedAt: at(1), fulfillmentStatus: "FULFILLED", totalMinor: 1990n, currency: "EUR",
      readAt: at(1),
      data: {
        id: "5001", email: "ana@example.com", phone: "+48600100200", note: "the green kettle", tags: [],
        customer: { id: "77", name: "Ana Kowalska" }, shippingAddress: { name: "Ana Kowalska", address1: "Long Street 1" },
        lines: [{ title: "Kettle" }], transactions: [], refunds: [], fulfillments: [], customerLocale: "pl",
      },
    },
  }); // prettier-ignore
  return { ownTicket: own.id, otherTicket: other.id, order: 5001n, action: action.id };
}

/** Works every request about personal data of the shop that waits, as the job would. */
export async function fulfilAll(desk: StaffDesk): Promise<void> {
  const open = await desk.db.privacyRequest.findMany({ where: { state: { not: "done" } } });
  for (const { id } of open) await fulfilPrivacy(desk, { requestId: id.toString() });
}

/** Every table and column of the whole database in which one of the texts stands, in any rows that `skip` leaves. */
export async function findMarks(marks: readonly string[], shopId: bigint): Promise<string[]> {
  const columns = await prisma.$queryRaw<{ table: string; column: string; type: string }[]>`
    select table_schema || '.' || quote_ident(c.table_name) as table, column_name::text as column, data_type::text as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where table_schema in ('public', 'pgboss') and t.table_type = 'BASE TABLE'
      and data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'tsvector', 'USER-DEFINED')`;
  const shopTables = new Set(
    (
      await prisma.$queryRaw<{ name: string }[]>`
      select 'public.' || quote_ident(table_name) as name from information_schema.columns
      where table_schema = 'public' and column_name = 'shop_id'`
    ).map(({ name }) => name),
  );
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const text = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const mine = shopTables.has(table) ? `and shop_id = ${shopId}` : "";
    const rows = await prisma.$queryRawUnsafe<{ mark: string }[]>(
      `select mark from unnest($1::text[]) as mark
       where exists (select 1 from ${table} where position(lower(mark) in lower(${text})) > 0 ${mine})`,
      marks,
    );
    found.push(...rows.map(({ mark }) => `${table}.${column}: ${mark}`));
  }
  return found;
}
