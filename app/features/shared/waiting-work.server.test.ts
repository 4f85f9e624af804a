import { expect, test, vi } from "vitest";
import { defineJob } from "#app/platform/jobs/job.ts";
import type { Desk } from "./desk.ts";
import { waitingWork } from "./waiting-work.server.ts";

/** A desk that counts the jobs that are asked for; `fails`: the database is away. */
function makeDesk(id: bigint, { fails = false } = {}) {
  const asked = { jobs: 0, warnings: 0 };
  const desk = {
    shop: { id },
    log: { warn: () => void asked.warnings++ },
    tx: async () => {
      if (fails) throw new Error("away");
      asked.jobs++;
    },
  } as unknown as Desk;
  return { desk, asked };
}

function makeWork() {
  const runs: { shop: bigint; end: (error?: Error) => void }[] = [];
  const work = waitingWork(
    defineJob("some-work"),
    ({ shop }) =>
      new Promise<void>((resolve, reject) => {
        runs.push({ shop: shop.id, end: (error) => (error ? reject(error) : resolve()) });
      }),
  );
  return { runs, work };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("run while it runs, it ends at once and goes on once more, however often it was called", async () => {
  const { runs, work } = makeWork();
  const { desk } = makeDesk(1n);
  const first = work.run(desk);
  await Promise.all([work.run(desk), work.run(desk)]);
  expect(runs).toHaveLength(1);
  runs[0]!.end();
  await settle();
  expect(runs).toHaveLength(2);
  runs[1]!.end();
  await first;
  expect(runs).toHaveLength(2);
});

test("shops run side by side", async () => {
  const { runs, work } = makeWork();
  void work.run(makeDesk(1n).desk);
  void work.run(makeDesk(2n).desk);
  expect(runs.map(({ shop }) => shop)).toEqual([1n, 2n]);
});

test("a failure is the one's who ran it, and the next one runs as usual", async () => {
  const { runs, work } = makeWork();
  const { desk } = makeDesk(1n);
  const first = work.run(desk);
  await work.run(desk);
  runs[0]!.end(new Error("away"));
  await expect(first).rejects.toThrow("away");
  void work.run(desk);
  expect(runs).toHaveLength(2);
});

test("asked for a hundred times, one job is asked for; asked for while it runs, none, and it goes on", async () => {
  const { runs, work } = makeWork();
  const { desk, asked } = makeDesk(1n);
  for (let n = 0; n < 100; n++) await work.ask(desk);
  expect(asked.jobs).toBe(1);
  const running = work.run(desk);
  await work.ask(desk);
  expect(asked.jobs).toBe(1);
  runs[0]!.end();
  await settle();
  expect(runs).toHaveLength(2);
  runs[1]!.end();
  await running;
  await work.ask(desk);
  expect(asked.jobs).toBe(2);
});

test("where the job begins elsewhere, what was stored after it was asked for is asked for again", async () => {
  vi.useFakeTimers();
  try {
    const { work } = makeWork();
    const { desk, asked } = makeDesk(1n);
    await work.ask(desk);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.jobs).toBe(1);
    await work.ask(desk);
    await work.ask(desk);
    expect(asked.jobs).toBe(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.jobs).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});

test("a row that is stored is stored, though nobody can be asked now", async () => {
  const { work } = makeWork();
  const { desk, asked } = makeDesk(1n, { fails: true });
  await work.ask(desk);
  expect(asked.warnings).toBe(1);
});
