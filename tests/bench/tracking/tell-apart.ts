import { median } from "../statistics.ts";

/** How far two sets of times lie from each other. */
export interface Apartness {
  /** The largest distance of their distribution functions, 0 to 1 (Kolmogorov and Smirnov). */
  distance: number;
  /** As large as it gets by chance in one of a hundred comparisons of equals. */
  critical: number;
  /** Median of the second minus that of the first. */
  medianDifference: number;
  /** Whether somebody with so many tries could tell one from the other. */
  isTold: boolean;
}

/** Of the two-sample test at 1 %: the root of −ln(0.01 / 2) / 2. */
const atOnePercent = Math.sqrt(-Math.log(0.01 / 2) / 2);

/**
 * The largest distance between the two empirical distribution functions; values that stand in both count at once.
 * NaN where one of them is empty.
 */
export function distributionDistance(first: readonly number[], second: readonly number[]): number {
  if (!first.length || !second.length) return Number.NaN;
  const [a, b] = [first.toSorted((x, y) => x - y), second.toSorted((x, y) => x - y)];
  let [i, j, most] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i]! <= at) i++;
    while (j < b.length && b[j]! <= at) j++;
    most = Math.max(most, Math.abs(i / a.length - j / b.length));
  }
  return most;
}

/** Compares two sets of times as somebody would who has measured them. NaN, and not told, where one of them is empty. */
export function tellApart(first: readonly number[], second: readonly number[]): Apartness {
  const distance = distributionDistance(first, second);
  const critical = atOnePercent * Math.sqrt((first.length + second.length) / (first.length * second.length));
  return { distance, critical, medianDifference: median(second) - median(first), isTold: distance > critical };
}
