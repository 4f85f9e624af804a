import { afterAll, beforeAll, expect, test } from "vitest";
import pg from "pg";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { keepArticle } from "#app/features/articles/keep-article.server.ts";
import { openArticle } from "#app/features/articles/open-article.server.ts";
import { reviewDayAfter } from "#app/features/articles/review-day.ts";
import { saveArticle } from "#app/features/articles/save-article.server.ts";
import type { FoundArticle } from "#app/features/articles/found-article.ts";
import { noteStep, writeSteps } from "#app/features/self-service/report/note-step.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { action as inserted, loader as find } from "#app/routes/app.help.find.ts";
import { action, loader } from "#app/routes/app.help.work.tsx";
import { action as fromReply } from "#app/routes/app.tickets.$number.article.ts";
import { seedConversations } from "#tests/factories/seed-conversations.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/** What is to be done about articles, and how they go into replies and come out of them. */

let world: TestWorld;
let desk: StaffDesk;
let number = 0;

beforeAll(async () => {
  world = await startWorld({ orders: 20 });
  desk = await world.staffDesk();
  const [shop] = world.shops;
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const own = world.world.conversations.filter((one) => one.shopDomain === shop!.domain).slice(0, 3);
  await seedConversations(client, shop!, own);
  await client.end();
  const [ticket] = await desk.sql<{ number: number }>`
    select t.number from ticket t join message m on m.shop_id = t.shop_id and m.ticket_id = t.id and m.kind = 'reply'
    where t.shop_id = ${SHOP} order by t.number limit 1`;
  number = ticket!.number;
});
afterAll(() => world.stop());

const args = (request: Request, params = {}): ActionFunctionArgs & LoaderFunctionArgs =>
  ({ request, params, context: {} }) as never;
const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });
const work = async () => (await loader(args(world.staffRequest("/app/help/work")))).work;
const settle = (fields: Record<string, string>) => action(args(world.staffRequest("/app/help/work", form(fields))));

async function published(title: string, html: string, locale = "en"): Promise<bigint> {
  const kept = await keepArticle(desk, { title, html, locale, category: "shipping" });
  if (!kept.ok) throw new Error(kept.problem);
  await saveArticle(desk, kept.value, { locale, revision: 1, facts: {} }, true);
  return kept.value;
}
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const count = (articleId: bigint, days: number, counts: object) =>
  desk.db.articleDay.create({ data: { articleId, day: daysAgo(days), ...counts } });

/** Somebody reads an article, and opens the ticket. */
async function reads(articleId: bigint, days: number, reader: number, ticketId: bigint | null): Promise<void> {
  const who = { customerId: null, proxyPath: "/", locale: "en", style: "", address: `reader ${reader}`, agent: "" } as const; // prettier-ignore
  const visit = { ...who, desk: { ...desk, staff: null, now: () => daysAgo(days) } };
  noteStep(visit, { kind: "help.article", articleId });
  if (ticketId !== null) noteStep(visit, { kind: "contact.sent", ticketId });
  await writeSteps();
}

test("searches that found nothing are written, or put aside until they go on", async () => {
  const base = { locale: "en", found: 0, lastAt: daysAgo(1) };
  await desk.db.articleSearch.createMany({
    data: [
      { ...base, words: "gift wrap", times: 5 },
      { ...base, words: "once only", times: 1 },
      { ...base, words: "found by now", times: 9, found: 2 },
      { ...base, words: "put aside", times: 7, dismissedAt: daysAgo(5) },
      { ...base, words: "aside and again", times: 6, dismissedAt: daysAgo(40) },
    ],
  });
  expect((await work()).write.map((one) => one.words)).toEqual(["aside and again", "gift wrap"]);
  await settle({ intent: "dismissSearch", locale: "en", words: "aside and again" });
  const write = () => settle({ intent: "write", locale: "en", words: "gift wrap" }) as unknown as Promise<Response>;
  const [begun, again] = await Promise.all([write(), write()]);
  expect(again.headers.get("location")).toBe(begun.headers.get("location"));
  const id = BigInt(/\d+$/.exec(begun.headers.get("location")!)![0]);
  expect((await openArticle(desk, id, "en"))!.text).toMatchObject({ title: "Gift wrap", isPublished: false });
  expect((await work()).write).toEqual([]);
  await expect(settle({ intent: "write", locale: "en", words: "nobody's" })).rejects.toMatchObject({ status: 404 });
});

test("articles that help too few, or after which people write, are to be mended", async () => {
  const poor = await published("Poor", "<p>x</p>");
  const followed = await published("Followed", "<p>x</p>");
  const good = await published("Good", "<p>x</p>");
  await desk.db.ticket.updateMany({ where: { id: { in: [1n, 2n, 3n] } }, data: { createdAt: daysAgo(2) } });
  await count(poor, 3, { views: 50, helpful: 4, unhelpful: 8 });
  await count(followed, 3, { views: 20, helpful: 20 });
  await count(good, 3, { views: 500, helpful: 20, unhelpful: 2 });
  for (let reader = 1; reader <= 3; reader++) {
    await reads(followed, 3, reader, BigInt(reader));
    await reads(good, 3, reader + 10, BigInt(reader));
    // What nobody wrote after, what was one ticket, and what is long ago.
    await reads(poor, 3, reader + 20, null);
    await reads(poor, 3, reader + 30, 9n);
    await reads(poor, 45, reader + 40, BigInt(reader));
  }
  // Long ago is long ago.
  await count(good, 70, { unhelpful: 100 });
  const found = (await work()).fix;
  expect(found.map((one) => [one.title, one.kind])).toEqual([
    ["Followed", "followed"],
    ["Poor", "unhelpful"],
  ]);
  // One that was there before the article was read followed from nothing.
  await desk.db.ticket.updateMany({ where: { id: 1n }, data: { createdAt: daysAgo(4) } });
  expect((await work()).fix.map((one) => one.title)).toEqual(["Poor"]);
  await desk.db.ticket.updateMany({ where: { id: 1n }, data: { createdAt: daysAgo(2) } });
  await settle({ intent: "dismissFix", articleId: poor.toString(), kind: "unhelpful" });
  await settle({ intent: "dismissFix", articleId: poor.toString(), kind: "unhelpful" });
  expect((await work()).fix.map((one) => one.title)).toEqual(["Followed"]);
});

test("what is published has a day of review, half a year on, unless one was chosen", async () => {
  const id = await published("Looked at later", "<p>x</p>");
  const on = async () => (await desk.db.article.findFirstOrThrow({ where: { id } })).reviewOn;
  expect((await on())?.toISOString().slice(0, 10)).toBe(reviewDayAfter(new Date(), desk.shop.timezone));
  const chosen = { locale: "en", revision: 2, title: "Sooner", facts: { reviewOn: "2027-01-31" } };
  expect((await saveArticle(desk, id, chosen, true))?.ok).toBe(true);
  expect((await on())?.toISOString()).toContain("2027-01-31");
});

test("where an erased name may stand, somebody says that they have looked, or publishes the text anew", async () => {
  const id = await published("Named", "<p>x</p>");
  const [articleId, locale] = [id, "en"];
  const ask = () =>
    desk.db.articleCheck.create({
      data: { articleId, locale, reason: "erased_name", askedOn: new Date("2026-11-20") },
    });
  const asked = async () => (await work()).check;
  await ask();
  expect(await asked()).toEqual([{ id: id.toString(), locale, title: "Named", askedOn: "2026-11-20" }]);
  await settle({ intent: "checked", articleId: id.toString(), locale });
  expect(await asked()).toEqual([]);
  await expect(settle({ intent: "checked", articleId: id.toString(), locale })).rejects.toMatchObject({ status: 404 });
  await ask();
  // A draft changes nothing for shoppers.
  await saveArticle(desk, id, { locale, revision: 2, html: "<p>y</p>", facts: {} }, false);
  expect(await asked()).toHaveLength(1);
  await saveArticle(desk, id, { locale, revision: 3, facts: {} }, true);
  expect(await asked()).toEqual([]);
});

test("an overdue review is settled with one click", async () => {
  const id = await published("Overdue", "<p>x</p>");
  await saveArticle(desk, id, { locale: "en", revision: 2, facts: { reviewOn: "2020-01-01" } }, false);
  expect((await work()).review).toMatchObject([{ title: "Overdue", reviewOn: "2020-01-01", owner: desk.staff.name }]);
  await settle({ intent: "reviewed", articleId: id.toString() });
  expect((await work()).review).toEqual([]);
});

test("an article is found for a reply, in the ticket's language first, and counted when it is put in", async () => {
  const en = await published("Delivery times", "<p>Three days.</p>");
  const pl = await published("Delivery po polsku", "<p>Trzy dni.</p>", "pl");
  await published("100% cotton", "<p>x</p>");
  await desk.sql`update ticket set language = 'pl' where shop_id = ${SHOP} and number = ${number}::int`;
  const ask = async (words: string) => {
    const query = new URLSearchParams({ words, ticket: String(number) });
    const { found } = await find(args(world.staffRequest(`/app/help/find?${query}`)));
    return found.map((one: FoundArticle) => one.id);
  };
  expect(await ask("delivery")).toEqual([pl.toString(), en.toString()]);
  expect(await ask("three DELIVERY")).toEqual([en.toString()]);
  expect(await ask("100%")).toHaveLength(1);
  for (const words of ["'", "\\", "%%", "\0\0zz", "x".repeat(9_000)]) expect(await ask(words)).toEqual([]);
  await inserted(args(world.staffRequest("/app/help/find", form({ articleId: en.toString() }))));
  await inserted(args(world.staffRequest("/app/help/find", form({ articleId: en.toString() }))));
  expect(await desk.db.articleDay.findMany({ where: { articleId: en } })).toMatchObject([{ inserted: 2 }]);
});

test("a reply becomes a draft without what belongs to its customer", async () => {
  await desk.sql`update ticket set customer_name = 'Zofia Brzoza', order_name = '#4711', language = 'en',
    subject = 'Re: Order #4711 is late' where shop_id = ${SHOP} and number = ${number}::int`;
  const [message] = await desk.sql<{ id: bigint }>`
    update message set body_text = ${"Hi Zofia,\n\nyour order #4711 left us. We wrote to zofia@example.com.\n\n- first\n- second"}
    where shop_id = ${SHOP} and id = (select m.id from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
      where m.shop_id = ${SHOP} and t.number = ${number}::int and m.kind = 'reply' order by m.id limit 1) returning id`;
  const ask = (messageId: string, ticket = String(number)) =>
    fromReply(args(world.staffRequest(`/app/tickets/${ticket}/article`, form({ messageId })), { number: ticket }));
  const made = await ask(message!.id.toString());
  expect(made).toMatchObject({ ok: true, value: { replaced: 2 } });
  const { text } = (await openArticle(desk, BigInt(made.ok ? made.value.articleId : 0), "en"))!;
  expect(text.title).toBe("Order [[order number]] is late");
  expect(text.html).toContain("your order [[order number]] left us. We wrote to [[e-mail]].");
  expect(text.html).toContain("<li>first</li>");
  expect(text.html).not.toMatch(/Zofia|4711|example/);
  const [theirs] = await desk.sql<{ id: bigint }>`
    select m.id from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
    where m.shop_id = ${SHOP} and t.number = ${number}::int and m.kind = 'customer' limit 1`;
  // Only what the staff wrote; and only of the ticket that is named.
  await expect(ask(theirs!.id.toString())).rejects.toMatchObject({ status: 404 });
  await expect(ask(message!.id.toString(), "999999")).rejects.toMatchObject({ status: 404 });
});
