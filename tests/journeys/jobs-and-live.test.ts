import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { endLiveStreams, liveStream, mostStreams } from "#app/live-stream.server.ts";
import { makeDesk } from "#app/make-desk.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { defineJob } from "#app/platform/jobs/job.ts";
import { JobQueue, register } from "#app/platform/jobs/queue.server.ts";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { jobQueue, liveHub, notices } from "#app/platform/services.server.ts";
import type { AdminApi } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";

const plain = defineJob<{ n: number }>("test-plain", { retryLimit: 3, retryDelaySeconds: 0 });
const coalesced = defineJob<{ n: number }>("test-coalesced", { policy: "coalesced" });
const single = defineJob<{ n: number }>("test-single", { policy: "one_at_a_time" });
const done: { kind: string; shopId: bigint; n: number }[] = [];
const registrations = [plain, coalesced].map((kind) =>
  register(kind, async (shopId, { n }) => void done.push({ kind: kind.name, shopId, n })),
);

let desk: Desk;
beforeAll(async () => {
  await jobQueue.start([plain, coalesced, single]);
  await notices.start();
  const row = await prisma.shop.create({
    data: { domain: "a.myshopify.com", name: "A", currency: "EUR", ianaTimezone: "UTC" },
  });
  const shop = { id: row.id, domain: row.domain, name: row.name, currency: "EUR", timezone: "UTC", scopes: [] };
  desk = makeDesk(shop, null, {} as AdminApi);
});
afterAll(async () => {
  await jobQueue.stop(1_000);
  await notices.stop();
  await prisma.$disconnect();
});

describe("a job", () => {
  test("is there when its transaction commits, with its shop", async () => {
    done.length = 0;
    await desk.tx((tx) => tx.enqueue(plain, { n: 1 }));
    expect(await jobQueue.workOnce(registrations)).toBe(1);
    expect(done).toEqual([{ kind: "test-plain", shopId: desk.shop.id, n: 1 }]);
  });

  test("is not there when its transaction fails", async () => {
    done.length = 0;
    const failing = desk.tx(async (tx) => {
      await tx.enqueue(plain, { n: 2 });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await jobQueue.workOnce(registrations)).toBe(0);
  });

  test("that coalesces waits once per key", async () => {
    done.length = 0;
    for (const n of [1, 2, 3]) await desk.tx((tx) => tx.enqueue(coalesced, { n }, { key: "order-1" }));
    await desk.tx((tx) => tx.enqueue(coalesced, { n: 4 }, { key: "order-2" }));
    expect(await jobQueue.workOnce(registrations)).toBe(2);
    expect(done.map((one) => one.n).sort()).toEqual([1, 4]);
  });

  test("that was asked for is not asked for again, which the queue's index of keys tells", async () => {
    const asked: { text: string; values: unknown[] }[] = [];
    const enqueue = (keys: string[]) =>
      desk.tx(async (tx) => {
        for (const key of keys) await tx.enqueue(single, { n: 1 }, { key, unlessAsked: true });
      });
    await enqueue(["one"]);
    await enqueue(["one", "two"]);
    const jobsThere = () => prisma.$queryRaw`
      select singleton_key as key from pgboss.job where name = ${single.name} order by key`;
    const keys = ["one", "two"].map((key) => ({ key: `${desk.shop.id}:${key}` }));
    expect(await jobsThere()).toEqual(keys);

    const wanted = { kind: single, data: { n: 1 }, options: { key: "one", unlessAsked: true } };
    const watched = {
      $queryRawUnsafe: <T>(text: string, ...values: unknown[]) => {
        asked.push({ text, values });
        return prisma.$queryRawUnsafe<T>(text, ...values);
      },
    };
    await jobQueue.enqueue(watched, desk.shop.id, [wanted]);
    expect(asked).toHaveLength(1);
    const plan = await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`set local enable_seqscan = off`;
      return tx.$queryRawUnsafe<object[]>(`explain ${asked[0]!.text}`, ...asked[0]!.values);
    });
    expect(JSON.stringify(plan)).toContain("job_common_i3");
  });

  test("meant for later stays until then", async () => {
    await desk.tx((tx) => tx.enqueue(plain, { n: 9 }, { startAfter: new Date(Date.now() + 3_600_000) }));
    expect(await jobQueue.workOnce(registrations)).toBe(0);
  });

  test("has the settings of the version that runs, also in a queue that is older", async () => {
    const newer = new JobQueue(process.env.DATABASE_URL!);
    await newer.start([{ ...coalesced, options: { ...coalesced.options, retryLimit: 77 } }]);
    const [row] = await prisma.$queryRaw<{ n: number }[]>`
      select retry_limit as n from pgboss.queue where name = ${coalesced.name}`;
    expect(row?.n).toBe(77);
    await newer.stop(1_000);
  });

  test("of which many wait is not left to the next poll", async () => {
    const worker = new JobQueue(process.env.DATABASE_URL!);
    let left = 40;
    let finished: () => void = () => {};
    const all = new Promise<void>((resolve) => (finished = resolve));
    await worker.start([plain]);
    for (let n = 0; n < left; n++) await desk.tx((tx) => tx.enqueue(plain, { n }));
    const started = Date.now();
    await worker.work([register(plain, async () => void (--left === 0 && finished()))]);
    await all;
    // One job a poll would take forty seconds.
    expect(Date.now() - started).toBeLessThan(15_000);
    await worker.stop(1_000);
  });

  test("is picked up by a worker without waiting for its poll, and repeated when it fails; why is kept without anybody's data", async () => {
    const worker = new JobQueue(process.env.DATABASE_URL!);
    let tries = 0;
    let why = "";
    let finished: (n: number) => void = () => {};
    const result = new Promise<number>((resolve) => (finished = resolve));
    await worker.start([plain]);
    await worker.work([
      register(plain, async (_, { n }) => {
        // A person's address that went wrong: the database's client quotes all that it was given.
        if (++tries === 1) await desk.db.customer.create({ data: { email: "ana@example.com", name: 5 } as never });
        [{ why }] = await prisma.$queryRaw<[{ why: string }]>`
          select output::text as why from pgboss.job where output is not null and state = 'active'`;
        finished(n);
      }),
    ]);
    await desk.tx((tx) => tx.enqueue(plain, { n: 7 }));
    expect(await result).toBe(7);
    expect(tries).toBe(2);
    expect(why).toMatch(/Argument `name`/);
    expect(why).not.toMatch(/ana@example/);
    await worker.stop(1_000);
  });
});

describe("open pages", () => {
  const ticket = (number: number): LiveEvent => ({ kind: "ticket", ticketId: String(number), number });

  test("hear once of all that a commit changed, and nothing of what was rolled back", async () => {
    const heard: LiveEvent[][] = [];
    const leave = liveHub.subscribe(desk.shop.id, (events) => heard.push(events));
    const failing = desk.tx(async (tx) => {
      tx.announce(ticket(1));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow();
    await desk.tx(async (tx) => {
      for (const number of [2, 2, 3]) tx.announce(ticket(number));
    });
    await vi.waitFor(() => expect(heard).toEqual([[ticket(2), ticket(3)]]));
    leave();
  });

  test("of another shop hear nothing", async () => {
    const heard: string[] = [];
    const leaveOther = liveHub.subscribe(desk.shop.id + 1n, () => heard.push("other"));
    const leaveOwn = liveHub.subscribe(desk.shop.id, () => heard.push("own"));
    await desk.tx(async (tx) => tx.announce(ticket(4)));
    await vi.waitFor(() => expect(heard).toContain("own"));
    expect(heard).toEqual(["own"]);
    leaveOther();
    leaveOwn();
  });

  test.each([
    [
      "whose reader left before it began",
      async (_: ReadableStream, leaving: AbortController) => leaving.abort(),
      1,
      true,
    ],
    ["whose reader leaves", async (_: ReadableStream, leaving: AbortController) => leaving.abort(), 1, false],
    ["of which nobody reads any more", (body: ReadableStream) => body.cancel(), 1, false],
    ["of a process that is about to end", async () => endLiveStreams(), 0, false],
  ])("a page %s is forgotten, once, and its reader has left if it was them", async (_, leave, goings, early) => {
    const forget = vi.fn();
    const subscribe = vi.spyOn(liveHub, "subscribe").mockReturnValue(forget);
    const leaving = new AbortController();
    if (early) leaving.abort();
    const left = vi.fn();
    const { body } = liveStream({ shopId: desk.shop.id, staffId: 1n }, leaving.signal, left);
    subscribe.mockRestore();
    expect(forget).toHaveBeenCalledTimes(early ? 1 : 0);
    await leave(body!, leaving);
    expect(forget).toHaveBeenCalledTimes(1);
    expect(left).toHaveBeenCalledTimes(goings);
  });

  test("that came back before its old connection was noticed to be dead has not left", () => {
    const left = vi.fn();
    const open = (staffId: bigint, pageId: string) => {
      const leaving = new AbortController();
      liveStream({ shopId: desk.shop.id, staffId, pageId }, leaving.signal, left);
      return leaving;
    };
    const [old, anew] = [open(1n, "p"), open(1n, "p")];
    const others = [open(2n, "p"), open(1n, "q")];
    old.abort();
    expect(left).not.toHaveBeenCalled();
    anew.abort();
    expect(left).toHaveBeenCalledTimes(1);
    for (const other of others) other.abort();
    expect(left).toHaveBeenCalledTimes(3);
  });

  test("of one person are so many; one more ends the oldest of theirs, which may come back", async () => {
    const left = vi.fn();
    const open = (staffId: bigint) =>
      liveStream({ shopId: desk.shop.id, staffId }, new AbortController().signal, left).body!.getReader();
    const colleague = open(2n);
    const own = Array.from({ length: mostStreams + 1 }, () => open(1n));
    const isOpen = async (reader: ReadableStreamDefaultReader<Uint8Array>) => {
      await reader.read();
      return Promise.race([reader.closed.then(() => false), new Promise((done) => setImmediate(() => done(true)))]);
    };
    expect(await Promise.all([...own, colleague].map(isOpen))).toEqual([false, ...own.slice(1).map(() => true), true]);
    expect(left).not.toHaveBeenCalled();
    endLiveStreams();
  });
});
