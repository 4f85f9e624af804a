import type { Desk } from "./desk.ts";

export interface Gathering<Item, Result> {
  /** Stores all of them, or none; results in the order of the items. */
  store(desk: Desk, items: readonly Item[]): Promise<Result[]>;
  /** Bytes; together they are at most `mostBytes`, unless there is one only. */
  sizeOf(item: Item): number;
  mostItems: number;
  mostBytes: number;
  /** Only what has the same place makes a group; by default all of a shop. */
  placeOf?(item: Item): string;
  /** Milliseconds after which the next group no longer waits for the one before; by default it always does. */
  patienceMs?: number;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Stores things that arrive one by one, of each shop one group after the other: what arrives while a group is being
 * stored makes the next one. A commit costs more than what it commits, so that under load many share one, and without
 * load nobody waits. The promise resolves once the item is committed. One that cannot be stored makes no other fail.
 */
export function storingTogether<Item, Result>(
  gathering: Gathering<Item, Result>,
): (desk: Desk, item: Item) => Promise<Result> {
  const arriving = new Map<string, Waiting<Item, Result>[]>();

  async function storeAll(desk: Desk, place: string, waiting: Waiting<Item, Result>[]): Promise<void> {
    while (waiting.length) {
      const stored = storeGroup(desk, waiting.splice(0, countOfGroup(waiting)));
      await (gathering.patienceMs ? atMost(gathering.patienceMs, stored) : stored);
    }
    arriving.delete(place);
  }

  function countOfGroup(waiting: readonly Waiting<Item, Result>[]): number {
    let bytes = 0;
    const end = waiting.findIndex(({ item }, index) => {
      bytes += gathering.sizeOf(item);
      return index > 0 && (bytes > gathering.mostBytes || index >= gathering.mostItems);
    });
    return end < 0 ? waiting.length : end;
  }

  async function storeGroup(desk: Desk, group: readonly Waiting<Item, Result>[]): Promise<void> {
    const items = group.map(({ item }) => item);
    let results: Result[];
    try {
      results = await gathering.store(desk, items);
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error);
      else for (const one of group) await storeGroup(desk, [one]);
      return;
    }
    for (const [index, { resolve }] of group.entries()) resolve(results[index]!);
  }

  return (desk, item) =>
    new Promise<Result>((resolve, reject) => {
      const waiting = { item, resolve, reject };
      const place = `${desk.shop.id} ${gathering.placeOf?.(item) ?? ""}`;
      const others = arriving.get(place);
      if (others) {
        others.push(waiting);
        return;
      }
      const all = [waiting];
      arriving.set(place, all);
      void storeAll(desk, place, all);
    });
}

/** Waits for it, but no longer than this. `work` does not fail. */
function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    void work.then(() => (clearTimeout(timer), resolve()));
  });
}
