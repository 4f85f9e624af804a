import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dropView } from "#app/features/inbox/drop-view.server.ts";
import { everyTicket, type InboxFilter } from "#app/features/inbox/inbox-filter.ts";
import { inboxSorts, type InboxSort } from "#app/features/inbox/inbox-sort.ts";
import { builtInViews, viewRules, type BuiltInView, type InboxPage } from "#app/features/inbox/inbox-view.ts";
import { listPresence } from "#app/features/inbox/list-presence.server.ts";
import { keepView } from "#app/features/inbox/keep-view.server.ts";
import { listFilterChoices } from "#app/features/inbox/list-filter-choices.server.ts";
import { inboxPageSize, listInbox } from "#app/features/inbox/list-inbox.server.ts";
import { listSavedViews } from "#app/features/inbox/list-saved-views.server.ts";
import { openInbox } from "#app/features/inbox/open-inbox.server.ts";
import { arrangeViews } from "#app/features/inbox/arrange-views.server.ts";
import { mostViews } from "#app/features/inbox/saved-view-form.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { beatPresence, endPresence } from "#app/features/tickets/beat-presence.server.ts";
import { staleSeconds } from "#app/features/tickets/presence.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { countAllStatements, countStatements } from "#tests/setup/count-statements.ts";
import { inboxDesk, makeInboxShop, makeTicket, startInbox, stopInbox } from "./inbox-desk.ts";

let desk: StaffDesk;
beforeAll(startInbox);
beforeEach(async () => {
  desk = await makeInboxShop();
});
afterAll(stopInbox);

const numbers = (page: InboxPage) => page.rows.map(({ number }) => number);
const listed = async (filter: Partial<InboxFilter>, sort: InboxSort = "created") =>
  numbers(await listInbox(desk, { filter: { ...everyTicket, ...filter }, sort, cursor: null }));
const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour);
const ticketId = async (number: number) =>
  (await prisma.ticket.findFirstOrThrow({ where: { shopId: desk.shop.id, number } })).id;

test("who look at once share the reading; each sees their own, and what they have just changed", async () => {
  const ewa = await inboxDesk(desk.shop.id, "Ewa");
  for (const assigneeId of [desk.staff.id, ewa.staff.id, ewa.staff.id]) await makeTicket(desk, { assigneeId });
  await keepView(desk, null, { name: "Mine", isShared: false, filter: everyTicket, sort: "latest" });
  const look = async (of: StaffDesk, view: string) => (await openInbox(of, new URLSearchParams({ view }))).inbox;
  expect((await countStatements(() => look(desk, "open"))).statements).toHaveLength(2);
  const asked = [desk, ewa, ewa, desk, ewa].map((of) => [of, "open"] as [StaffDesk, BuiltInView]);
  asked.push([ewa, "mine"]);
  const { result, statements } = await countAllStatements(async () => {
    const before = [look(desk, "open"), look(ewa, "open")];
    await prisma.ticket.updateMany({ where: { shopId: desk.shop.id, number: 3 }, data: { assigneeId: desk.staff.id } });
    const after = await Promise.all(asked.map(([of, view]) => look(of, view)));
    await Promise.all(before);
    return after;
  });
  // Of the first; of those who came meanwhile; of all others, one of whom has a list of her own.
  expect(statements.filter((text) => text.includes("from ticket")).length).toBeLessThanOrEqual(2 + 2 + 3);
  for (const [place, inbox] of result.entries()) {
    const [of, view] = asked[place]!;
    const own = of === desk ? [3, 1] : [2];
    expect(inbox.counts).toMatchObject({ open: 3, mine: own.length });
    expect(inbox.saved).toHaveLength(of === desk ? 1 : 0);
    expect(inbox.me.name).toBe(of.staff.name);
    expect(inbox.rows.map(({ number }) => number)).toEqual(view === "mine" ? own : [3, 2, 1]);
    expect(inbox.rows.flatMap(({ number, isMine }) => (isMine ? [number] : []))).toEqual(own);
  }
});

test("each view shows its own, and counts it", async () => {
  const ewa = (await inboxDesk(desk.shop.id, "Ewa")).staff.id;
  await makeTicket(desk, { status: "new", waitingSince: ago(1) });
  await makeTicket(desk, { assigneeId: desk.staff.id, waitingSince: ago(5), unread: false });
  await makeTicket(desk, { assigneeId: ewa });
  await makeTicket(desk, { status: "pending" });
  await makeTicket(desk, { status: "on_hold" });
  await makeTicket(desk, { snoozed: true });
  await makeTicket(desk, { status: "pending", snoozed: true, snoozedUntil: ago(-5) });
  await makeTicket(desk, { status: "solved" });
  await makeTicket(desk, { status: "closed" });
  await makeTicket(desk, { status: "spam" });
  await makeTicket(desk, { status: "closed", mergedIntoId: await ticketId(1) });
  for (const [number, staffId, readAt] of [
    [8, desk.staff.id, null],
    [9, desk.staff.id, new Date()],
    [1, ewa, null],
  ] as const)
    await prisma.staffNotice.create({
      data: { shopId: desk.shop.id, staffId, ticketId: await ticketId(number), kind: "mention", readAt },
    });
  const expected: Record<BuiltInView, [number[], number | null]> = {
    open: [[3, 2, 1], 3],
    mine: [[2], 1],
    unassigned: [[1], 1],
    waiting: [[2, 1], 2],
    mentions: [[9, 8], 1],
    pending: [[4], 1],
    on_hold: [[5], 1],
    snoozed: [[7, 6], 2],
    solved: [[8], null],
    closed: [[9], null],
    spam: [[10], 1],
  };
  for (const view of builtInViews) {
    const page = await listInbox(desk, { ...viewRules[view], cursor: null });
    expect([view, numbers(page), page.counts[view]]).toEqual([view, ...expected[view]]);
    expect(page.counts.unread).toBe(2);
    expect([view, page.total]).toEqual([view, view === "mentions" ? 2 : expected[view][0].length]);
  }
});

describe("filters", () => {
  test("by status, assignee, channel, priority, order, age, language, snooze, marks; each alone and all together", async () => {
    const ewa = (await inboxDesk(desk.shop.id, "Ewa")).staff.id;
    await makeTicket(desk, {
      status: "new",
      priority: 3,
      language: "pl",
      orderPayment: "PAID",
      unread: true,
      at: ago(100),
    });
    await makeTicket(desk, {
      assigneeId: ewa,
      channel: "form",
      orderFulfilment: "UNFULFILLED",
      unread: false,
      at: ago(50),
    });
    await makeTicket(desk, { status: "solved", assigneeId: desk.staff.id, language: "en", unread: false, at: ago(1) });
    await makeTicket(desk, { snoozed: true, waitingSince: ago(1), unread: false, at: ago(2) });
    await prisma.ticketFollower.create({
      data: { shopId: desk.shop.id, ticketId: await ticketId(2), staffId: desk.staff.id },
    });
    const tag = await prisma.tag.create({ data: { shopId: desk.shop.id, name: "Late", key: "late" } });
    await prisma.ticketTag.create({ data: { shopId: desk.shop.id, ticketId: await ticketId(3), tagId: tag.id } });
    const cases: [Partial<InboxFilter>, number[]][] = [
      [{}, [4, 3, 2, 1]],
      [{ status: ["open"] }, [4, 2]],
      [{ status: ["open", "solved"] }, [4, 3, 2]],
      [{ status: ["open", "new"], snoozed: "hidden" }, [2, 1]],
      [{ assignee: ["me"] }, [3]],
      [{ assignee: [ewa.toString(), "me"] }, [3, 2]],
      [{ assignee: ["none"] }, [4, 1]],
      [{ assignee: ["none", "me"] }, [4, 3, 1]],
      [{ channel: ["form"] }, [2]],
      [{ priority: [2, 3] }, [1]],
      [{ payment: ["PAID"] }, [1]],
      [{ fulfilment: ["UNFULFILLED"] }, [2]],
      [{ language: ["pl", "en"] }, [3, 1]],
      [{ language: ["none"] }, [4, 2]],
      [{ age: { olderThanHours: 72 } }, [1]],
      [{ age: { newerThanHours: 3 } }, [4, 3]],
      [{ snoozed: "only" }, [4]],
      [{ snoozed: "hidden" }, [3, 2, 1]],
      [{ only: ["unread"] }, [1]],
      [{ only: ["waiting"] }, [4]],
      [{ only: ["following"] }, [2]],
      [{ only: ["mentioned"] }, []],
      [{ tag: [tag.id.toString()] }, [3]],
      [{ tag: ["999999"] }, []],
      [{ status: ["solved"], snoozed: "only" }, []],
      [{ status: ["new"], priority: [3], language: ["pl"], payment: ["PAID"], only: ["unread"] }, [1]],
    ];
    for (const [filter, expected] of cases)
      for (const sort of inboxSorts) {
        const found = await listInbox(desk, { filter: { ...everyTicket, ...filter }, sort, cursor: null });
        expect([filter, sort, numbers(found).sort((a, b) => b - a), found.total]).toEqual([
          filter,
          sort,
          expected,
          expected.length,
        ]);
      }
  });

  test("offer what there is", async () => {
    await makeTicket(desk, { language: "pl", orderPayment: "PAID", orderFulfilment: "FULFILLED" });
    await prisma.tag.create({ data: { shopId: desk.shop.id, name: "Gone", key: "gone", archivedAt: new Date() } });
    const tag = await prisma.tag.create({ data: { shopId: desk.shop.id, name: "Late", key: "late" } });
    expect(await listFilterChoices(desk)).toEqual({
      staff: [{ id: desk.staff.id.toString(), name: "Tom" }],
      tags: [{ id: tag.id.toString(), name: "Late" }],
      channels: ["email"],
      payments: ["PAID"],
      fulfilments: ["FULFILLED"],
      languages: ["pl"],
    });
  });
});

describe("sorts", () => {
  test("are what they say", async () => {
    await makeTicket(desk, { at: ago(3), waitingSince: ago(2), priority: 1 });
    await makeTicket(desk, { at: ago(1), priority: 0 });
    await makeTicket(desk, { at: ago(2), waitingSince: ago(9), priority: 3 });
    await makeTicket(desk, { at: ago(4), priority: 3 });
    expect(await listed({}, "latest")).toEqual([2, 3, 1, 4]);
    expect(await listed({}, "oldest")).toEqual([4, 1, 3, 2]);
    expect(await listed({}, "waiting")).toEqual([3, 1, 2, 4]);
    expect(await listed({}, "priority")).toEqual([3, 4, 1, 2]);
    expect(await listed({}, "created")).toEqual([4, 3, 2, 1]);
  });

  test.each(inboxSorts)("%s: pages go through everything once, and back again", async (sort) => {
    await makeTicket(desk);
    const { id: _id, ...columns } = await prisma.ticket.findFirstOrThrow({ where: { shopId: desk.shop.id } });
    await prisma.ticket.createMany({
      data: Array.from({ length: 129 }, (_, i) => ({
        ...columns,
        number: i + 2,
        status: i % 3 ? "open" : "solved",
        isOpen: i % 3 > 0,
        priority: i % 4,
        lastActivityAt: ago(Math.floor(i / 7)),
        waitingSince: i % 5 < 2 ? ago(i % 11) : null,
      })),
    });
    const list = (cursor: string | null) => listInbox(desk, { filter: everyTicket, sort, cursor });
    const there = [await list(null)];
    while (there.at(-1)?.nextCursor && there.length < 9) there.push(await list(there.at(-1)?.nextCursor ?? null));
    expect(there.map(({ rows }) => rows.length)).toEqual([50, 50, 30]);
    expect(new Set(there.flatMap(numbers)).size).toBe(130);
    const second = await list(there[2]?.previousCursor ?? null);
    expect(numbers(second)).toEqual(numbers(there[1]!));
    const first = await list(second.previousCursor);
    expect(numbers(first)).toEqual(numbers(there[0]!));
    expect(first.previousCursor).toBeNull();
  });
});

test("a row says what the inbox shows of a ticket", async () => {
  const tag = await prisma.tag.create({ data: { shopId: desk.shop.id, name: "Late", key: "late" } });
  await makeTicket(desk, {
    assigneeId: desk.staff.id,
    tagIds: [tag.id],
    priority: 2,
    language: "pl",
    orderName: "#7",
    orderPayment: "PAID",
  });
  expect((await listInbox(desk, { ...viewRules.open, cursor: null })).rows).toMatchObject([
    {
      number: 1,
      priority: 2,
      isMine: true,
      assigneeName: "Tom",
      tags: [{ id: tag.id.toString(), name: "Late" }],
      language: "pl",
      orderName: "#7",
      orderPayment: "PAID",
      snoozed: false,
    },
  ]);
});

test("statements: two for a view, three with a filter of one's own", async () => {
  for (let i = 0; i < 3; i++) await makeTicket(desk, { assigneeId: desk.staff.id });
  const count = async (filter: InboxFilter) => {
    const { statements } = await countStatements(() => listInbox(desk, { filter, sort: "priority", cursor: null }));
    return statements.filter((text) => /\bticket\b/.test(text)).length;
  };
  expect(await count(viewRules.mine.filter)).toBe(2);
  expect(await count({ ...viewRules.mine.filter, priority: [1] })).toBe(3);
  expect(inboxPageSize).toBe(50);
});

test("who else is at which ticket of a list: one statement, nobody of another shop, nobody who has gone", async () => {
  const ewa = await inboxDesk(desk.shop.id, "Ewa");
  const jan = await inboxDesk(desk.shop.id, "Jan");
  const stranger = await makeInboxShop();
  const [one, two, three] = [await makeTicket(desk), await makeTicket(desk), await makeTicket(desk)];
  const all = [one, two, three];
  await beatPresence(desk, one, { typing: false });
  await beatPresence(ewa, one, { typing: false });
  await beatPresence(jan, one, { typing: true });
  await beatPresence(ewa, two, { typing: false });
  await beatPresence(jan, three, { typing: false });
  await endPresence(jan, three);
  const { result, statements } = await countStatements(() => listPresence(desk, all));
  expect(statements).toHaveLength(1);
  expect(
    result.tickets.map(({ number, present }) => [number, present.map(({ name, typing }) => [name, typing])]),
  ).toEqual([
    [
      one,
      [
        ["Jan", true],
        ["Ewa", false],
      ],
    ],
    [two, [["Ewa", false]]],
  ]);
  expect(result.staleInSeconds).toBeGreaterThan(staleSeconds - 10);
  expect(result.staleInSeconds).toBeLessThanOrEqual(staleSeconds);
  expect((await listPresence(desk, [two])).tickets).toHaveLength(1);
  const later = { ...desk, now: () => new Date(Date.now() + (staleSeconds + 1) * 1_000) };
  expect(await listPresence(later, all)).toEqual({ tickets: [], staleInSeconds: null });
  expect((await listPresence(stranger, all)).tickets).toEqual([]);
});

describe("views that people keep", () => {
  const form = {
    name: "Late",
    isShared: false,
    filter: { ...everyTicket, priority: [3 as const] },
    sort: "oldest" as const,
  };
  const keep = async (of: StaffDesk, change: object = {}, id: bigint | null = null) => {
    const kept = await keepView(of, id, { ...form, ...change });
    return kept === null ? null : kept.ok ? BigInt(kept.value.id) : kept.problem;
  };

  test("one's own are one's own; shared ones are everybody's", async () => {
    const ewa = await inboxDesk(desk.shop.id, "Ewa");
    const other = await makeInboxShop();
    const mine = (await keep(desk)) as bigint;
    const shared = (await keep(ewa, { name: "All", isShared: true })) as bigint;
    expect(await listSavedViews(desk)).toMatchObject([
      { ...form, id: mine.toString(), isMine: true, isShared: false },
      { name: "All", isMine: false, isShared: true },
    ]);
    expect((await listSavedViews(ewa)).map(({ name }) => name)).toEqual(["All"]);
    expect(await listSavedViews(other)).toEqual([]);
    for (const stranger of [ewa, other]) {
      expect(await keep(stranger, { name: "Stolen" }, mine)).toBeNull();
      expect(await dropView(stranger, mine)).toBe(false);
    }
    expect(await dropView(other, shared)).toBe(false);
    expect(await keep(desk, { name: "Everybody's", isShared: true }, shared)).toBe(shared);
    const view = (id: bigint, name: string, isShared: boolean) => ({ id: id.toString(), name, isShared });
    const seenBy = async (of: StaffDesk) => (await listSavedViews(of)).map(({ name, isShared }) => [name, isShared]);
    await arrangeViews(desk, { views: [view(shared, "All", true), view(mine, "Later", false)], removed: [] });
    expect(await seenBy(desk)).toEqual([
      ["All", true],
      ["Later", false],
    ]);
    // Another's view is neither renamed, taken, moved nor removed.
    await arrangeViews(ewa, { views: [view(mine, "Stolen", true), view(shared, "Ours", true)], removed: [] });
    await arrangeViews(ewa, { views: [], removed: [mine.toString()] });
    await arrangeViews(other, { views: [view(shared, "Stolen", false)], removed: [shared.toString()] });
    expect(await seenBy(desk)).toEqual([
      ["Later", false],
      ["Ours", true],
    ]);
    await arrangeViews(desk, { views: [view(mine, "Late", true), view(shared, "Mine alone", false)], removed: [] });
    expect(await seenBy(ewa)).toEqual([["Late", true]]);
    await arrangeViews(desk, { views: [view(mine, "Late", false)], removed: [shared.toString()] });
    expect(await seenBy(desk)).toEqual([["Late", false]]);
    expect(await seenBy(ewa)).toEqual([]);
    expect(await dropView(desk, mine)).toBe(true);
    expect(await dropView(desk, mine)).toBe(false);
  });

  test("not more than so many", async () => {
    for (let i = 0; i < mostViews; i++) await keep(desk);
    expect(await keep(desk)).toBe("too_many");
    expect(await keep(desk, { isShared: true })).not.toBe("too_many");
  });
});
