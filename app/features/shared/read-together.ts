import type { Desk } from "./desk.ts";
import { storingTogether } from "./store-together.ts";

interface Reading<Item, Result> {
  /** Reads for all of them; results in the order of the items. */
  read(desk: Desk, items: readonly Item[]): Promise<Result[]>;
  /** What has the same place is read together. */
  placeOf(item: Item): string;
}

/** Ours. Milliseconds; a reading that takes longer holds up nobody but those who share it. */
const patienceMs = 3_000;

type Read<Result> = { result: Result } | { error: unknown };

/**
 * Reads for all of a shop who ask at once, as all open pages do when something changed: who asks while a reading is under
 * way shares the next one with the others who do. Never one that began before: so everybody sees what they have changed
 * themselves. Who asks alone does not wait, and nobody waits for others longer than three seconds. A reading that fails
 * fails for all who share it.
 */
export function readingTogether<Item, Result>({
  read,
  placeOf,
}: Reading<Item, Result>): (desk: Desk, item: Item) => Promise<Result> {
  const share = storingTogether<Item, Read<Result>>({
    store: (desk, items) =>
      read(desk, items).then(
        (results) => results.map((result) => ({ result })),
        (error: unknown) => items.map(() => ({ error })),
      ),
    placeOf,
    sizeOf: () => 0,
    mostItems: 100,
    mostBytes: 0,
    patienceMs,
  });
  return async (desk, item) => {
    const one = await share(desk, item);
    if ("error" in one) throw one.error;
    return one.result;
  };
}
