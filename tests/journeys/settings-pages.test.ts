import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loader as openHome, action as actOnHome } from "#app/routes/app._index.tsx";
import { action as actOnSettings, loader as openSettings } from "#app/routes/app.settings._index.tsx";
import { action as saveAck, loader as openAck } from "#app/routes/app.settings.acknowledgement.tsx";
import { action as saveHours, loader as openHours } from "#app/routes/app.settings.hours.tsx";
import { action as actOnBlocked, loader as openBlocked } from "#app/routes/app.settings.blocked.tsx";
import { action as addMailbox, loader as openMailboxes } from "#app/routes/app.settings.mailboxes._index.tsx";
import { action as actOnMailbox, loader as openMailbox } from "#app/routes/app.settings.mailboxes.$id.tsx";
import { action as saveRetention, loader as openRetention } from "#app/routes/app.settings.retention.tsx";
import { action as actOnStaff, loader as openStaff } from "#app/routes/app.settings.staff.tsx";
import { action as actOnTags, loader as openTags } from "#app/routes/app.settings.tags.tsx";
import { action as saveYou, loader as openYou } from "#app/routes/app.settings.you.tsx";
import { readHome } from "#app/features/home/read-home.server.ts";
import { isMailboxSecret } from "#app/features/channels/mailbox-secret.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

let world: TestWorld;
beforeAll(async () => void (world = await startWorld({ orders: 10 })));
afterAll(() => world.stop());

const owner = () => world.world.states[0]!.staff.findIndex((person) => person.accountOwner);
const somebody = () => world.world.states[0]!.staff.findIndex((person) => !person.accountOwner);

interface Who {
  staff?: number;
  shop?: number;
  id?: string;
}
const ask = (path: string, fields?: Record<string, string>, { staff = owner(), shop = 0, id = "" }: Who = {}) => ({
  request: world.staffRequest(path, { staff, shop, ...(fields && { method: "POST", body: new URLSearchParams(fields) }) }), // prettier-ignore
  params: { id },
  context: {},
});
const values = (of: unknown) => ({ intent: "save", values: JSON.stringify(of) });
const status = (answer: Promise<unknown>) =>
  answer.then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  );
const shopId = (shop = 0) => BigInt(world.shops[shop]!.shopId);

describe("hours", () => {
  const day = [{ from: "09:00", to: "17:00" }];
  const week = [day, day, day, day, day, [], []];

  test("are kept, spans in order and holidays by date; the other shop's stay unset", async () => {
    const unsorted = [{ from: "13:00", to: "17:00" }, { from: "09:00", to: "12:00" }]; // prettier-ignore
    const holidays = [{ date: "2026-12-25", name: " Christmas " }, { date: "2026-11-11", name: "" }]; // prettier-ignore
    const sent = values({ week: [unsorted, ...week.slice(1)], holidays });
    expect(await saveHours(ask("/app/settings/hours", sent))).toEqual({ ok: true, value: null });
    const saved = await openHours(ask("/app/settings/hours"));
    expect(saved.week[0]).toEqual(unsorted.toReversed());
    expect(saved.holidays).toEqual([{ date: "2026-11-11", name: "" }, { date: "2026-12-25", name: "Christmas" }]); // prettier-ignore
    expect((await openHours(ask("/app/settings/hours", undefined, { shop: 1, staff: 0 }))).holidays).toEqual([]);
  });

  test("times are read as people write them", async () => {
    const sent = values({ week: [[{ from: "9", to: " 12.30" }, { from: "13:00", to: "9:00" }], ...week.slice(1)], holidays: [] }); // prettier-ignore
    expect(await saveHours(ask("/app/settings/hours", sent))).toMatchObject({ problem: "hours_wrong" });
    const good = values({ week: [[{ from: "9", to: " 12.30" }], ...week.slice(1)], holidays: [] });
    expect(await saveHours(ask("/app/settings/hours", good))).toMatchObject({ ok: true });
    expect((await openHours(ask("/app/settings/hours"))).week[0]).toEqual([{ from: "09:00", to: "12:30" }]);
  });

  test.each([
    ["no time", { week: [[{ from: "25:00", to: "26:00" }], ...week.slice(1)], holidays: [] }, "time_wrong", "day.0"],
    ["half a time", { week: [[{ from: "9:00", to: "" }], ...week.slice(1)], holidays: [] }, "time_wrong", "day.0"],
    ["backwards", { week: [[{ from: "17:00", to: "09:00" }], ...week.slice(1)], holidays: [] }, "hours_wrong", "day.0"],
    [
      "overlapping",
      { week: [day, day, [...day, { from: "16:00", to: "18:00" }], day, day, [], []], holidays: [] },
      "hours_overlap",
      "day.2",
    ],
    ["a word", { week: [[{ from: "9", to: "soon" }], ...week.slice(1)], holidays: [] }, "time_wrong", "day.0"],
    ["six days", { week: week.slice(1), holidays: [] }, "malformed", undefined],
    ["a day that is none", { week, holidays: [{ date: "2026-02-30", name: "" }] }, "date_wrong", "holiday.0"],
    ["no date", { week, holidays: [{ date: "", name: "x" }] }, "date_wrong", "holiday.0"],
  ] as const)("%s is refused, at its field", async (_, form, problem, field) => {
    const before = await openHours(ask("/app/settings/hours"));
    expect(await saveHours(ask("/app/settings/hours", values(form)))).toEqual({ ok: false, problem, ...(field && { field }) }); // prettier-ignore
    expect(await openHours(ask("/app/settings/hours"))).toEqual(before);
  });

  test("what is no form is a bad request", async () => {
    expect(await status(saveHours(ask("/app/settings/hours", { intent: "save", values: "{" })))).toBe(400);
    expect(await status(saveHours(ask("/app/settings/hours", {})))).toBe(400);
    expect(await status(saveHours(ask("/app/settings/hours", values(7))))).toBe(400);
  });
});

describe("the acknowledgement", () => {
  test("shows what a customer would get, in each language", async () => {
    expect(await saveAck(ask("/app/settings/acknowledgement", values({ enabled: true, text: "Hi!" })))).toMatchObject({ ok: true }); // prettier-ignore
    const page = await openAck(ask("/app/settings/acknowledgement"));
    expect(page.saved).toEqual({ enabled: true, text: "Hi!" });
    expect(page.previews.map(({ locale }) => locale)).toEqual(["en", "pt-BR", "pl"]);
    for (const { ours, rest } of page.previews)
      expect([ours.length > 20, rest.startsWith("\n\n")]).toEqual([true, true]);
  });

  test("what is too long stays with the person", async () => {
    const sent = values({ enabled: false, text: "x".repeat(2_001) });
    expect(await saveAck(ask("/app/settings/acknowledgement", sent))).toMatchObject({
      problem: "too_long",
      field: "text",
    });
    expect((await openAck(ask("/app/settings/acknowledgement"))).saved.text).toBe("Hi!");
  });
});

describe("retention", () => {
  test("only the account owner changes it; everybody sees it", async () => {
    const sent = values({ mailRetentionDays: "30" });
    expect(await status(saveRetention(ask("/app/settings/retention", sent, { staff: somebody() })))).toBe(403);
    expect(await openRetention(ask("/app/settings/retention", undefined, { staff: somebody() }))).toMatchObject({
      saved: { mailRetentionDays: "90" },
      mayChange: false,
    });
    expect(await saveRetention(ask("/app/settings/retention", sent))).toMatchObject({ ok: true });
    expect((await openRetention(ask("/app/settings/retention"))).saved.mailRetentionDays).toBe("30");
  });

  test.each([
    ["webhookRetentionDays", "", "number_wrong"],
    ["accessRetentionMonths", "11", "number_wrong"],
    ["undoSeconds", "61", "number_wrong"],
    ["mailRetentionDays", "-1", "number_wrong"],
    ["mailRetentionDays", "1e2", "number_wrong"],
    ["closeAfterDays", "0", "number_wrong"],
    ["shopId", "2", "malformed"],
    ["ackEnabled", "true", "malformed"],
  ])("%s: %j is refused", async (name, typed, problem) => {
    const answer = await saveRetention(ask("/app/settings/retention", values({ [name]: typed })));
    expect(answer).toMatchObject({ ok: false, problem });
  });

  test("empty is for ever, where that may be", async () => {
    await saveRetention(ask("/app/settings/retention", values({ ticketRetentionMonths: " ", closeAfterDays: "" })));
    const row = await prisma.shopSettings.findUniqueOrThrow({ where: { shopId: shopId() } });
    expect([row.ticketRetentionMonths, row.closeAfterDays, row.mailRetentionDays]).toEqual([null, null, 30]);
  });
});

describe("mailboxes", () => {
  const path = "/app/settings/mailboxes";

  test("are added, opened, disconnected", async () => {
    const added = await addMailbox(ask(path, { intent: "add", address: "Help@Beans.Example", displayName: "Beans" }));
    if (!added.ok) throw new Error(added.problem);
    const { id } = added.value;
    expect((await openMailbox(ask(path, undefined, { id }))).mailbox.address).toBe("help@beans.example");
    expect((await openMailboxes(ask(path))).mailboxes).toHaveLength(2);
    expect(await addMailbox(ask(path, { intent: "add", address: "help@beans.example" }, { shop: 1, staff: 0 }))).toMatchObject({ problem: "address_taken" }); // prettier-ignore
    expect(await actOnMailbox(ask(path, { intent: "disconnect" }, { id }))).toMatchObject({ ok: true });
    expect((await openMailbox(ask(path, undefined, { id }))).mailbox.removed).toBe(true);
  });

  test("the secret is made by the owner only, shown once and kept as a hash", async () => {
    const id = world.shops[0]!.mailboxId;
    expect(await status(actOnMailbox(ask(path, { intent: "secret" }, { id, staff: somebody() })))).toBe(403);
    const made = await actOnMailbox(ask(path, { intent: "secret" }, { id }));
    const { secret } = (made as { value: { secret: string } }).value;
    const { secretHash } = await prisma.mailbox.findFirstOrThrow({ where: { id: BigInt(id) } });
    expect(isMailboxSecret(secretHash, secret)).toBe(true);
    expect(JSON.stringify(await openMailbox(ask(path, undefined, { id })))).not.toMatch(secretHash!);
  });

  test.each(["erase", "toString", ""])("%j is no act", async (intent) => {
    expect(await status(actOnMailbox(ask(path, { intent }, { id: world.shops[0]!.mailboxId })))).toBe(400);
  });
});

describe("blocked senders", () => {
  const path = "/app/settings/blocked";
  const act = (fields: Record<string, string>, who?: Who) => actOnBlocked(ask(path, fields, who));
  const patterns = async (query = "", who?: Who) =>
    (await openBlocked(ask(`${path}${query}`, undefined, who))).rows.map(({ pattern }) => pattern);

  test("are added as somebody types them, listed, and taken off; another shop's stay its own", async () => {
    expect(await patterns()).toEqual([]);
    expect(await act({ intent: "add", pattern: " Pest@Spam.Example " })).toMatchObject({ ok: true });
    expect(await act({ intent: "add", pattern: "bulk.example" })).toMatchObject({
      value: { pattern: "@bulk.example" },
    });
    await act({ intent: "add", pattern: "@BULK.example" });
    expect(await patterns()).toEqual(["@bulk.example", "pest@spam.example"]);
    expect(await patterns("", { shop: 1, staff: 0 })).toEqual([]);
    await act({ intent: "remove", pattern: "@bulk.example" }, { shop: 1, staff: 0 });
    expect(await patterns()).toHaveLength(2);
    expect(await act({ intent: "remove", pattern: "@bulk.example" })).toMatchObject({ ok: true });
    expect(await patterns()).toEqual(["pest@spam.example"]);
  });

  test.each([
    ["", "no_pattern"],
    ["nobody", "no_pattern"],
    ["a b@c.example", "no_pattern"],
    ["Gmail.com", "public_domain"],
  ])("%j is refused at the field", async (pattern, problem) => {
    expect(await act({ intent: "add", pattern })).toEqual({ ok: false, problem, field: "pattern" });
  });

  test("many come page by page, each once", async () => {
    const data = Array.from({ length: 119 }, (_, index) => ({ shopId: shopId(), pattern: `@d${index}.example` }));
    await prisma.blockedSender.createMany({ data });
    const all: string[] = [];
    for (let after: string | null = ""; after !== null;) {
      const page = await openBlocked(ask(`${path}?${new URLSearchParams({ after })}`));
      expect(page.rows.length).toBeLessThanOrEqual(50);
      expect(page.isFirst).toBe(after === "");
      all.push(...page.rows.map(({ pattern }) => pattern));
      after = page.nextAfter;
    }
    expect([all.length, new Set(all).size]).toEqual([120, 120]);
    expect(await patterns("?after=%00")).toHaveLength(50);
  });

  test("what is no act is a bad request", async () => expect(await status(act({ intent: "x" }))).toBe(400));
});

describe("staff, tags and oneself", () => {
  test("a person is no longer offered, and put back; nobody removes themselves", async () => {
    await world.staffDesk(0, somebody());
    const { staff, me } = await openStaff(ask("/app/settings/staff"));
    const other = staff.find(({ id }) => id !== me)!;
    const act = (intent: string, staffId: string, who?: Who) =>
      actOnStaff(ask("/app/settings/staff", { intent, staffId }, who));
    expect(await act("remove", me)).toMatchObject({ problem: "not_yourself" });
    expect(await act("remove", other.id)).toMatchObject({ ok: true });
    const after = (await openStaff(ask("/app/settings/staff"))).staff;
    expect(after.find(({ id }) => id === other.id)?.removed).toBe(true);
    expect(after.filter(({ removed }) => removed)).toHaveLength(1);
    expect(await act("restore", other.id)).toMatchObject({ ok: true });
    expect(await status(act("remove", other.id, { shop: 1, staff: 0 }))).toBe(404);
  });

  test("tags are added, renamed into one another and put aside", async () => {
    const act = (fields: Record<string, string>, who?: Who) => actOnTags(ask("/app/settings/tags", fields, who));
    await act({ intent: "add", name: "Late by carrier" });
    await act({ intent: "add", name: "Carrier late" });
    const find = async (name: string) =>
      (await openTags(ask("/app/settings/tags"))).tags.find((tag) => tag.name === name);
    const tagId = (await find("Carrier late"))!.id;
    expect(await status(act({ intent: "rename", tagId, name: "Mine" }, { shop: 1, staff: 0 }))).toBe(404);
    expect(await act({ intent: "rename", tagId, name: "late BY carrier" })).toMatchObject({ ok: true, value: { merged: true } }); // prettier-ignore
    expect(await find("Carrier late")).toBeUndefined();
    const rest = (await find("Late by carrier"))!;
    await act({ intent: "archive", tagId: rest.id });
    expect((await find("Late by carrier"))?.isArchived).toBe(true);
    expect(await act({ intent: "add", name: " " })).toMatchObject({ ok: false, field: "name" });
  });

  test("one's own signature is one's own", async () => {
    const sent = values({ signature: "Best,\nTom" });
    expect(await saveYou(ask("/app/settings/you", sent, { staff: somebody() }))).toMatchObject({ ok: true });
    expect((await openYou(ask("/app/settings/you", undefined, { staff: somebody() }))).saved.signature).toBe(
      "Best,\nTom",
    );
    expect((await openYou(ask("/app/settings/you"))).saved.signature).toBe("");
  });
});

describe("Home", () => {
  test("in a shop where nothing has happened, what is not known is no zero", async () => {
    const { home } = await openHome(ask("/app", undefined, { shop: 1, staff: 0 }));
    expect(home.waiting).toEqual({ open: 0, unassigned: 0, mine: 0, approvals: null, alarms: 0, longest: null });
    expect([home.today, home.week]).toEqual(Array(2).fill({ solved: null, replies: null, refunds: null }));
    expect(home.health.mailIn).toEqual({ health: "unknown", lastMailAt: null, testedAt: null });
    expect(home.health.mailOut.health).toBe("unknown");
    expect(home.setup.steps.map(({ done }) => done)).toEqual([false, false, false, true, false, false, false]);
  });

  test("counts what waits and what was done, by the shop's calendar, and says what is broken", async () => {
    const desk = await world.staffDesk(0, owner());
    const id = shopId();
    const zoneMidnight = new Date(`${desk.now().toLocaleDateString("sv", { timeZone: desk.shop.timezone })}T00:00:00Z`);
    const offset = new Date(desk.now().toLocaleString("en-US", { timeZone: desk.shop.timezone })).getTime() - new Date(desk.now().toLocaleString("en-US", { timeZone: "UTC" })).getTime(); // prettier-ignore
    const midnight = new Date(zoneMidnight.getTime() - offset);
    const customer = await prisma.customer.create({ data: { shopId: id, email: "ana@example.com", name: "Ana" } });
    const make = async (number: number, more: object) =>
      prisma.ticket.create({
        data: { shopId: id, number, subject: `T${number}`, customerId: customer.id, customerName: "Ana", lastActivityAt: desk.now(), ...more }, // prettier-ignore
      });
    const waits = await make(9_001, { waitingSince: new Date("2026-01-02T00:00:00Z") });
    await make(9_002, { waitingSince: new Date("2026-01-03T00:00:00Z"), assigneeId: desk.staff.id });
    const solved = { status: "solved", isOpen: false };
    await make(9_003, { ...solved, solvedAt: midnight });
    await make(9_004, { ...solved, solvedAt: new Date(midnight.getTime() - 1) });
    await make(9_005, { ...solved, solvedAt: new Date(midnight.getTime() - 8 * 86_400_000) });
    const message = { shopId: id, ticketId: waits.id, kind: "reply", authorName: "x", bodyText: "x" };
    await prisma.message.createMany({
      data: [
        { ...message, sentAt: desk.now(), deliveryState: "sent" },
        { ...message, sentAt: desk.now(), deliveryState: "sent", automaticKind: "ack", automatic: true },
        { ...message, deliveryState: "failed" },
      ],
    });
    const act = { shopId: id, ticketId: waits.id, orderId: 1n, orderName: "#1", staffId: desk.staff.id, kind: "refund", input: {}, shopCurrency: "EUR", finishedAt: desk.now() }; // prettier-ignore
    const key = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
    await prisma.orderAction.createMany({
      data: [
        {
          ...act,
          state: "succeeded",
          amountMinor: 1_990n,
          currency: "EUR",
          requestKey: key(1),
          idempotencyKey: key(1),
        },
        { ...act, state: "succeeded", amountMinor: 10n, currency: "EUR", requestKey: key(2), idempotencyKey: key(2) },
        { ...act, state: "succeeded", amountMinor: 500n, currency: "JPY", requestKey: key(3), idempotencyKey: key(3) },
        { ...act, state: "failed", amountMinor: 777n, currency: "EUR", requestKey: key(4), idempotencyKey: key(4) },
      ],
    });
    await prisma.reconciliationRun.create({
      data: { shopId: id, kind: "recent", since: midnight, until: desk.now(), state: "done", missed: { orders: 2, refunds: 1 }, finishedAt: desk.now() }, // prettier-ignore
    });
    const home = await readHome(desk);
    expect(home.waiting).toMatchObject({ open: 2, unassigned: 1, mine: 1, longest: { number: 9_001 } });
    const refunds = [{ minor: "2000", currency: "EUR" }, { minor: "500", currency: "JPY" }]; // prettier-ignore
    expect(home.today).toEqual({ solved: 1, replies: 1, refunds });
    expect(home.week).toEqual({ solved: 2, replies: 1, refunds });
    expect(home.health.mailOut).toMatchObject({ health: "trouble", failed: 1 });
    expect(home.health.webhooks).toMatchObject({ health: "trouble", missed: { orders: 2, refunds: 1, changes: 0 } });
    expect(home.setup.steps.find(({ name }) => name === "refund")?.done).toBe(true);
    expect(home.setup.steps.find(({ name }) => name === "hours")?.done).toBe(true);
  });

  test("costs at most five statements", async () => {
    const desk = await world.staffDesk(0, owner());
    const { statements } = await countStatements(() => readHome(desk));
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThanOrEqual(5);
  });

  test("the set-up is put aside, and comes back from the settings", async () => {
    expect(await actOnHome(ask("/app", { intent: "hide" }))).toMatchObject({ ok: true });
    expect((await openHome(ask("/app"))).home.setup.hidden).toBe(true);
    expect((await openSettings(ask("/app/settings"))).setupHidden).toBe(true);
    await actOnSettings(ask("/app/settings", { intent: "show-setup" }));
    expect((await openHome(ask("/app"))).home.setup.hidden).toBe(false);
    expect(await status(actOnHome(ask("/app", { intent: "x" })))).toBe(400);
  });
});
