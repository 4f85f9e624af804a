/** A seeded source of chance. The same seed gives the same answers on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items, each as likely as the others. Throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, as likely as its weight says. Throws when all weights are zero. */
  weigh<T>(items: readonly T[], weightOf: (item: T) => number): T;
  /** As many digits as asked for, as text. */
  digits(count: number): string;
  /** An independent source: what is drawn from it never changes what this one gives. */
  fork(label: string | number): Random;
}

/** Makes a source of chance (mulberry32) from a whole number. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new Error("Cannot pick from an empty list");
      return items[int(0, items.length - 1)]!;
    },
    weigh: (items, weightOf) => weigh(items, weightOf, next()),
    digits: (count) => {
      let text = "";
      while (text.length < count) text += String(int(0, 9));
      return text;
    },
    fork: (label) => makeRandom(mixSeed(seed, label)),
  };
}

function weigh<T>(items: readonly T[], weightOf: (item: T) => number, at: number): T {
  let total = 0;
  for (const item of items) total += weightOf(item);
  if (!(total > 0)) throw new Error("Cannot weigh items that have no weight");
  let left = at * total;
  for (const item of items) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  return items[items.length - 1]!;
}

/** FNV-1a over the seed and the label, then mixed once more: like labels must not give like sources. */
function mixSeed(seed: number, label: string | number): number {
  let hash = 0x811c9dc5;
  for (const char of `${seed}/${label}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
