import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BulkChange } from "#app/features/inbox/bulk-action.ts";
import { workBulkJob } from "#app/features/inbox/bulk-jobs.ts";
import { everyTicket } from "#app/features/inbox/inbox-filter.ts";
import { viewRules } from "#app/features/inbox/inbox-view.ts";
import { listNotices } from "#app/features/inbox/list-notices.server.ts";
import { findRunningBulk, readBulk } from "#app/features/inbox/read-bulk.server.ts";
import { startBulk, type BulkTickets } from "#app/features/inbox/start-bulk.server.ts";
import { undoBulk } from "#app/features/inbox/undo-bulk.server.ts";
import { workBulk } from "#app/features/inbox/work-bulk.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { assignTicket } from "#app/features/tickets/assign-ticket.server.ts";
import { setStatus } from "#app/features/tickets/set-status.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { register } from "#app/platform/jobs/queue.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { inboxDesk, makeInboxShop, makeTicket, startInbox, stopInbox } from "./inbox-desk.ts";

let desk: StaffDesk;
beforeAll(startInbox);
beforeEach(async () => {
  desk = await makeInboxShop();
});
afterAll(stopInbox);

const workers = () => [register(workBulkJob, (_shop, data) => workBulk({ ...desk, staff: null }, data))];
async function work(): Promise<void> {
  while (await jobQueue.workOnce(workers()));
}

let keys = 0;
async function start(change: BulkChange, tickets: BulkTickets, requestKey = `key-${++keys}`): Promise<bigint> {
  const begun = await startBulk(desk, { change, requestKey, tickets });
  if (!begun.ok) throw new Error(begun.problem);
  return BigInt(begun.value.id);
}

async function change(one: BulkChange, tickets: BulkTickets): Promise<bigint> {
  const id = await start(one, tickets);
  await work();
  return id;
}

async function undo(id: bigint): Promise<void> {
  expect(await undoBulk(desk, id)).toMatchObject({ ok: true });
  await work();
}

const tickets = () => prisma.ticket.findMany({ where: { shopId: desk.shop.id }, orderBy: { number: "asc" } });
const events = (kind: string) => prisma.ticketEvent.count({ where: { shopId: desk.shop.id, kind } });

async function fill(count: number): Promise<void> {
  await makeTicket(desk);
  const [first] = await tickets();
  await prisma.ticket.createMany({
    data: Array.from({ length: count - 1 }, (_, i) => {
      const { id: _id, ...columns } = first!;
      return { ...columns, number: i + 2, waitingSince: new Date("2026-11-01T00:00:00Z") };
    }),
  });
  await prisma.shop.update({ where: { id: desk.shop.id }, data: { nextTicketNumber: count + 1 } });
}

describe("each kind changes what it says, tells the timeline, and can be taken back", () => {
  const until = "2099-01-01T08:00:00.000Z";
  const cases: [BulkChange, Record<string, unknown>, string | null][] = [
    [{ kind: "status", data: { status: "solved" } }, { status: "solved", isOpen: false, waitingSince: null }, "status"],
    [{ kind: "spam", data: {} }, { status: "spam", isOpen: false }, "status"],
    [{ kind: "priority", data: { priority: 3 } }, { priority: 3 }, "priority"],
    [{ kind: "read", data: { unread: false } }, { unread: false }, null],
    [
      { kind: "snooze", data: { snoozed: true, until } },
      { snoozed: true, isOpen: false, snoozedUntil: new Date(until) },
      "snoozed",
    ],
    [{ kind: "snooze", data: { snoozed: true, until: null } }, { snoozed: true, snoozedUntil: null }, "snoozed"],
  ];
  test.each(cases)("%j", async (one, expected, event) => {
    await makeTicket(desk, { waitingSince: new Date("2026-11-01T00:00:00Z") });
    await makeTicket(desk, { status: "new" });
    const before = await tickets();
    const id = await change(one, { numbers: [1, 2] });
    expect(await tickets()).toMatchObject([expected, expected]);
    expect(await readBulk(desk, id)).toMatchObject({
      state: "done",
      total: 2,
      done: 2,
      skipped: 0,
      isMine: true,
      change: one,
    });
    if (event) expect(await events(event)).toBe(2);
    await undo(id);
    expect(await tickets()).toEqual(before);
    expect(await readBulk(desk, id)).toMatchObject({ state: "undone", kept: 0 });
  });

  test("assign", async () => {
    const ewa = (await inboxDesk(desk.shop.id, "Ewa")).staff.id;
    await makeTicket(desk, { assigneeId: desk.staff.id });
    await makeTicket(desk, { assigneeId: ewa });
    const before = await tickets();
    const id = await change({ kind: "assign", data: { staffId: ewa.toString() } }, { numbers: [1, 2] });
    expect((await tickets()).map(({ assigneeId }) => assigneeId)).toEqual([ewa, ewa]);
    expect(await events("assigned")).toBe(1);
    await undo(id);
    expect(await tickets()).toEqual(before);
    const told = await prisma.ticketEvent.findMany({ where: { shopId: desk.shop.id }, orderBy: { id: "asc" } });
    expect(told.map(({ data }) => data)).toEqual([{ name: "Ewa" }, { name: "Tom" }]);
  });

  test("tag and untag, beside the tags that are there", async () => {
    const [late, vip] = await Promise.all(
      ["Late", "Vip"].map((name) => prisma.tag.create({ data: { shopId: desk.shop.id, name, key: name } })),
    );
    await makeTicket(desk, { tagIds: [vip!.id] });
    await makeTicket(desk);
    const [one] = await tickets();
    await prisma.ticketTag.create({ data: { shopId: desk.shop.id, ticketId: one!.id, tagId: vip!.id } });
    const id = await change({ kind: "tag", data: { tagId: late!.id.toString() } }, { numbers: [1, 2] });
    const sorted = [late!.id, vip!.id].sort((a, b) => (a < b ? -1 : 1));
    expect((await tickets()).map(({ tagIds }) => tagIds)).toEqual([sorted, [late!.id]]);
    expect(await prisma.ticketTag.count({ where: { shopId: desk.shop.id, tagId: late!.id } })).toBe(2);
    await change({ kind: "untag", data: { tagId: late!.id.toString() } }, { numbers: [2] });
    await undo(id);
    expect((await tickets()).map(({ tagIds }) => tagIds)).toEqual([[vip!.id], []]);
    expect(await readBulk(desk, id)).toMatchObject({ kept: 1 });
    expect(await prisma.ticketTag.count({ where: { shopId: desk.shop.id, tagId: late!.id } })).toBe(0);
  });
});

test("what the table of statuses forbids, and what was merged, stays and is counted", async () => {
  await makeTicket(desk, { status: "solved" });
  await makeTicket(desk, { status: "closed" });
  await makeTicket(desk, { status: "spam" });
  const [first] = await tickets();
  await makeTicket(desk, { status: "solved", mergedIntoId: first!.id });
  const id = await change({ kind: "status", data: { status: "pending" } }, { numbers: [1, 2, 3, 4, 99] });
  expect((await tickets()).map(({ status }) => status)).toEqual(["pending", "closed", "spam", "solved"]);
  expect(await readBulk(desk, id)).toMatchObject({ total: 4, done: 4, skipped: 3 });
});

test("undo leaves what somebody changed since, and says how many", async () => {
  for (let i = 0; i < 3; i++) await makeTicket(desk);
  const id = await change({ kind: "status", data: { status: "solved" } }, { numbers: [1, 2, 3] });
  await setStatus(await inboxDesk(desk.shop.id, "Ewa"), 2, "closed");
  await prisma.ticket.updateMany({ where: { shopId: desk.shop.id, number: 3 }, data: { priority: 3 } });
  await undo(id);
  expect((await tickets()).map(({ status, priority }) => [status, priority])).toEqual([
    ["open", 1],
    ["closed", 1],
    ["open", 3],
  ]);
  expect(await readBulk(desk, id)).toMatchObject({ state: "undone", kept: 1 });
  expect(await undoBulk(desk, id)).toMatchObject({ ok: true });
});

test("all that match, more than a chunk; a job that dies in the middle goes on, nothing twice", async () => {
  await fill(250);
  await makeTicket(desk, { status: "pending" });
  const id = await start({ kind: "status", data: { status: "solved" } }, { filter: viewRules.open.filter });
  expect(await findRunningBulk(desk)).toMatchObject({ id: id.toString(), total: 250, state: "waiting" });
  let transactions = 0;
  const dying: StaffDesk = {
    ...desk,
    tx: (work) => {
      transactions += 1;
      return desk.tx(async (tx) => {
        const result = await work(tx);
        if (transactions === 2) throw new Error("killed");
        return result;
      });
    },
  };
  await expect(workBulk(dying, { bulkId: id.toString() })).rejects.toThrow("killed");
  expect(await readBulk(desk, id)).toMatchObject({ state: "running", done: 100 });
  expect(await events("status")).toBe(100);
  await work();
  expect(await readBulk(desk, id)).toMatchObject({ state: "done", done: 250, skipped: 0 });
  expect(await events("status")).toBe(250);
  expect(await prisma.ticket.count({ where: { shopId: desk.shop.id, status: "solved" } })).toBe(250);
  expect(await findRunningBulk(desk)).toBeNull();
  await Promise.all([workBulk(desk, { bulkId: id.toString() }), workBulk(desk, { bulkId: id.toString() })]);
  expect(await events("status")).toBe(250);
  await undo(id);
  expect(await prisma.ticket.count({ where: { shopId: desk.shop.id, status: "open", isOpen: true } })).toBe(250);
});

test("two jobs at the same change share it; one ticket, one event", async () => {
  await fill(400);
  const id = await start({ kind: "priority", data: { priority: 2 } }, { filter: everyTicket });
  await Promise.all([1, 2, 3].map(() => workBulk(desk, { bulkId: id.toString() })));
  expect(await readBulk(desk, id)).toMatchObject({ state: "done", done: 400 });
  expect(await events("priority")).toBe(400);
});

test("the same submit again, also at the same time, is the same change", async () => {
  await fill(3);
  const ask = {
    change: { kind: "priority", data: { priority: 2 } } as const,
    requestKey: "one",
    tickets: { numbers: [1, 2] },
  };
  const all = await Promise.all([1, 2, 3, 4].map(() => startBulk(desk, ask)));
  const again = await startBulk(desk, { ...ask, tickets: { numbers: [3] } });
  expect(new Set([...all, again].map((one) => one.ok && one.value.id)).size).toBe(1);
  await work();
  expect((await tickets()).map(({ priority }) => priority)).toEqual([2, 2, 1]);
});

test("what cannot be begun says why", async () => {
  await fill(2);
  const other = await makeInboxShop();
  const tag = await prisma.tag.create({ data: { shopId: other.shop.id, name: "Late", key: "late" } });
  const ask = async (one: BulkChange, which: BulkTickets = { numbers: [1] }) => {
    const begun = await startBulk(desk, { change: one, requestKey: `no-${++keys}`, tickets: which });
    return begun.ok ? "begun" : begun.problem;
  };
  expect(await ask({ kind: "assign", data: { staffId: other.staff.id.toString() } })).toBe("unknown_person");
  expect(await ask({ kind: "tag", data: { tagId: tag.id.toString() } })).toBe("unknown_tag");
  expect(await ask({ kind: "snooze", data: { snoozed: true, until: "2020-01-01T00:00:00.000Z" } })).toBe("past");
  expect(await ask({ kind: "spam", data: {} }, { numbers: [77, -1, 1.5] })).toBe("nothing");
  await fillMore(5_001);
  expect(await ask({ kind: "spam", data: {} }, { filter: everyTicket })).toBe("too_many");
});

/** More tickets like the first, by the database itself: thousands one by one take the test's whole time. */
const fillMore = (count: number) => prisma.$executeRaw`
  insert into ticket (shop_id, number, subject, customer_id, customer_name, last_activity_at)
  select shop_id, i + 100, subject, customer_id, customer_name, last_activity_at
    from ticket cross join generate_series(1, ${count}::int) i where shop_id = ${desk.shop.id} and number = 1`;

test("another shop neither sees nor takes back a change", async () => {
  await fill(2);
  const id = await change({ kind: "priority", data: { priority: 2 } }, { numbers: [1, 2] });
  const other = await makeInboxShop();
  expect(await readBulk(other, id)).toBeNull();
  expect(await undoBulk(other, id)).toBeNull();
  await workBulk(other, { bulkId: id.toString() });
  const colleague = await inboxDesk(desk.shop.id, "Ewa");
  expect(await undoBulk(colleague, id)).toBeNull();
  expect(await readBulk(colleague, id)).toMatchObject({ isMine: false });
});

test("who is given many tickets is told once, how many; not by themselves, and not any more once it is taken back", async () => {
  await fill(30);
  const eva = await inboxDesk(desk.shop.id, "Eva");
  const told = async (one: StaffDesk) =>
    (await listNotices(one)).notices.map(({ kind, ticketNumber, byName, others }) => [
      kind,
      ticketNumber,
      byName,
      others,
    ]);
  const toEva: BulkChange = { kind: "assign", data: { staffId: eva.staff.id.toString() } };
  await change(toEva, { numbers: [1] });
  expect(await told(eva)).toEqual([["assigned", 1, desk.staff.name, 0]]);
  const id = await change(toEva, { filter: everyTicket });
  expect(await told(eva)).toEqual([
    ["assigned", 2, desk.staff.name, 28],
    ["assigned", 1, desk.staff.name, 0],
  ]);
  // Given to her again by itself meanwhile: of that she stays told.
  await assignTicket(desk, 2, null);
  await assignTicket(desk, 2, eva.staff.id);
  await undo(id);
  expect(await told(eva)).toEqual([
    ["assigned", 2, desk.staff.name, 0],
    ["assigned", 1, desk.staff.name, 0],
  ]);
  await change({ kind: "assign", data: { staffId: desk.staff.id.toString() } }, { filter: everyTicket });
  expect(await told(desk)).toEqual([]);
});

test("a chunk takes the same few statements, whatever its size", async () => {
  await fill(90);
  const id = await start({ kind: "status", data: { status: "solved" } }, { filter: everyTicket });
  const { statements } = await countStatements(() => workBulk(desk, { bulkId: id.toString() }));
  // A chunk and the end, each a transaction with its notification.
  expect(statements.length).toBeLessThanOrEqual(17);
});
