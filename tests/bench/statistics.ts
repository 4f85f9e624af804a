/** The value below which the share `p` (0 to 1) of the values lies, by nearest rank. NaN for none. */
export function percentile(values: readonly number[], p: number): number {
  if (!values.length) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!;
}

/** The middle value; of an even number the mean of the two in the middle. NaN for none. */
export function median(values: readonly number[]): number {
  if (!values.length) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** One thing measured once: `count` requests that together took `seconds`. Milliseconds each. */
export interface Sample {
  milliseconds: number[];
  seconds: number;
  /** Time that the app's process was at work meanwhile, where that is known. */
  cpuMilliseconds?: number;
  /** Time that the load generator was at work meanwhile. */
  loadMilliseconds?: number;
}

/** What a reader of the table wants to know of one thing. Milliseconds, and requests per second. */
export interface Summary {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
  /** Work of the app's process for one request, in milliseconds: hardly disturbed by what else runs. null: not known. */
  cpu: number | null;
  /** Share of a core that the load generator took, 0 to 1. null: it was not used. */
  load: number | null;
}

/**
 * Over all rounds: p50 and throughput are the medians of the rounds, so that a disturbed round does not count; p95 and
 * p99 are taken over all requests, since one round has too few for them.
 */
export function summarise(rounds: readonly Sample[]): Summary {
  const all = rounds.flatMap((round) => round.milliseconds);
  const works = rounds.flatMap((round) =>
    round.cpuMilliseconds === undefined ? [] : [round.cpuMilliseconds / round.milliseconds.length],
  );
  const loads = rounds.flatMap((round) =>
    round.loadMilliseconds === undefined ? [] : [round.loadMilliseconds / 1000 / round.seconds],
  );
  return {
    count: all.length,
    p50: median(rounds.map((round) => percentile(round.milliseconds, 0.5))),
    p95: percentile(all, 0.95),
    p99: percentile(all, 0.99),
    perSecond: median(rounds.map((round) => round.milliseconds.length / round.seconds)),
    cpu: works.length ? median(works) : null,
    load: loads.length ? median(loads) : null,
  };
}

/** How many times slower `of` is than `by`: the median of the rounds' ratios, as both were disturbed alike in a round. */
export function ratio(of: readonly Sample[], by: readonly Sample[]): number {
  const p50 = (sample: Sample) => percentile(sample.milliseconds, 0.5);
  return median(of.map((round, index) => p50(round) / p50(by[index]!)));
}
