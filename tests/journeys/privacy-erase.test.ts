import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askErasure } from "#app/features/privacy/ask-erasure.server.ts";
import { askPrivacy, type PrivacyAsk } from "#app/features/privacy/ask-privacy.server.ts";
import { eraseFromArticles } from "#app/features/privacy/erase-articles.server.ts";
import { findPerson } from "#app/features/privacy/find-person.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { linesAtOnce } from "#app/features/audit/forget-audit.server.ts";
import { countDesk, readErasure } from "#app/features/privacy/read-erasure.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { waitingWebhooks } from "#app/features/webhooks/work-waiting-webhooks.server.ts";
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

const work = (): Promise<void> => waitingWebhooks.run(shop.desk);

test("before, Ana stands nearly everywhere: the search finds what it should", async () => {
  const tables = new Set((await findMarks(anaMarks, shop.desk.shop.id)).map((one) => one.split(".")[1]));
  for (const table of ["customer", "customer_alias", "ticket", "message", "draft", "ticket_event", "inbound_mail"])
    expect(tables).toContain(table);
  for (const table of [
    "order_snapshot",
    "order_action",
    "webhook_delivery",
    "blocked_sender",
    "automatic_mail",
    "audit_entry",
    "article_text",
    "article_version",
  ])
    // prettier-ignore
    expect(tables).toContain(table);
});

describe("what is published in the help centre", () => {
  const where = () => ({ shopId: twin.desk.shop.id });
  const erase = async (email: string, desk: Desk = twin.desk) => {
    const found = await findPerson(twin.desk, { shopifyCustomerId: null, emails: [email], phone: null, orderIds: [] });
    await eraseFromArticles(desk, { found, marks: [], counts: {} });
    return prisma.articleText.findFirstOrThrow({ where: where() });
  };

  test("loses no words by what somebody calls themselves, nor what the shop itself is reached by", async () => {
    const before = await prisma.articleText.findFirstOrThrow({ where: where() });
    const versions = await prisma.articleVersion.findMany({ where: where() });
    const mailbox = await prisma.mailbox.findFirstOrThrow({ where: where() });
    const html = `<p>Return Policy: ${mailbox.address}, +48 600 100 300</p>`;
    const texts = { title: "Return Policy", draftTitle: "Return Policy", bodyText: "x", draftHtml: html };
    const write = (bodyHtml: string) => prisma.articleText.updateMany({ where: where(), data: { ...texts, bodyHtml } });
    await write(`${html}stranger@example.com`);
    await prisma.customer.createMany({
      data: [
        { ...where(), email: "stranger@example.com", name: "Return Policy" },
        { ...where(), email: mailbox.address, name: "Return Policy", phone: "48600100300", shopifyCustomerId: 78n },
      ],
    });
    expect(await erase("stranger@example.com")).toMatchObject({ ...texts, bodyHtml: `${html}—` });
    // Their name at Shopify goes from what nobody sees yet.
    expect(await erase(mailbox.address)).toMatchObject({ ...texts, draftTitle: "—", draftHtml: html.replace("Return Policy", "—"), bodyHtml: `${html}—` }); // prettier-ignore

    // Edited meanwhile it is read again.
    const slow = {
      ...twin.desk,
      tx: (async (run) => {
        if ((await prisma.articleText.findFirstOrThrow({ where: where() })).bodyHtml?.endsWith("com"))
          await write(`${html}stranger@example.com!`);
        return twin.desk.tx(run);
      }) as typeof twin.desk.tx,
    };
    await write(`${html}stranger@example.com`);
    expect(await erase("stranger@example.com", slow)).toMatchObject({ bodyHtml: `${html}—!` });

    await prisma.customer.deleteMany({ where: { ...where(), name: "Return Policy" } });
    await prisma.articleText.updateMany({ where: where(), data: before });
    expect(await prisma.articleVersion.findMany({ where: where() })).toEqual(versions);
    await prisma.articleCheck.deleteMany({ where: where() });
  });

  test.each([
    ["Zofia Nowak", "Ask Zofia\n  NOWAK.", true],
    ["Zofia Nowak", "Napisz do Zofia Nowaka", true],
    ["Zofia Nowak", "Zofia Nowakowska", false],
    ["Zofia Nowak", "Zofia, or Nowak", false],
    ["Zofia", "Ask Zofia", false],
    ["J. (Jo) Łoś", "By J. (Jo) Łoś", true],
  ])("where %s was erased, somebody is asked to look at %j: %s", async (name, bodyText, isAsked) => {
    const before = await prisma.articleText.findFirstOrThrow({ where: where() });
    await prisma.articleText.updateMany({ where: where(), data: { bodyText } });
    await prisma.customer.create({ data: { ...where(), email: "zofia@example.com", name } });
    expect(await erase("zofia@example.com")).toMatchObject({ bodyText });
    // Twice does no harm.
    await erase("zofia@example.com");
    const asked = await prisma.articleCheck.findMany({ where: where() });
    const { articleId, locale } = before;
    expect(asked).toEqual(isAsked ? [{ ...where(), articleId, locale, reason: "erased_name", askedOn: expect.any(Date) }] : []); // prettier-ignore
    await prisma.articleCheck.deleteMany({ where: where() });
    await prisma.customer.deleteMany({ where: { ...where(), name } });
    await prisma.articleText.updateMany({ where: where(), data: before });
  });

  test("nobody is asked to look at what is not published", async () => {
    const before = await prisma.articleText.findFirstOrThrow({ where: where() });
    const draft = { title: null, bodyHtml: null, bodyText: null, draftTitle: "Zofia Nowak", draftHtml: "<p>x</p>" };
    await prisma.articleText.updateMany({ where: where(), data: draft });
    await prisma.customer.create({ data: { ...where(), email: "zofia@example.com", name: "Zofia Nowak" } });
    await erase("zofia@example.com");
    expect(await prisma.articleCheck.count({ where: where() })).toBe(0);
    await prisma.customer.deleteMany({ where: { ...where(), name: "Zofia Nowak" } });
    await prisma.articleText.updateMany({ where: where(), data: before });
  });
});

test("an act on its way holds the erasure up, and nothing is touched", async () => {
  await prisma.orderAction.updateMany({ where: { id: ana.action }, data: { state: "unknown" } });
  const sent = redact(shop.desk.shop.domain);
  expect(await post(sent)).toBe(200);
  await work();
  await fulfilAll(shop.desk);
  expect(await shop.desk.db.privacyRequest.findMany({})).toMatchObject([{ state: "open", problem: "acts_open" }]);
  expect(await shop.desk.db.customer.count({ where: { email: "ana@example.com" } })).toBe(1);
  await prisma.orderAction.updateMany({ where: { id: ana.action }, data: { state: "succeeded" } });
});

test("case 32: customers/redact takes Ana out of everything and leaves others' words", async () => {
  // A long log, in which she stands at both ends.
  const line = { staffName: "Tom", kind: "policy_changed", subjectId: "", source: "settings", subject: "privacy" };
  await shop.desk.db.auditEntry.createMany({ data: Array.from({ length: linesAtOnce }, () => line) });
  await shop.desk.db.auditEntry.create({ data: { ...line, subject: "sender", reason: "ana@example.com" } });
  await fulfilAll(shop.desk);
  expect(await shop.desk.db.privacyRequest.findMany({})).toMatchObject([
    { state: "done", kind: "redact", source: "shopify", person: {}, doneAt: expect.any(Date) },
  ]);
  expect(await findMarks(anaMarks, shop.desk.shop.id)).toEqual([]);
  const told = { staffName: shop.desk.staff.name, subject: expect.any(String) };
  expect(
    await shop.desk.db.auditEntry.findMany({ where: { subject: { not: "privacy" } }, orderBy: { id: "asc" } }),
  ).toMatchObject([
    { ...told, orderName: "#5001", after: { act: "refund" }, reason: "— wrote twice" },
    { ...told, orderName: "#5001", kind: "act_started", after: { act: "refund" }, reason: "" },
    { ...told, subject: "sender", after: { name: "—", blocked: true } },
    { staffName: "Tom", subject: "sender", reason: "—" },
  ]);
  // Not in one transaction, which a longer log would keep beyond its time.
  const [written] = await shop.desk.sql<{ times: number }>`
    select count(distinct xmin::text)::int as times from audit_entry where shop_id = ${SHOP} and subject <> 'privacy'`;
  expect(written).toEqual({ times: 2 });
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
  await work();
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

describe("the owner has everything erased", () => {
  const owner = () => ({ ...twin.desk, staff: { ...twin.desk.staff, accountOwner: true } });
  const erase = (confirmation: string, key = "erasure-1", desk = owner()) => askErasure(desk, { confirmation, key });
  const request = () => twin.desk.db.privacyRequest.findFirstOrThrow({ where: { kind: "shop_erasure" } });

  test("nobody else may, and the store's name has to be typed", async () => {
    expect(await erase("erasetwin", "k", twin.desk)).toEqual({ ok: false, problem: "not_owner" });
    for (const wrong of ["", "erase", "erasetwin.myshopify.com"])
      expect(await erase(wrong)).toEqual({ ok: false, problem: "shop_name", field: "confirmation" });
    expect(await twin.desk.db.privacyRequest.count()).toBe(0);
    expect(await countDesk(owner())).toEqual({ tickets: 2, messages: 6, customers: 2, files: 1, mails: 3, acts: 1 });
  });

  test("asked for twice it is one; another one waits for its end", async () => {
    expect(await erase(" EraseTwin ")).toEqual({ ok: true, value: null });
    expect(await erase("erasetwin")).toEqual({ ok: true, value: null });
    expect(await erase("erasetwin", "erasure-2")).toEqual({ ok: false, problem: "under_way" });
    expect(await twin.desk.db.privacyRequest.count()).toBe(1);
  });

  test("an act on its way holds it up, and nothing is touched", async () => {
    const states = (state: string) => twin.desk.db.orderAction.updateMany({ data: { state } });
    await states("needs_person");
    await fulfilAll(twin.desk);
    expect(await readErasure(owner())).toMatchObject({ state: "open", problem: "acts_open", done: 0 });
    expect(await twin.desk.db.ticket.count()).toBe(2);
    await states("succeeded");
  });

  test("what is older goes, what comes later stays, and so does what is the shop's own", async () => {
    const { receivedAt } = await request();
    const later = new Date(receivedAt.getTime() + 1);
    const { id: customerId } = await twin.desk.db.customer.findFirstOrThrow({ where: { email: "bob@example.com" } });
    const { shopId, ...asked } = await request();
    await prisma.ticket.create({
      data: { shopId, number: 990, subject: "new", customerId, customerName: "Bob", lastActivityAt: later, createdAt: later },
    }); // prettier-ignore
    await twin.desk.db.customer.updateMany({ where: { email: "ana@example.com" }, data: { mergedIntoId: customerId } });
    await fulfilAll(twin.desk);
    expect(await twin.desk.db.ticket.findMany({ select: { number: true } })).toEqual([{ number: 990 }]);
    expect(await twin.desk.db.customer.findMany({ select: { email: true } })).toEqual([{ email: "bob@example.com" }]);
    expect(await countDesk(owner())).toEqual({ tickets: 1, messages: 0, customers: 1, files: 0, mails: 0, acts: 0 });
    expect(await twin.desk.db.storedFile.count()).toBe(0);
    expect(await readErasure(owner())).toMatchObject({ state: "done", done: 2, total: 2, problem: null });
    expect(asked).toMatchObject({ staffId: twin.desk.staff.id, source: "merchant" });
    const left = await findMarks(anaMarks, twin.desk.shop.id);
    // Articles, the block list, that somebody put an address on it, and the copies of orders.
    expect([...new Set(left.map((one) => one.split(".")[1]))].sort()).toEqual([
      "article_text",
      "article_version",
      "audit_entry",
      "blocked_sender",
      "order_snapshot",
    ]);
    expect(await twin.desk.db.mailbox.count()).toBe(1);
  });

  test("then it may be asked for again", async () => {
    expect(await erase("erasetwin", "erasure-3")).toEqual({ ok: true, value: null });
    await fulfilAll(twin.desk);
    expect(await twin.desk.db.ticket.count()).toBe(0);
    expect(await twin.desk.db.customer.count()).toBe(0);
  });
});
