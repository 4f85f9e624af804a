import { expect, test } from "vitest";
import type { Desk } from "./desk.ts";
import { oneAtATime } from "./one-at-a-time.ts";

const deskOf = (id: bigint) => ({ shop: { id } }) as Desk;

function makeWork() {
  const runs: { shop: bigint; end: (error?: Error) => void }[] = [];
  const work = oneAtATime(
    ({ shop }) =>
      new Promise<void>((resolve, reject) => {
        runs.push({ shop: shop.id, end: (error) => (error ? reject(error) : resolve()) });
      }),
  );
  return { runs, work };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("asked for while it runs, it ends at once and runs once more, however often it was asked", async () => {
  const { runs, work } = makeWork();
  const first = work(deskOf(1n));
  await Promise.all([work(deskOf(1n)), work(deskOf(1n))]);
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
  void work(deskOf(1n));
  void work(deskOf(2n));
  expect(runs.map(({ shop }) => shop)).toEqual([1n, 2n]);
});

test("a failure is the one's who ran it, and the next one runs as usual", async () => {
  const { runs, work } = makeWork();
  const first = work(deskOf(1n));
  await work(deskOf(1n));
  runs[0]!.end(new Error("away"));
  await expect(first).rejects.toThrow("away");
  void work(deskOf(1n));
  expect(runs).toHaveLength(2);
});
