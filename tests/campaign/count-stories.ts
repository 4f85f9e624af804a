/** How often what happened in a campaign. */
export type Counts = Record<string, number>;

export const countIn = (counts: Counts, what: string): number => counts[what] ?? 0;

/** Adds one to each of these. */
export function count(counts: Counts, ...what: string[]): void {
  for (const one of what) counts[one] = countIn(counts, one) + 1;
}

export function mergeCounts(one: Counts, other: Counts): Counts {
  const all = { ...one };
  for (const [what, times] of Object.entries(other)) all[what] = countIn(all, what) + times;
  return all;
}

/** One a line, the names beside each other. */
export function printCounts(counts: Counts): string {
  const names = Object.keys(counts).sort();
  const width = Math.max(...names.map(({ length }) => length));
  return names.map((name) => `${name.padEnd(width)}  ${String(counts[name]).padStart(7)}`).join("\n");
}
