import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { matchTicketOrders } from "#app/features/orders/match-ticket-order.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { conversation, makeMailShop, receive, startMail, stopMail, type MailShop } from "./mail-desk.ts";

const folder = path.resolve(import.meta.dirname, "../mail/corpus");
const files = fs.readdirSync(folder).filter((name) => name.endsWith(".eml"));

let shop: MailShop;
beforeAll(startMail);
// Several of them are the same mail but for one thing: each gets a shop of its own.
let shops = 0;
beforeEach(async () => {
  shops += 1;
  shop = await makeMailShop(`corpus-${shops}`);
});
afterAll(stopMail);

/** What PostgreSQL, a page or JSON would choke on. */
const harmful = /\u0000|[\u0001-\u0008\u000b-\u001f\u007f]/;

test("there is a corpus", () => expect(files.length).toBeGreaterThanOrEqual(60));

test.each(files)("%s is filed as exactly one message, clean", async (name) => {
  await receive(shop, new Uint8Array(fs.readFileSync(path.join(folder, name))));
  const mail = await shop.desk.db.inboundMail.findFirstOrThrow({
    orderBy: { id: "desc" },
    select: { id: true, state: true, problem: true },
  });
  expect(mail).toMatchObject({ state: "done", problem: null });
  expect(await shop.desk.db.message.count()).toBe(1);
  const { ticket } = await shop.desk.db.message.findFirstOrThrow({
    where: { inboundMailId: mail.id },
    select: { ticket: { select: { number: true } } },
  });
  const page = await openTicket(shop.desk, ticket.number);
  const shown = (await conversation(shop, ticket.number)).at(-1);
  for (const text of [page?.subject, page?.customer.name, shown?.bodyText, shown?.authorName, shown?.bodyHtml]) {
    expect(text ?? "").not.toMatch(harmful);
    expect((text ?? "").isWellFormed()).toBe(true);
  }
  const html = shown?.bodyHtml ?? "";
  const tags = html.replace(/="[^"]*"/g, "=");
  expect(tags).not.toMatch(/<(script|iframe|object|form|base|meta|link|svg|math)\b|\son\w+=/i);
  for (const [, address] of html.matchAll(/\b(?:href|src)="([^"]*)"/g))
    expect(address).toMatch(/^(https?|mailto|tel):/);
});

test("a failing look-up of orders cannot keep a mail out of the inbox", async () => {
  const orders = await makeMailShop("corpus-orders");
  const { desk } = orders;
  const at = new Date("2026-11-01T10:00:00Z");
  // Lines that are no list make the look-up of orders fail.
  await desk.db.orderSnapshot.create({
    data: {
      id: 5n,
      name: "#1001",
      email: "ana@example.com",
      createdAt: at,
      updatedAt: at,
      readAt: at,
      fulfillmentStatus: "FULFILLED",
      totalMinor: 1n,
      currency: "EUR",
      data: { lines: 5 },
    },
  });
  await receive(orders, new TextEncoder().encode("From: ana@example.com\r\nSubject: #1001\r\n\r\nHello"));
  expect((await conversation(orders, 1))[0]).toMatchObject({ bodyText: "Hello", parseProblem: null });
  const { id } = await desk.db.ticket.findFirstOrThrow({ where: { number: 1 } });
  await expect(desk.tx((tx) => matchTicketOrders(tx, [id]))).rejects.toThrow("22023");
});
