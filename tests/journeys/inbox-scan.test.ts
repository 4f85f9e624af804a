import { afterAll, beforeAll, expect, test } from "vitest";
import { everyTicket, type InboxFilter } from "#app/features/inbox/inbox-filter.ts";
import { listInbox } from "#app/features/inbox/list-inbox.server.ts";
import { scanLimit } from "#app/features/inbox/scan-sql.server.ts";
import { searchTickets } from "#app/features/inbox/search-tickets.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { makeInboxShop, makeTicket, startInbox, stopInbox } from "./inbox-desk.ts";

let desk: StaffDesk;
const longAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** Two tickets about teapots, and above them more than one scan goes through. */
beforeAll(async () => {
  await startInbox();
  desk = await makeInboxShop();
  await makeTicket(desk, { language: "pl", lastActivityAt: longAgo(20), subject: "Zebra teapot" });
  await makeTicket(desk, { language: "pl", lastActivityAt: longAgo(10), subject: "Quagga teapot" });
  const fill = [
    "set local session_replication_role = replica",
    `insert into ticket (shop_id, number, subject, customer_id, customer_name, last_activity_at, language)
     select t.shop_id, 10 + i, 'A teapot', t.customer_id, t.customer_name, now() - i * interval '1 second', 'de'
     from ticket t cross join generate_series(1, ${scanLimit}) i where t.shop_id = ${desk.shop.id} and t.number = 1`,
    `insert into ticket_search (shop_id, ticket_id, recent_at, document)
     select shop_id, id, last_activity_at, search_document(subject, language) from ticket
     where shop_id = ${desk.shop.id} and number > 10`,
    "analyze ticket, ticket_search",
  ];
  // On a busy machine it takes longer than the five seconds that a transaction has otherwise.
  await prisma.$transaction(
    async (tx) => {
      for (const statement of fill) await tx.$executeRawUnsafe(statement);
    },
    { timeout: 60_000 },
  );
});
afterAll(stopInbox);

const polish: InboxFilter = { ...everyTicket, language: ["pl"] };
const list = (cursor: string | null, sort: "latest" | "oldest" | "priority" | "created" = "latest") =>
  listInbox(desk, { filter: polish, sort, cursor });
const numbers = ({ rows }: { rows: { number: number }[] }) => rows.map(({ number }) => number);

test("a filter that lets hardly anything in looks through so many tickets, says so, and goes on from there", async () => {
  const { result: first, statements } = await countStatements(() => list(null));
  expect(numbers(first)).toEqual([]);
  expect(first.total).toBe(0);
  expect(Date.parse(first.scannedTo ?? "")).toBeLessThan(Date.now() - (scanLimit - 1) * 1000);
  expect(statements.filter((text) => /\bticket\b/.test(text))).toHaveLength(4);
  const second = await list(first.nextCursor);
  expect(numbers(second)).toEqual([2, 1]);
  expect([second.scannedTo, second.nextCursor]).toEqual([null, null]);
});

test.each(["priority", "created"] as const)("so does the list by %s", async (sort) => {
  const first = await list(null, sort);
  expect(first.scannedTo).not.toBeNull();
  expect(numbers(await list(first.nextCursor, sort))).toEqual([2, 1]);
});

test("what is found at once needs no going on", async () => {
  const page = await list(null, "oldest");
  expect(numbers(page)).toEqual([1, 2]);
  expect(page.scannedTo).not.toBeNull();
});

test("a common word among them is looked for as far, and then on; a rare one in all at once", async () => {
  const find = (q: string, cursor: string | null = null) => searchTickets(desk, { q, filter: polish, cursor });
  const first = await find("teapot");
  expect(numbers(first)).toEqual([]);
  expect(first.scannedTo).not.toBeNull();
  expect(numbers(await find("teapot", first.nextCursor))).toEqual([2, 1]);
  const rare = await find("quagga");
  expect([numbers(rare), rare.scannedTo, rare.nextCursor]).toEqual([[2], null, null]);
});

test("without a filter a rare word is found behind any number of tickets, and a common one fills its page", async () => {
  expect(numbers(await searchTickets(desk, { q: "zebra" }))).toEqual([1]);
  const page = await searchTickets(desk, { q: "teapot" });
  expect(numbers(page)).toEqual(Array.from({ length: 25 }, (_, index) => 11 + index));
  expect(page.nextCursor).not.toBeNull();
});
