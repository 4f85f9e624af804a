import { prisma } from "#app/platform/db/prisma.server.ts";

/** Every table that belongs to a shop, as Prisma's client names it. A new one must be added here: a test counts them. */
export const tenantModels = [
  "shop",
  "staff",
  "mailbox",
  "customer",
  "ticket",
  "message",
  "attachment",
  "draft",
  "ticketEvent",
  "inboundMail",
  "orderSnapshot",
  "orderTracking",
  "orderImport",
  "orderAction",
  "webhookDelivery",
  "accessLog",
  "shopSettings",
  "customerAlias",
  "blockedSender",
  "tag",
  "ticketTag",
  "ticketSearch",
  "orderSku",
  "savedView",
  "ticketFollower",
  "staffNotice",
  "ticketPresence",
  "bulkAction",
  "bulkActionTicket",
  "storedFile",
  "draftFile",
  "automaticMail",
  "privacyRequest",
  "exportPart",
  "reconciliationRun",
  "role",
  "approval",
  "auditEntry",
  "requestLimit",
  "shopperCode",
  "deliveryPace",
  "articleCategory",
  "article",
  "articleText",
  "articleCheck",
  "articleFind",
  "articleWord",
  "articleVersion",
  "articleDay",
  "articleImage",
  "articleDismissal",
  "articleSearch",
  "requestRule",
  "requestSettings",
  "shopperRequest",
  "storefrontSettings",
  "answerPace",
  "selfServiceSession",
  "selfServiceStep",
] as const;
type Model = (typeof tenantModels)[number];

export interface Filled {
  shopId: bigint;
  /** A plain filter for the row of each table. */
  keys: Record<string, Record<string, unknown>>;
  /** Its primary key in Prisma's form. */
  unique: Record<string, Record<string, unknown>>;
  /** A harmless change of it. */
  change: Record<string, Record<string, unknown>>;
}

/** One shop with exactly one row in every table. */
export async function fillEveryTable(domain: string): Promise<Filled> {
  const at = new Date("2026-11-01T10:00:00Z");
  const shop = await prisma.shop.create({
    data: { domain, name: domain, currency: "EUR", ianaTimezone: "Europe/Warsaw" },
  });
  const shopId = shop.id;
  const staff = await prisma.staff.create({ data: { shopId, shopifyUserId: 7n, name: "Tom" } });
  const mailbox = await prisma.mailbox.create({
    data: { shopId, address: `support@${domain}`, displayName: "Support" },
  });
  const customer = await prisma.customer.create({ data: { shopId, email: "ana@example.com", name: "Ana" } });
  const ticket = await prisma.ticket.create({
    data: { shopId, number: 1, subject: "Where?", customerId: customer.id, customerName: "Ana", lastActivityAt: at },
  });
  const mail = await prisma.inboundMail.create({
    data: {
      shopId,
      mailboxId: mailbox.id,
      envelopeFrom: "",
      recipients: [],
      raw: Buffer.from("x"),
      sizeBytes: 1,
      digest: "d",
    },
  });
  const message = await prisma.message.create({
    data: { shopId, ticketId: ticket.id, kind: "customer", authorName: "Ana", bodyText: "Hi", clientKey: domain },
  });
  const attachment = await prisma.attachment.create({
    data: { shopId, messageId: message.id, position: 0, fileName: "a", contentType: "text/plain", sizeBytes: 1 },
  });
  const draft = { ticketId: ticket.id, staffId: staff.id, kind: "reply" };
  await prisma.draft.create({ data: { shopId, ...draft, body: "…" } });
  const event = await prisma.ticketEvent.create({ data: { shopId, ticketId: ticket.id, kind: "created" } });
  const order = await prisma.orderSnapshot.create({
    data: {
      shopId,
      id: 5n,
      name: "#1",
      createdAt: at,
      updatedAt: at,
      readAt: at,
      fulfillmentStatus: "FULFILLED",
      totalMinor: 1n,
      currency: "EUR",
      data: {},
    },
  });
  const tracking = { number: "T1", orderId: order.id };
  await prisma.orderTracking.create({ data: { shopId, ...tracking } });
  const sku = { sku: "MUG-1", orderId: order.id };
  await prisma.orderSku.create({ data: { shopId, ...sku } });
  await prisma.orderImport.create({ data: { shopId } });
  const action = await prisma.orderAction.create({
    data: {
      shopId,
      ticketId: ticket.id,
      orderId: order.id,
      orderName: "#1",
      staffId: staff.id,
      kind: "refund",
      state: "drafted",
      requestKey: "r",
      idempotencyKey: `i-${domain}`,
      input: {},
      amountMinor: 1n,
      currency: "EUR",
      shopCurrency: "EUR",
    },
  });
  const webhook = await prisma.webhookDelivery.create({
    data: { shopId, webhookId: "w", topic: "orders/updated", body: "{}" },
  });
  const access = await prisma.accessLog.create({
    data: { shopId, staffId: staff.id, subject: "ticket", subjectId: "1" },
  });
  await prisma.shopSettings.create({ data: { shopId } });
  const alias = { email: "other@example.com" };
  await prisma.customerAlias.create({ data: { shopId, ...alias, customerId: customer.id } });
  const blocked = { pattern: "@spam.example" };
  await prisma.blockedSender.create({ data: { shopId, ...blocked } });
  const tag = await prisma.tag.create({ data: { shopId, name: "Late", key: "late" } });
  const ticketTag = { ticketId: ticket.id, tagId: tag.id };
  await prisma.ticketTag.create({ data: { shopId, ...ticketTag } });
  const view = await prisma.savedView.create({ data: { shopId, name: "Mine", filter: {}, sort: "latest" } });
  const follower = { ticketId: ticket.id, staffId: staff.id };
  await prisma.ticketFollower.create({ data: { shopId, ...follower } });
  const notice = await prisma.staffNotice.create({ data: { shopId, ...follower, kind: "mention" } });
  await prisma.ticketPresence.create({ data: { shopId, ...follower, seenAt: at } });
  const bulk = await prisma.bulkAction.create({
    data: { shopId, staffId: staff.id, kind: "tag", data: {}, requestKey: "b", total: 1 },
  });
  const bulkTicket = { bulkId: bulk.id, ticketId: ticket.id };
  await prisma.bulkActionTicket.create({ data: { shopId, ...bulkTicket } });
  const file = await prisma.storedFile.create({
    data: { shopId, digest: "f".repeat(64), sizeBytes: 1, contentType: "text/plain" },
  });
  const draftFile = await prisma.draftFile.create({
    data: { shopId, ticketId: ticket.id, staffId: staff.id, kind: "reply", fileId: file.id, fileName: "a.txt" },
  });
  const automatic = await prisma.automaticMail.create({ data: { shopId, address: "ana@example.com", kind: "ack" } });
  const privacy = await prisma.privacyRequest.create({
    data: { shopId, kind: "redact", source: "shopify", requestKey: "p", person: {}, dueAt: at },
  });
  await prisma.exportPart.create({ data: { shopId, requestId: privacy.id, position: 0, fileId: file.id } });
  const run = await prisma.reconciliationRun.create({ data: { shopId, kind: "recent", since: at, until: at } });

  const role = await prisma.role.create({ data: { shopId, key: "agent", abilities: ["refund"] } });
  const approval = await prisma.approval.create({
    data: { shopId, actionId: action.id, askedById: staff.id, over: [] },
  });

  const audit = await prisma.auditEntry.create({
    data: { shopId, staffId: staff.id, kind: "refused", subject: "order", subjectId: "1", source: "ticket" },
  });

  const limit = { key: "k" };
  await prisma.requestLimit.create({ data: { shopId, ...limit, count: 1, until: at } });
  await prisma.shopperCode.create({
    data: { shopId, orderId: order.id, codeHash: "h", triesLeft: 1, expiresAt: at },
  });
  await prisma.deliveryPace.create({ data: { shopId, paces: {}, measuredAt: at } });

  const category = await prisma.articleCategory.create({ data: { shopId, key: "billing", position: 0 } });
  const article = await prisma.article.create({
    data: { shopId, categoryId: category.id, slug: "s", position: 0, ownerId: staff.id },
  });
  const text = { articleId: article.id, locale: "en" };
  await prisma.articleText.create({ data: { shopId, ...text, draftTitle: "t", draftById: staff.id } });
  const articleCheck = { ...text, reason: "erased_name" };
  await prisma.articleCheck.create({ data: { shopId, ...articleCheck, askedOn: at } });
  await prisma.articleFind.create({ data: { shopId, ...text } });
  const articleWord = { locale: "en", word: "parcel" };
  await prisma.articleWord.create({ data: { shopId, ...articleWord, folded: "parcel" } });
  const version = { ...text, version: 1 };
  await prisma.articleVersion.create({
    data: { shopId, ...version, title: "t", bodyHtml: "<p>b</p>", publishedAt: at, staffId: staff.id },
  });
  const articleDay = { articleId: article.id, day: at };
  await prisma.articleDay.create({ data: { shopId, ...articleDay } });
  const articleImage = { articleId: article.id, fileId: file.id };
  await prisma.articleImage.create({ data: { shopId, ...articleImage } });
  const dismissal = { articleId: article.id, kind: "unhelpful" };
  await prisma.articleDismissal.create({ data: { shopId, ...dismissal, dismissedAt: at } });
  const words = { locale: "en", words: "w" };
  await prisma.articleSearch.create({ data: { shopId, ...words, times: 1, found: 0, lastAt: at } });
  await prisma.requestRule.create({ data: { shopId, kind: "cancel", mode: "now" } });
  await prisma.requestSettings.create({ data: { shopId, dayCount: 20 } });
  const asked = await prisma.shopperRequest.create({
    data: {
      shopId,
      orderId: order.id,
      kind: "cancel",
      requestKey: "r",
      input: {},
      isCustomer: true,
      ticketId: ticket.id,
      actionId: action.id,
    },
  });
  await prisma.storefrontSettings.create({ data: { shopId } });
  await prisma.answerPace.create({ data: { shopId, paces: {}, measuredAt: at } });
  const session = await prisma.selfServiceSession.create({
    data: { shopId, visitor: "v", startedAt: at, lastAt: at, ticketId: ticket.id },
  });
  const step = await prisma.selfServiceStep.create({
    data: { shopId, sessionId: session.id, at, kind: "help", articleId: article.id },
  });

  const byId = (id: bigint) => ({ key: { id, shopId }, unique: { shopId_id: { shopId, id } } });
  const rows: Record<
    Model,
    { key: Record<string, unknown>; unique: Record<string, unknown>; change: Record<string, unknown> }
  > = {
    shop: { key: { id: shopId }, unique: { id: shopId }, change: { name: "x" } },
    staff: { ...byId(staff.id), change: { name: "x" } },
    mailbox: { ...byId(mailbox.id), change: { displayName: "x" } },
    customer: { ...byId(customer.id), change: { name: "x" } },
    ticket: { ...byId(ticket.id), change: { subject: "x" } },
    message: { ...byId(message.id), change: { bodyText: "x" } },
    attachment: { ...byId(attachment.id), change: { fileName: "x" } },
    draft: {
      key: { ...draft, shopId },
      unique: { shopId_ticketId_staffId_kind: { shopId, ...draft } },
      change: { body: "x" },
    },
    ticketEvent: { ...byId(event.id), change: { kind: "x" } },
    inboundMail: { ...byId(mail.id), change: { problem: "x" } },
    orderSnapshot: { ...byId(order.id), change: { name: "x" } },
    orderTracking: {
      key: { ...tracking, shopId },
      unique: { shopId_number_orderId: { shopId, ...tracking } },
      change: { number: "x" },
    },
    orderImport: { key: { shopId }, unique: { shopId }, change: { problem: "x" } },
    orderAction: { ...byId(action.id), change: { problem: "x" } },
    webhookDelivery: { ...byId(webhook.id), change: { problem: "x" } },
    accessLog: { ...byId(access.id), change: { subject: "x" } },
    requestLimit: {
      key: { ...limit, shopId },
      unique: { shopId_key: { shopId, ...limit } },
      change: { count: 2 },
    },
    shopperCode: {
      key: { orderId: order.id, shopId },
      unique: { shopId_orderId: { shopId, orderId: order.id } },
      change: { triesLeft: 2 },
    },
    deliveryPace: { key: { shopId }, unique: { shopId }, change: { measuredAt: new Date(0) } },
    articleCategory: { ...byId(category.id), change: { position: 1 } },
    article: { ...byId(article.id), change: { position: 1 } },
    articleText: {
      key: { ...text, shopId },
      unique: { shopId_articleId_locale: { shopId, ...text } },
      change: { draftTitle: "x" },
    },
    articleFind: {
      key: { ...text, shopId },
      unique: { shopId_articleId_locale: { shopId, ...text } },
      change: { locale: "pl" },
    },
    articleWord: {
      key: { ...articleWord, shopId },
      unique: { shopId_locale_word: { shopId, ...articleWord } },
      change: { folded: "x" },
    },
    articleVersion: {
      key: { ...version, shopId },
      unique: { shopId_articleId_locale_version: { shopId, ...version } },
      change: { title: "x" },
    },
    articleCheck: {
      key: { ...articleCheck, shopId },
      unique: { shopId_articleId_locale_reason: { shopId, ...articleCheck } },
      change: { askedOn: new Date(0) },
    },
    articleDay: {
      key: { ...articleDay, shopId },
      unique: { shopId_articleId_day: { shopId, ...articleDay } },
      change: { views: 1 },
    },
    articleImage: {
      key: { ...articleImage, shopId },
      unique: { shopId_articleId_fileId: { shopId, ...articleImage } },
      change: { createdAt: new Date(0) },
    },
    articleDismissal: {
      key: { ...dismissal, shopId },
      unique: { shopId_articleId_kind: { shopId, ...dismissal } },
      change: { dismissedAt: new Date(0) },
    },
    articleSearch: {
      key: { ...words, shopId },
      unique: { shopId_locale_words: { shopId, ...words } },
      change: { times: 2 },
    },
    requestRule: {
      key: { shopId, kind: "cancel" },
      unique: { shopId_kind: { shopId, kind: "cancel" } },
      change: { mode: "off" },
    },
    requestSettings: { key: { shopId }, unique: { shopId }, change: { revision: 1 } },
    shopperRequest: { ...byId(asked.id), change: { kind: "x" } },
    storefrontSettings: { key: { shopId }, unique: { shopId }, change: { revision: 1 } },
    answerPace: { key: { shopId }, unique: { shopId }, change: { measuredAt: new Date(0) } },
    selfServiceSession: { ...byId(session.id), change: { visitor: "x" } },
    selfServiceStep: { ...byId(step.id), change: { kind: "x" } },
    shopSettings: { key: { shopId }, unique: { shopId }, change: { ackText: "x" } },
    customerAlias: {
      key: { ...alias, shopId },
      unique: { shopId_email: { shopId, ...alias } },
      change: { createdAt: new Date(0) },
    },
    blockedSender: {
      key: { ...blocked, shopId },
      unique: { shopId_pattern: { shopId, ...blocked } },
      change: { createdAt: new Date(0) },
    },
    tag: { ...byId(tag.id), change: { name: "x" } },
    ticketTag: {
      key: { ...ticketTag, shopId },
      unique: { shopId_ticketId_tagId: { shopId, ...ticketTag } },
      change: { tagId: tag.id },
    },
    // A trigger made it with the ticket.
    ticketSearch: {
      key: { ticketId: ticket.id, shopId },
      unique: { shopId_ticketId: { shopId, ticketId: ticket.id } },
      change: { size: 1 },
    },
    orderSku: { key: { ...sku, shopId }, unique: { shopId_sku_orderId: { shopId, ...sku } }, change: { sku: "X" } },
    savedView: { ...byId(view.id), change: { name: "x" } },
    ticketFollower: {
      key: { ...follower, shopId },
      unique: { shopId_ticketId_staffId: { shopId, ...follower } },
      change: { staffId: staff.id },
    },
    staffNotice: { ...byId(notice.id), change: { byName: "x" } },
    ticketPresence: {
      key: { ...follower, shopId },
      unique: { shopId_ticketId_staffId: { shopId, ...follower } },
      change: { typing: true },
    },
    bulkAction: { ...byId(bulk.id), change: { state: "done" } },
    bulkActionTicket: {
      key: { ...bulkTicket, shopId },
      unique: { shopId_bulkId_ticketId: { shopId, ...bulkTicket } },
      change: { state: "done" },
    },
    storedFile: { ...byId(file.id), change: { contentType: "x" } },
    draftFile: { ...byId(draftFile.id), change: { fileName: "x" } },
    automaticMail: { ...byId(automatic.id), change: { address: "x" } },
    privacyRequest: { ...byId(privacy.id), change: { problem: "x" } },
    exportPart: {
      key: { requestId: privacy.id, position: 0 },
      unique: { shopId_requestId_position: { shopId, requestId: privacy.id, position: 0 } },
      change: { position: 1 },
    },
    reconciliationRun: { ...byId(run.id), change: { problem: "x" } },
    role: { ...byId(role.id), change: { name: "x" } },
    approval: { ...byId(approval.id), change: { word: "x" } },
    auditEntry: { ...byId(audit.id), change: { reason: "x" } },
  };
  const pick = (part: "key" | "unique" | "change") =>
    Object.fromEntries(tenantModels.map((model) => [model, rows[model][part]]));
  return { shopId, keys: pick("key"), unique: pick("unique"), change: pick("change") };
}
