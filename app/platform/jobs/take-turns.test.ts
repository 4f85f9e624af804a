import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeTurns } from "./take-turns.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

test("each is taken at once and then when its time has come", async () => {
  const often = vi.fn(async () => true);
  const daily = vi.fn(async () => true);
  const stop = takeTurns([
    { everyMinutes: 1, take: often },
    { everyMinutes: 1440, take: daily },
  ]);
  await minutes(0);
  expect([often.mock.calls.length, daily.mock.calls.length]).toEqual([1, 1]);
  await minutes(3);
  expect([often.mock.calls.length, daily.mock.calls.length]).toEqual([4, 1]);
  await minutes(1440);
  expect(daily).toHaveBeenCalledTimes(2);
  await stop();
});

test("what was missed is taken within seconds, and once: the others keep their time", async () => {
  let isAway = true;
  const daily = vi.fn(async () => !isAway);
  const hourly = vi.fn(async () => true);
  const stop = takeTurns([
    { everyMinutes: 1440, take: daily },
    { everyMinutes: 60, take: hourly },
  ]);
  await minutes(10);
  const asked = daily.mock.calls.length;
  expect(asked).toBeGreaterThan(60);
  isAway = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(daily).toHaveBeenCalledTimes(asked + 1);
  await minutes(49);
  expect(daily).toHaveBeenCalledTimes(asked + 1);
  expect(hourly).toHaveBeenCalledTimes(1);
  await stop();
});

test("stopped it waits for what runs and begins nothing more", async () => {
  let end = (_: boolean) => {};
  const seen: boolean[] = [];
  const slow = vi.fn((isStopped: () => boolean) => {
    seen.push(isStopped());
    return new Promise<boolean>((resolve) => (end = resolve)).then((done) => (seen.push(isStopped()), done));
  });
  const after = vi.fn(async () => true);
  const stop = takeTurns([
    { everyMinutes: 1, take: slow },
    { everyMinutes: 1, take: after },
  ]);
  const stopping = stop();
  end(true);
  await stopping;
  await minutes(5);
  expect(seen).toEqual([false, true]);
  expect([slow.mock.calls.length, after.mock.calls.length]).toEqual([1, 0]);
});
