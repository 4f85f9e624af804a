import { expect, test } from "vitest";
import type { Desk } from "./desk.ts";
import { storingTogether } from "./store-together.ts";

const deskOf = (id: bigint) => ({ shop: { id } }) as Desk;

/** A store whose groups are let through one by one. */
function makeStore(options: { mostItems?: number; mostBytes?: number; refuse?: string } = {}) {
  const groups: { items: string[]; finish: () => void }[] = [];
  let tell = () => {};
  const store = storingTogether<string, string>({
    store: (_, items) =>
      new Promise((resolve, reject) => {
        const finish = () =>
          options.refuse && items.includes(options.refuse)
            ? reject(new Error(`no room for ${options.refuse}`))
            : resolve(items.map((item) => item.toUpperCase()));
        groups.push({ items: [...items], finish });
        tell();
      }),
    sizeOf: (item) => item.length,
    mostItems: options.mostItems ?? 10,
    mostBytes: options.mostBytes ?? 1_000,
  });
  /** The group of this place, as soon as it is being stored. */
  const group = async (place: number) => {
    while (!groups[place]) await new Promise<void>((resolve) => (tell = resolve));
    return groups[place];
  };
  return { store, group, groups };
}

test("what arrives alone is stored at once; what arrives meanwhile is stored together, in its order", async () => {
  const { store, group, groups } = makeStore();
  const first = store(deskOf(1n), "a");
  const others = ["b", "c", "d"].map((item) => store(deskOf(1n), item));
  (await group(0)).finish();
  expect(await first).toBe("A");
  (await group(1)).finish();
  expect(await Promise.all(others)).toEqual(["B", "C", "D"]);
  expect(groups.map(({ items }) => items)).toEqual([["a"], ["b", "c", "d"]]);
});

test("shops do not wait for each other", async () => {
  const { store, group } = makeStore();
  void store(deskOf(1n), "a");
  const other = store(deskOf(2n), "x");
  (await group(1)).finish();
  expect(await other).toBe("X");
});

test("a group holds so many, and so many bytes", async () => {
  const { store, group, groups } = makeStore({ mostItems: 2, mostBytes: 5 });
  const all = ["first", "a", "b", "c", "long-as-it-is", "dd", "eeee"].map((item) => store(deskOf(1n), item));
  for (let place = 0; place < 6; place++) (await group(place)).finish();
  expect(await Promise.all(all)).toHaveLength(7);
  expect(groups.map(({ items }) => items)).toEqual([["first"], ["a", "b"], ["c"], ["long-as-it-is"], ["dd"], ["eeee"]]);
});

test("one that cannot be stored fails alone", async () => {
  const { store, group } = makeStore({ refuse: "bad" });
  const first = store(deskOf(1n), "a");
  const bad = store(deskOf(1n), "bad").catch((error: Error) => error.message);
  const good = store(deskOf(1n), "good");
  for (let place = 0; place < 4; place++) (await group(place)).finish();
  expect(await Promise.all([first, bad, good])).toEqual(["A", "no room for bad", "GOOD"]);
});

test("after a failure the next one is stored as usual", async () => {
  const { store, group } = makeStore({ refuse: "bad" });
  const bad = store(deskOf(1n), "bad").catch(() => "refused");
  (await group(0)).finish();
  expect(await bad).toBe("refused");
  const next = store(deskOf(1n), "next");
  (await group(1)).finish();
  expect(await next).toBe("NEXT");
});
