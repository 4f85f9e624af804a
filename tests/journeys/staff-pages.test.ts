import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { action as changeTicket, loader as openTicketPage } from "#app/routes/app.tickets.$number.tsx";
import { action as keepDraft } from "#app/routes/app.tickets.$number.draft.ts";
import { action as refund, loader as openRefund } from "#app/routes/app.tickets.$number.refund.ts";
import { loader as openInbox } from "#app/routes/app.tickets._index.tsx";
import { loader as openLayout } from "#app/routes/app.tsx";
import { loader as textsLoader } from "#app/routes/texts.ts";
import { pageTextsOf } from "#app/platform/i18n/page-texts.ts";
import { seedConversations } from "#tests/factories/seed-conversations.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/** The pages' own loaders and actions, with requests as the browser sends them. */

let world: TestWorld;
let number = "";

beforeAll(async () => {
  world = await startWorld({ orders: 40 });
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const shop = world.shops[0]!;
  const own = world.world.conversations.filter((one) => one.shopDomain === shop.domain);
  await seedConversations(client, shop, own.slice(0, 12));
  const { rows } = await client.query("select min(number) as number from ticket where shop_id = $1 and is_open", [
    shop.shopId,
  ]);
  number = String(rows[0].number);
  await client.end();
});
afterAll(() => world.stop());

const ask = (path: string, fields?: Record<string, string>, staff = 0) => ({
  request: world.staffRequest(path, { staff, ...(fields && { method: "POST", body: new URLSearchParams(fields) }) }),
  params: { number },
  context: {},
});

const change = (fields: Record<string, string>, staff = 0) =>
  changeTicket(ask(`/app/tickets/${number}`, fields, staff));
const keep = (fields: Record<string, string>) => keepDraft(ask(`/app/tickets/${number}/draft`, fields));
const look = async (staff = 0) => (await openTicketPage(ask(`/app/tickets/${number}`, undefined, staff))).ticket;
const newest = async () => {
  const messages = (await look()).timeline.flatMap((item) => (item.type === "message" ? [item.message] : []));
  return messages.at(-1)!;
};
const readTexts = (address: string): Response =>
  textsLoader({ request: new Request(new URL(address, "https://latte.test")), params: {}, context: {} });
const status = (answer: Promise<unknown>) =>
  answer.then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  );

describe("the layout", () => {
  test.each([
    ["/app/tickets?locale=pl-PL", "pl", "Skrzynka"],
    ["/app/tickets?locale=pt-PT", "pt-BR", "Caixa de entrada"],
    ["/app/tickets?locale=zz", "en", "Inbox"],
  ])("%s speaks %s", async (path, locale, title) => {
    const page = await openLayout(ask(path));
    expect([page.locale, pageTextsOf(page.locale).texts.inbox.title]).toEqual([locale, title]);
    const file = readTexts(page.texts);
    expect([file.status, file.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect(await file.text()).toContain(`export const locale = "${locale}"`);
  });

  test("of a version that has gone there is what took its place, and nobody keeps that; of another language nothing", () => {
    expect(readTexts("/texts?v=pl-0123456789ab").headers.get("cache-control")).toBe("no-store");
    expect(readTexts("/texts?v=de-0123456789ab").status).toBe(404);
    expect(readTexts("/texts").status).toBe(404);
  });
});

describe("the inbox", () => {
  test("an unknown view or a cursor that is none shows the first page of what is open", async () => {
    const plain = await openInbox(ask("/app/tickets"));
    expect(plain.inbox.rows.length).toBeGreaterThan(0);
    const odd = await openInbox(ask("/app/tickets?view=<script>&cursor=%00../x"));
    expect(odd.inbox.rows).toEqual(plain.inbox.rows);
    expect(odd.inbox.ask.view).toBe("open");
  });
});

describe("the ticket", () => {
  test("a draft is kept for the one who types it, and goes when the text is sent", async () => {
    const clientKey = "5d0f1c9e-0000-4000-8000-000000000001";
    const body = "Dear Ana,\nhalf a sentence";
    expect(await keep({ kind: "reply", body, clientKey })).toEqual({ ok: true, value: null });
    expect((await look()).drafts).toEqual({ reply: body, note: "", forward: "" });
    expect((await look(1)).drafts).toEqual({ reply: "", note: "", forward: "" });
    expect(await change({ intent: "reply", body, clientKey })).toMatchObject({ ok: true });
    expect((await look()).drafts.reply).toBe("");
    expect(await newest()).toMatchObject({ kind: "reply", bodyText: body, delivery: { state: "queued" } });
  });

  test("a reply that crossed another is held until somebody has seen it", async () => {
    const seen = (await newest()).id;
    const colleague = { intent: "reply", body: "I have it.", clientKey: "5d0f1c9e-0000-4000-8000-000000000002" };
    expect(await change(colleague, 1)).toMatchObject({ ok: true });
    const mine = {
      intent: "reply",
      body: "Me too.",
      clientKey: "5d0f1c9e-0000-4000-8000-000000000003",
      lastSeenMessageId: seen,
    };
    const held = await change(mine);
    expect(held).toMatchObject({ ok: false, problem: "crossed", messages: [{ bodyText: "I have it." }] });
    expect((await newest()).bodyText).toBe("I have it.");
    expect(await change({ ...mine, lastSeenMessageId: (await newest()).id })).toMatchObject({ ok: true });
    expect((await newest()).bodyText).toBe("Me too.");
  });

  test("send and solve does both", async () => {
    const clientKey = "5d0f1c9e-0000-4000-8000-000000000004";
    expect(await change({ intent: "reply", body: "Done.", clientKey, status: "solved" })).toMatchObject({ ok: true });
    expect((await look()).status).toBe("solved");
  });

  test("what is wrong is said of its field", async () => {
    const clientKey = "5d0f1c9e-0000-4000-8000-000000000005";
    expect(await change({ intent: "reply", body: " \n ", clientKey })).toMatchObject({
      problem: "empty",
      field: "body",
    });
  });

  test.each([
    [{ intent: "erase" }, 400],
    [{ intent: "toString" }, 400],
    [{}, 400],
    [{ intent: "status", to: "open" }, 400],
    [{ intent: "retry", messageId: "-1" }, 404],
  ] as [Record<string, string>, number][])("%j is refused with %i", async (fields, expected) => {
    expect(await status(change(fields))).toBe(expected);
  });

  test("a draft of no kind is refused; one under a key that is none is kept all the same", async () => {
    expect(await status(keep({ kind: "poem", body: "x" }))).toBe(404);
    expect(await keep({ kind: "note", body: "x", clientKey: "\0" })).toMatchObject({ ok: true });
  });

  test.each<[string, BodyInit, number]>([
    ["application/json", "{}", 400],
    ["multipart/form-data; boundary=x", "--y", 400],
    ["application/x-www-form-urlencoded", new Uint8Array(8 * 1024 * 1024 + 1), 413],
  ])("a body that is no form (%s) is refused", async (type, body, expected) => {
    const request = world.staffRequest(`/app/tickets/${number}`, {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
    expect(await status(changeTicket({ request, params: { number }, context: {} }))).toBe(expected);
  });
});

describe("the refund", () => {
  const post = (fields: Record<string, string>) => refund(ask(`/app/tickets/${number}/refund`, fields));

  test("what was typed wrong is answered for each field, before Shopify is asked", async () => {
    const answer = await post({
      intent: "preview",
      currency: "EUR",
      locale: "en",
      shipping: "amount",
      shippingAmount: "-1",
      amount: "1e3",
      method: "original",
      restock: "none",
    });
    expect(answer).toMatchObject({ ok: false });
    const { problems } = answer as { problems: { field: string }[] };
    expect(problems.map(({ field }) => field).sort()).toEqual(["amount", "shippingAmount"]);
  });

  test("without the scope the form says so", async () => {
    expect(await openRefund(ask(`/app/tickets/${number}/refund`))).toMatchObject({ ok: false });
  });

  test.each([{ intent: "preview", currency: "<x>" }, { intent: "steal" }, {}] as Record<string, string>[])(
    "%j is refused",
    async (fields) => {
      expect(await status(post(fields))).toBe(400);
    },
  );
});
