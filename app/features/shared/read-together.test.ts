import { afterEach, expect, test, vi } from "vitest";
import type { Desk } from "./desk.ts";
import { readingTogether } from "./read-together.ts";

const deskOf = (id: bigint) => ({ shop: { id } }) as Desk;

/** Readings that end when they are told to. */
function makeReadings() {
  const begun: { items: string[]; end: (error?: Error) => void }[] = [];
  const read = readingTogether<string, string>({
    placeOf: (item) => item[0]!,
    read: (_, items) =>
      new Promise((resolve, reject) =>
        begun.push({
          items: [...items],
          end: (error) => (error ? reject(error) : resolve(items.map((item) => item.toUpperCase()))),
        }),
      ),
  });
  return { read, begun, groups: () => begun.map(({ items }) => items) };
}

afterEach(() => void vi.useRealTimers());

const settle = () => new Promise(setImmediate);

test("who asks alone is read for at once; who asks meanwhile shares a reading that begins afterwards", async () => {
  const { read, begun, groups } = makeReadings();
  const first = read(deskOf(1n), "a1");
  const others = Promise.all(["a2", "a3", "a3"].map((item) => read(deskOf(1n), item)));
  await settle();
  expect(groups()).toEqual([["a1"]]);
  begun[0]!.end();
  expect(await first).toBe("A1");
  await settle();
  expect(groups()).toEqual([["a1"], ["a2", "a3", "a3"]]);
  begun[1]!.end();
  expect(await others).toEqual(["A2", "A3", "A3"]);
});

test("other places and other shops do not wait, and share nothing", () => {
  const { read, groups } = makeReadings();
  for (const [shop, item] of [
    [1n, "a"],
    [1n, "b"],
    [2n, "a"],
  ] as const)
    void read(deskOf(shop), item);
  expect(groups()).toEqual([["a"], ["b"], ["a"]]);
});

test("a reading that fails fails for all who share it, and is not tried for each; the next one goes on", async () => {
  const { read, begun, groups } = makeReadings();
  const first = read(deskOf(1n), "a1");
  const others = Promise.allSettled(["a2", "a3"].map((item) => read(deskOf(1n), item)));
  begun[0]!.end(new Error("away"));
  await expect(first).rejects.toThrow("away");
  await settle();
  begun[1]!.end(new Error("still away"));
  expect((await others).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const later = read(deskOf(1n), "a4");
  expect(groups()).toEqual([["a1"], ["a2", "a3"], ["a4"]]);
  begun[2]!.end();
  expect(await later).toBe("A4");
});

test("a reading that does not end holds the next one up for three seconds, and nobody after that", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { read, begun, groups } = makeReadings();
  void read(deskOf(1n), "a1");
  const others = Promise.all(["a2", "a3"].map((item) => read(deskOf(1n), item)));
  await vi.advanceTimersByTimeAsync(2_999);
  expect(groups()).toEqual([["a1"]]);
  await vi.advanceTimersByTimeAsync(1);
  expect(groups()).toEqual([["a1"], ["a2", "a3"]]);
  begun[1]!.end();
  expect(await others).toEqual(["A2", "A3"]);
  await vi.advanceTimersByTimeAsync(0);
  const later = read(deskOf(1n), "a4");
  expect(groups().at(-1)).toEqual(["a4"]);
  begun[2]!.end();
  expect(await later).toBe("A4");
  expect(vi.getTimerCount()).toBe(0);
});
