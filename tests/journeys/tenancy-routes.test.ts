import fs from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBulk } from "#app/features/inbox/start-bulk.server.ts";
import { jobs } from "#app/jobs.server.ts";
import { tablesOfAShop } from "#app/platform/db/erase-shop.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { loader as findRoute } from "#app/routes/app.find.ts";
import { seedConversations } from "#tests/factories/seed-conversations.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/**
 * Every route that takes an id, with ids of another shop, ids that are nobody's, and ids that are none: always the same
 * 404 with the same body, and nothing changed.
 */

let world: TestWorld;
/** Ids that belong to the first shop; the second shop asks for them. */
const theirs = {
  ticket: "",
  mailbox: "",
  attachment: "",
  draftFile: "",
  message: "",
  order: "",
  staff: "",
  role: "",
  failedMessage: "",
  action: "",
  export: "",
  customer: "",
  shopifyCustomer: "",
  keptOrder: "",
  article: "",
  articleImage: "",
};
let ownTicket = "";

beforeAll(async () => {
  world = await startWorld({ orders: 60 });
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  for (const [index, shop] of world.shops.entries())
    await seedConversations(
      client,
      shop,
      world.world.conversations.filter((one) => one.shopDomain === shop.domain).slice(0, index === 0 ? 20 : 2),
    );
  const [first, second] = world.shops.map((shop) => shop.shopId);
  const one = async (text: string, ...values: unknown[]) => String((await client.query(text, values)).rows[0].id);
  // A number that only the first shop has: numbers count within the shop.
  theirs.ticket = await one("select max(number) as id from ticket where shop_id = $1", first);
  ownTicket = await one("select min(number) as id from ticket where shop_id = $1", second);
  theirs.message = await one("select min(id) as id from message where shop_id = $1 and kind = 'customer'", first);
  theirs.failedMessage = await one("select min(id) as id from message where shop_id = $1 and kind = 'reply'", first);
  await client.query("update message set delivery_state = 'failed' where shop_id = $1 and id = $2", [
    first,
    theirs.failedMessage,
  ]);
  theirs.attachment = await one(
    `insert into attachment (shop_id, message_id, position, file_name, content_type, size_bytes)
     values ($1, $2, 0, 'a.txt', 'text/plain', 1) returning id`,
    first,
    theirs.message,
  );
  theirs.mailbox = await one("select min(id) as id from mailbox where shop_id = $1", first);
  theirs.customer = await one("select min(id) as id from customer where shop_id = $1", first);
  theirs.shopifyCustomer = await one(
    "update customer set shopify_customer_id = 770077 where shop_id = $1 and id = $2 returning shopify_customer_id as id",
    first,
    theirs.customer,
  );
  theirs.staff = await one("select min(id) as id from staff where shop_id = $1", first);
  theirs.role = await one(
    "insert into role (shop_id, name, abilities) values ($1, 'Theirs', '{refund}') returning id",
    first,
  );
  theirs.draftFile = await one(
    `with kept as (
       insert into stored_file (shop_id, digest, size_bytes, content_type) values ($1, $2, 1, 'text/plain')
       returning shop_id, id)
     insert into draft_file (shop_id, ticket_id, staff_id, kind, file_id, file_name)
     select kept.shop_id, t.id, $3, 'reply', kept.id, 'a.txt'
     from kept join ticket t on t.shop_id = kept.shop_id and t.number = $4 returning id`,
    first,
    "a".repeat(64),
    theirs.staff,
    theirs.ticket,
  );
  theirs.export = await one(
    `with asked as (
       insert into privacy_request (shop_id, kind, source, request_key, person, state, due_at, file_until)
       values ($1, 'shop_export', 'merchant', 'k', '{}', 'done', now(), now() + interval '1 day') returning shop_id, id)
     insert into export_part (shop_id, request_id, position, file_id)
     select asked.shop_id, asked.id, 0, f.id from asked join stored_file f using (shop_id) returning request_id as id`,
    first,
  );
  theirs.keptOrder = await one(
    `insert into order_snapshot (shop_id, id, name, email, created_at, updated_at, fulfillment_status, total_minor,
                                 currency, data, read_at)
     values ($1, 880088, '#88', 'a@example.com', now(), now(), 'FULFILLED', 1, 'EUR', '{}', now()) returning id`,
    first,
  );
  theirs.order = String(world.world.states[0]!.orders[0]!.id);
  theirs.action = await one(
    `insert into order_action (shop_id, ticket_id, order_id, order_name, staff_id, kind, state, request_key,
                               idempotency_key, input, amount_minor, currency, shop_currency)
     select shop_id, id, $2, '#1', $3, 'refund', 'needs_person', gen_random_uuid(), gen_random_uuid(), '{}', 500, 'EUR', 'EUR'
     from ticket where shop_id = $1 and number = $4 returning id`,
    first,
    theirs.order,
    theirs.staff,
    theirs.ticket,
  );
  theirs.article = await one(
    `with category as (insert into article_category (shop_id, position) values ($1, 0) returning shop_id, id)
     insert into article (shop_id, category_id, slug, position) select shop_id, id, 'theirs', 0 from category returning id`,
    first,
  );
  theirs.articleImage = await one(
    `insert into article_image (shop_id, article_id, file_id)
     select shop_id, $2, id from stored_file where shop_id = $1 and digest = $3 returning file_id as id`,
    first,
    theirs.article,
    "a".repeat(64),
  );
  await client.end();
});
afterAll(() => world.stop());

/** Route file → requests that name somebody else's row. `%` stands for the id. */
const cases: Record<string, { ids: () => string; post?: Record<string, string>[] }> = {
  "app.settings.mailboxes.$id.tsx": {
    ids: () => theirs.mailbox,
    post: [
      { intent: "save", values: '{"displayName":"x","signature":"x"}' },
      ...["test-in", "test-out", "dns", "disconnect", "connect", "secret"].map((intent) => ({ intent })),
    ],
  },
  "app.settings.team.$role.tsx": {
    ids: () => theirs.role,
    post: [
      {
        values: JSON.stringify({
          name: "x",
          abilities: [],
          perAct: "",
          perDay: "",
          perCustomerYear: "",
          mostPercent: "",
        }),
      },
    ],
  },
  "app.help.$id.tsx": {
    ids: () => theirs.article,
    post: [
      ...["save", "publish"].map((intent) => ({
        intent,
        values: JSON.stringify({ locale: "en", revision: 0, title: "x", html: "<p>x</p>", facts: { slug: "x" } }),
      })),
      ...["drop", "unpublish", "archive", "restore", "delete"].map((intent) => ({ intent, locale: "en" })),
      { intent: "version", locale: "en", version: "1" },
    ],
  },
  "app.help.$id_.images.ts": { ids: () => theirs.article, post: [{}] },
  "app.help.$id_.versions.ts": { ids: () => theirs.article },
  "app.help.images.$id.ts": { ids: () => theirs.articleImage },
  "app.tickets.$number.article.ts": { ids: () => theirs.ticket, post: [{ messageId: theirs.failedMessage || "1" }] },
  "app.attachments.$id.ts": { ids: () => theirs.attachment },
  "app.exports.$id.ts": { ids: () => theirs.export },
  "app.files.$id.ts": { ids: () => theirs.draftFile },
  "app.tickets.$number.requests.ts": { ids: () => theirs.ticket },
  "app.tickets.$number.files.ts": { ids: () => theirs.ticket, post: [{ remove: "1" }, { remove: "x" }] },
  "app.tickets.$number.label.ts": { ids: () => theirs.ticket, post: [{ remove: "1" }, { act: "1" }, { act: "x" }] },
  "app.tickets.$number.draft.ts": {
    ids: () => theirs.ticket,
    post: [{ kind: "reply", body: "x", clientKey: "33333333-3333-4333-8333-333333333333" }],
  },
  "app.tickets.$number.undo.ts": { ids: () => theirs.ticket, post: [{ messageId: "1" }, { messageId: "x" }] },
  "app.tickets.$number.forward.ts": {
    ids: () => theirs.ticket,
    post: [
      {
        body: "x",
        clientKey: "44444444-4444-4444-8444-444444444444",
        recipients: '{"to":["a@example.com"],"messageId":"1"}',
      },
    ],
  },
  "app.messages.$id.ts": { ids: () => theirs.message },
  "app.messages.$id.original.ts": { ids: () => theirs.message },
  "app.tickets.$number.earlier.ts": { ids: () => theirs.ticket },
  "app.tickets.$number.refund.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", currency: "EUR", locale: "en", method: "original", shipping: "all", restock: "none" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "100", currency: "EUR" },
    ],
  },
  "app.tickets.$number.approval.ts": {
    ids: () => theirs.ticket,
    post: ["approve", "decline", "withdraw"].map((intent) => ({ intent, actionId: theirs.action, word: "x" })),
  },
  "app.tickets.$number.cancel.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", reason: "CUSTOMER", refund: "original" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "100", currency: "EUR" },
    ],
  },
  "app.tickets.$number.state.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "status", to: "solved" },
      { intent: "snooze", until: "" },
      { intent: "wake" },
      { intent: "undo", change: "1" },
      { intent: "priority", to: "3" },
      { intent: "tag", name: "late" },
      { intent: "untag", tagId: "1" },
      { intent: "unread" },
      { intent: "block", scope: "address" },
      { intent: "unblock" },
    ],
  },
  "app.tickets.$number.people.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "assign", staffId: "" },
      { intent: "follow", staffId: "1" },
      { intent: "unfollow", staffId: "1" },
    ],
  },
  "app.tickets.$number.merge.ts": { ids: () => theirs.ticket, post: [{ into: "1" }, { into: "2" }] },
  "app.tickets.$number.split.ts": {
    ids: () => theirs.ticket,
    post: ["only", "onwards"].map((extent) => ({ messageId: "1", extent, subject: "x" })),
  },
  "app.tickets.$number.customer.ts": { ids: () => theirs.ticket, post: [{ intent: "merge", customerId: "1" }] },
  "app.tickets.$number.presence.ts": { ids: () => theirs.ticket, post: [{ state: "here" }, { state: "gone" }] },
  "app.tickets.$number.address.ts": {
    ids: () => theirs.ticket,
    post: [
      {
        intent: "preview",
        "address.lastName": "x",
        "address.address1": "x",
        "address.city": "x",
        "address.countryCode": "PL",
      },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.credit.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", amount: "1" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.discount.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", how: "percent", percent: "10", until: "2099-01-01" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.hold.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", part: "1", how: "hold", reason: "OTHER" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.returns.ts": { ids: () => theirs.ticket },
  "app.tickets.$number.return.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", "line.1": "1", "reason.1": "2" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.exchange.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", "line.1": "1", "reason.1": "2", "instead.1": "3" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.return-step.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", return: "1", how: "close" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.invoice.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", "line.1": "1", email: "x@example.com" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.duplicate.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", "line.1": "1" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.edit.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", "line.1": "1", "add.1": "1" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.order-note.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", note: "x", tags: "y" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.replacement.ts": {
    ids: () => theirs.ticket,
    post: [
      { intent: "preview", "line.1": "1", address: "order" },
      { intent: "confirm", requestKey: "00000000-0000-4000-8000-000000000000", amountMinor: "0", currency: "EUR" },
    ],
  },
  "app.tickets.$number.tsx": {
    ids: () => theirs.ticket,
    post: [
      { intent: "reply", body: "x", clientKey: "11111111-1111-4111-8111-111111111111" },
      { intent: "note", body: "x", clientKey: "22222222-2222-4222-8222-222222222222" },
      { intent: "pin", orderId: "1" },
      { intent: "unpin" },
      { intent: "compare", actionId: "1" },
      { intent: "decide", actionId: "1", decision: "made" },
    ],
  },
};

interface RouteModule {
  loader?: (args: object) => Promise<unknown>;
  action?: (args: object) => Promise<unknown>;
}

async function call(file: string, part: "loader" | "action", id: string, post?: Record<string, string>) {
  const route = (await import(`../../app/routes/${file}`)) as RouteModule;
  const name = file.includes("$number") ? "number" : file.includes("$role") ? "role" : "id";
  const body = post && new URLSearchParams(post);
  const request = world.staffRequest(
    `/${file
      .replace(/\.tsx?$/, "")
      .replaceAll(".", "/")
      .replace(`$${name}`, encodeURIComponent(id))}`,
    {
      shop: 1,
      ...(body && { method: "POST", body }),
    },
  );
  return route[part]!({ request, params: { [name]: id }, context: {} }).then(
    (value) => value,
    (thrown: unknown) => thrown,
  );
}

async function expectNotFound(answer: unknown) {
  expect(answer).toBeInstanceOf(Response);
  const response = answer as Response;
  expect([response.status, await response.text()]).toEqual([404, '{"error":"not_found"}']);
}

/** Its id comes in the query and only fills a form: see the last test. */
const startRoute = "app.tickets.new.($about).tsx";
const withIds = fs
  .readdirSync("app/routes")
  .filter((file) => file.startsWith("app.") && file.includes("$") && file !== startRoute);

test("case 51: every route with an id is in this test", () => {
  expect(Object.keys(cases).sort()).toEqual(withIds.sort());
});

describe.each(Object.keys(cases))("%s", (file) => {
  const foreign = () => cases[file]!.ids();
  const wrong = ["999999", "0", "-1", "1e3", "' or 1=1", "../1", "9".repeat(40), "null", "１"];

  test("loading another shop's, nobody's or no id", async () => {
    const route = (await import(`../../app/routes/${file}`)) as RouteModule;
    if (!route.loader) return expect(route.action).toBeDefined();
    for (const id of [foreign(), ...wrong]) await expectNotFound(await call(file, "loader", id));
  });

  test("acting on another shop's, nobody's or no id", async () => {
    const route = (await import(`../../app/routes/${file}`)) as RouteModule;
    expect(route.action === undefined).toBe(cases[file]!.post === undefined);
    for (const post of cases[file]!.post ?? [])
      for (const id of [foreign(), ...wrong.slice(0, 4)]) await expectNotFound(await call(file, "action", id, post));
  });
});

describe("on one's own ticket", () => {
  const act = (post: Record<string, string>) => call("app.tickets.$number.tsx", "action", ownTicket, post);

  test("another shop's person cannot be assigned, order pinned, message sent again", async () => {
    await expectNotFound(await act({ intent: "retry", messageId: theirs.failedMessage }));
    const nobody = "987654321";
    const people = (post: Record<string, string>) => call("app.tickets.$number.people.ts", "action", ownTicket, post);
    for (const intent of ["assign", "follow", "unfollow"]) {
      const answer = await people({ intent, staffId: theirs.staff });
      expect(answer).toEqual(await people({ intent, staffId: nobody }));
      expect(answer).toMatchObject({ ok: false, problem: "unknown_person" });
    }
    expect(await act({ intent: "pin", orderId: theirs.order })).toEqual(await act({ intent: "pin", orderId: nobody }));
    expect(await act({ intent: "pin", orderId: theirs.order })).toMatchObject({
      ok: false,
      problem: "order_not_found",
    });
  });

  test("another shop's act cannot be compared or decided, nor one that is none", async () => {
    for (const actionId of [theirs.action, "999999", "0", "1e3", ""]) {
      await expectNotFound(await act({ intent: "compare", actionId }));
      await expectNotFound(await act({ intent: "decide", actionId, decision: "made" }));
    }
    await expectNotFound(await act({ intent: "decide", actionId: theirs.action, decision: "__proto__" }));
  });

  test("another shop's ticket, message or customer cannot be merged, split off or joined", async () => {
    const on = (part: string, post: Record<string, string>) =>
      call(`app.tickets.$number.${part}.ts`, "action", ownTicket, post);
    expect(await on("merge", { into: theirs.ticket })).toEqual(await on("merge", { into: "999999" }));
    expect(await on("merge", { into: theirs.ticket })).toMatchObject({ ok: false, problem: "target_missing" });
    for (const extent of ["only", "onwards"]) {
      const split = (messageId: string) => on("split", { messageId, extent, subject: "x" });
      expect(await split(theirs.message)).toEqual(await split("987654321"));
      expect(await split(theirs.message)).toMatchObject({ ok: false, problem: "message_missing" });
    }
    const join = (customerId: string) => on("customer", { intent: "merge", customerId });
    expect(await join(theirs.customer)).toEqual(await join("987654321"));
    expect(await join(theirs.customer)).toMatchObject({ ok: false });
  });

  test("another shop's message is neither sent on nor taken back, its file neither taken away nor sent along", async () => {
    const on = (part: string, post: Record<string, string>) =>
      call(`app.tickets.$number.${part}.ts`, "action", ownTicket, post);
    const forward = (messageId: string) =>
      on("forward", {
        body: "x",
        clientKey: "55555555-5555-4555-8555-555555555555",
        recipients: JSON.stringify({ to: ["a@example.com"], messageId }),
      });
    expect(await forward(theirs.message)).toEqual(await forward("987654321"));
    expect(await forward(theirs.message)).toMatchObject({ ok: false, problem: "no_such_message" });
    await expectNotFound(await on("undo", { messageId: theirs.failedMessage }));
    await expectNotFound(await on("files", { remove: theirs.draftFile }));
    await expectNotFound(await on("label", { remove: theirs.draftFile }));
    const reply = { intent: "reply", body: "x", clientKey: "66666666-6666-4666-8666-666666666666" };
    expect(await act({ ...reply, files: theirs.draftFile })).toMatchObject({ ok: false, problem: "files_changed" });
  });

  test("a new ticket's form is not filled from another shop's order or customer", async () => {
    const start = async (shop: number, about: string, id: string) => {
      const route = (await import(`../../app/routes/${startRoute}`)) as RouteModule;
      const request = world.staffRequest(`/app/tickets/new/${about}?id=${id}`, { shop });
      return ((await route.loader!({ request, params: { about }, context: {} })) as { draft: object }).draft;
    };
    for (const [about, id] of [
      ["order", theirs.keptOrder],
      ["customer", theirs.shopifyCustomer],
      ["person", theirs.customer],
    ] as const) {
      expect(await start(1, about, id)).toEqual(await start(1, about, "987654321"));
      expect(await start(0, about, id)).not.toEqual(await start(1, about, id));
    }
  });

  test("the own ticket does open, so that the rest of this says something", async () => {
    const answer = (await call("app.tickets.$number.tsx", "loader", ownTicket)) as { ticket: { number: number } };
    expect(answer.ticket.number).toBe(Number(ownTicket));
  });
});

describe("case 51: nothing of another shop's comes through", () => {
  const rowsOf = async () => {
    const tables = tablesOfAShop.filter((table) => table !== "shop");
    const sums = await prisma.$queryRawUnsafe<{ sum: string }[]>(
      tables
        .map(
          (table) =>
            `select '${table} ' || count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as sum
             from ${table} t where shop_id = ${world.shops[0]!.shopId}`,
        )
        .join(" union all "),
    );
    return sums.map(({ sum }) => sum).sort();
  };
  const second = () => BigInt(world.shops[1]!.shopId);

  test("a job: with its ids it changes and sends nothing there", async () => {
    const bulk = await prisma.$queryRaw<[{ id: bigint }]>`
      with made as (
        insert into bulk_action (shop_id, staff_id, kind, data, request_key, total)
        values (${BigInt(world.shops[0]!.shopId)}, ${BigInt(theirs.staff)}, 'spam', '{}', 'theirs', 1) returning shop_id, id)
      insert into bulk_action_ticket (shop_id, bulk_id, ticket_id)
      select made.shop_id, made.id, t.id from made join ticket t on t.shop_id = made.shop_id and t.number = ${Number(theirs.ticket)}
      returning bulk_id as id`;
    await prisma.$executeRaw`
      update message set delivery_state = 'queued' where id = ${BigInt(theirs.failedMessage)}`;
    await prisma.$executeRaw`update privacy_request set state = 'open', kind = 'redact'`;
    const approval = await prisma.approval.create({
      data: {
        shopId: BigInt(world.shops[0]!.shopId),
        actionId: BigInt(theirs.action),
        askedById: BigInt(theirs.staff),
        over: [],
      },
      select: { id: true },
    });
    const before = await rowsOf();
    const asked = {
      approvalId: String(approval.id),
      staffId: theirs.staff,
      customerId: theirs.customer,
      afterId: "0",
    };
    const ids = {
      ...asked,
      actionId: theirs.action,
      bulkId: String(bulk[0].id),
      requestId: theirs.export,
      kind: "recent",
    };
    for (const messageId of [theirs.message, theirs.failedMessage])
      for (const { run } of jobs.filter((one) => !wide.has(one.kind.name)))
        await run(second(), { ...ids, messageId, orderId: theirs.keptOrder }, AbortSignal.timeout(30_000));
    expect(await rowsOf()).toEqual(before);
  });

  test("the palette, a change of many and the search: numbers, names and addresses of there find nothing", async () => {
    const [known] = await prisma.$queryRaw<[{ email: string; name: string; subject: string }]>`
      select c.email, c.name, t.subject from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
      where t.shop_id = ${BigInt(world.shops[0]!.shopId)} and t.number = ${Number(theirs.ticket)}`;
    const find = async (shop: number, q: string) => {
      const request = world.staffRequest(`/app/find?${new URLSearchParams({ q })}`, { shop });
      return (await findRoute({ request, params: {}, context: {} })).found;
    };
    const none = { tickets: [], customers: [], orders: [] };
    for (const q of [known.email, theirs.ticket, "#88", `"${known.email}" OR 1=1`]) {
      expect(await find(1, q), q).toEqual(none);
    }
    expect(await find(0, known.email)).not.toEqual(none);
    const before = await rowsOf();
    const desk = await world.staffDesk(1);
    const change = { kind: "spam" as const, data: {} };
    const ask = { change, requestKey: "theirs-too", tickets: { numbers: [Number(theirs.ticket)] } };
    expect(await startBulk(desk, ask)).toMatchObject({ ok: false, problem: "nothing" });
    expect(await rowsOf()).toEqual(before);
  });
});

/** Jobs that name nothing: what they do they do in their own shop. */
const wide = new Set([
  "file-mail", "resume-mail", "clear-files", "read-ticket-words", "import-orders", "rematch-tickets", "retain",
  "reconcile-orders", "read-shop", "close-solved", "work-webhooks",
]); // prettier-ignore
