import type { InboxRow } from "./inbox-view.ts";

/** A row of the list as it stands on the page. */
export interface ShownRow<Row extends InboxRow = InboxRow> {
  row: Row;
  /** It no longer belongs to the view, and stays until nobody works in the list. */
  left: boolean;
}

const isSame = (one: InboxRow, other: InboxRow): boolean => JSON.stringify(one) === JSON.stringify(other);

/** All of what was read, in its order. Rows that did not change stay the same objects, so that they are not drawn anew. */
export const freshRows = <Row extends InboxRow>(
  shown: readonly ShownRow<Row>[],
  read: readonly Row[],
): ShownRow<Row>[] => {
  const known = new Map(shown.map((one) => [one.row.id, one]));
  return read.map((row) => {
    const before = known.get(row.id);
    return before && !before.left && isSame(before.row, row) ? before : { row, left: false };
  });
};

/**
 * What was read, without anything moving: each row stays at its place with its new content, what left the view stays
 * and is marked, what is new is counted and waits. So nobody clicks on a row that was another one a moment ago.
 */
export function steadyRows<Row extends InboxRow>(
  shown: readonly ShownRow<Row>[],
  read: readonly Row[],
): { rows: ShownRow<Row>[]; news: number } {
  const fresh = new Map(read.map((row) => [row.id, row]));
  const there = new Set(shown.map(({ row }) => row.id));
  return {
    rows: shown.map((one) => {
      const row = fresh.get(one.row.id);
      if (!row) return one.left ? one : { row: one.row, left: true };
      return !one.left && isSame(one.row, row) ? one : { row, left: false };
    }),
    news: read.filter(({ id }) => !there.has(id)).length,
  };
}
