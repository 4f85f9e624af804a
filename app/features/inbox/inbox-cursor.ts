import { keyCount, type InboxSort } from "./inbox-sort.ts";

/** A place between two rows of the inbox, and the way to read from it. */
export interface InboxCursor {
  /** `after`: what comes after this row on the page. `before`: what comes before it. */
  direction: "after" | "before";
  /** The row's sort keys: milliseconds, priority, last its id; null where the row has none. */
  keys: (bigint | null)[];
}

const largest = (1n << 63n) - 1n;
/** The end of the calendar as JavaScript has it. */
const latestTime = 8_640_000_000_000_000n;

/** Writes the place as an opaque word for an address. */
export const writeInboxCursor = ({ direction, keys }: InboxCursor): string =>
  (direction === "after" ? "a" : "b") + keys.map((key) => (key === null ? "_" : key.toString(36))).join("-");

/** Reads `writeInboxCursor`'s word for a list in this order; `null` for anything else. */
export function parseInboxCursor(word: string | null, sort: InboxSort): InboxCursor | null {
  const match = /^([ab])((?:(?:_|[0-9a-z]{1,13})-){0,2}[0-9a-z]{1,13})$/.exec(word ?? "");
  if (!match) return null;
  const keys = (match[2] ?? "").split("-").map((key) => (key === "_" ? null : readBase36(key)));
  const id = keys.at(-1) ?? 0n;
  const times = keys.slice(0, -1);
  if (keys.length !== keyCount[sort] || id < 1n || id > largest) return null;
  if (times.some((key) => (key === null ? sort !== "waiting" : key > latestTime))) return null;
  return { direction: match[1] === "a" ? "after" : "before", keys };
}

const readBase36 = (digits: string): bigint =>
  [...digits].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
