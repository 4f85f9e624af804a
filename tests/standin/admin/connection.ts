import { makeError } from "./errors.ts";

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

export type SortValue = string | number | null;

/** One member of a list: its numeric id, and the value that the list is sorted by. */
export interface Placed<T> {
  id: number;
  value: SortValue;
  record: T;
}

/** Sorts by value and then by id, so that a cursor marks one place for good. */
export function comparePlaces(a: { id: number; value: SortValue }, b: { id: number; value: SortValue }): number {
  if (a.value !== b.value) {
    if (a.value === null) return -1;
    if (b.value === null) return 1;
    return a.value < b.value ? -1 : 1;
  }
  return a.id - b.id;
}

function writeCursor(place: Placed<unknown>): string {
  return Buffer.from(JSON.stringify({ last_id: place.id, last_value: place.value })).toString("base64");
}

function readCursor(cursor: string): { id: number; value: SortValue } {
  try {
    const read = JSON.parse(Buffer.from(cursor, "base64").toString("utf8")) as {
      last_id: unknown;
      last_value: unknown;
    };
    const value = read.last_value;
    if (typeof read.last_id === "number" && (value === null || typeof value === "string" || typeof value === "number"))
      return { id: read.last_id, value };
  } catch {
    // Falls through to Shopify's own words for it.
  }
  throw makeError("Invalid cursor for current pagination sort.", "BAD_REQUEST");
}

function checkSize(args: PageArguments): void {
  for (const name of ["first", "last"] as const) {
    const size = args[name];
    if (typeof size !== "number") continue;
    if (size > 250) throw makeError(`The ${name} argument cannot exceed 250, was ${size}`, "BAD_REQUEST");
    if (size < 0) throw makeError(`The ${name} argument must not be negative`, "BAD_REQUEST");
  }
  if (typeof args.first === "number" && typeof args.last === "number")
    throw makeError("providing both first and last is not supported", "BAD_REQUEST");
  if (typeof args.first !== "number" && typeof args.last !== "number")
    throw makeError("you must provide one of first or last", "BAD_REQUEST");
}

/** First place of which `isBeyond` holds, in a list where it holds for a tail. */
function findTail<T>(list: readonly Placed<T>[], isBeyond: (place: Placed<T>) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * One page of a list that is sorted by `comparePlaces`. `show` makes the node of a record and is called for this page
 * only. A cursor holds id and sort value, so it stays good when members come and go.
 */
export function makeConnection<T>(sorted: readonly Placed<T>[], args: PageArguments, show: (record: T) => unknown) {
  checkSize(args);
  const sign = args.reverse ? -1 : 1;
  const list = args.reverse ? sorted.toReversed() : sorted;
  const compare = (place: Placed<T>, cursor: { id: number; value: SortValue }) => sign * comparePlaces(place, cursor);
  const after = args.after ? readCursor(args.after) : null;
  const before = args.before ? readCursor(args.before) : null;
  let start = after ? findTail(list, (place) => compare(place, after) > 0) : 0;
  let end = before ? findTail(list, (place) => compare(place, before) >= 0) : list.length;
  if (typeof args.first === "number") end = Math.min(end, start + args.first);
  else start = Math.max(start, end - args.last!);
  const page = list.slice(start, Math.max(start, end));
  const edges = page.map((place) => ({ cursor: writeCursor(place), node: show(place.record) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: start + page.length < list.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A page of a short list in the order of its records' ids. */
export function connectById<T>(
  records: readonly T[],
  args: PageArguments,
  idOf: (record: T) => number,
  show: (record: T) => unknown,
) {
  const places = records.map((record) => ({ id: idOf(record), value: null, record }));
  return makeConnection(places.sort(comparePlaces), args, show);
}

/** A page of a list in which there is nothing. */
export function connectNothing(args: PageArguments) {
  return makeConnection([], args, (record) => record);
}
