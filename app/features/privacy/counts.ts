/** How much was found, erased or written, by table. */
export type Counts = Record<string, number>;

export function count(counts: Counts, table: string, rows: number): void {
  if (rows) counts[table] = (counts[table] ?? 0) + rows;
}
