/** One line of the table, and what is wrong with it. */
export interface Line {
  name: string;
  count: number | string;
  violations: string[];
}

/** Compares what should be with what is, one by one. `find` says what is wrong with one of them, or null. */
export function judge<T>(name: string, all: readonly T[], find: (one: T) => string | null): Line {
  const violations = all.flatMap((one) => find(one) ?? []);
  return { name, count: all.length, violations };
}

/** How many of them there are of each kind, in words. */
export function countBy<T>(all: Iterable<T>, keyOf: (one: T) => string): string {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return [...counts]
    .sort()
    .map(([key, count]) => `${count} ${key}`)
    .join(", ");
}

/** The table as text; of the violations of one line the first ten. */
export function printLines(lines: Line[]): string {
  const widest = Math.max(...lines.map(({ name }) => name.length));
  return lines
    .flatMap(({ name, count, violations }) => [
      `${violations.length ? "✗" : "✓"} ${name.padEnd(widest)}  ${count}${violations.length ? `  (${violations.length} wrong)` : ""}`,
      ...violations.slice(0, 10).map((one) => `    ${one}`),
    ])
    .join("\n");
}
