/** What a page showed to a browser: milliseconds, and the layout shift. */
export interface PageVitals {
  fcp: number;
  lcp: number;
  tbt: number;
  cls: number;
}

/**
 * Lighthouse 10's curves for phones: where a tenth of the web's pages is better, and half of it. The speed index, a tenth
 * of the whole, needs a film of the page: it is left out, and the others weigh accordingly more (ours).
 */
const curves: Record<keyof PageVitals, { weight: number; p10: number; median: number }> = {
  fcp: { weight: 10, p10: 1_800, median: 3_000 },
  lcp: { weight: 25, p10: 2_500, median: 4_000 },
  tbt: { weight: 30, p10: 200, median: 600 },
  cls: { weight: 25, p10: 0.1, median: 0.25 },
};

/** The score of a page, 0 to 100, not rounded. */
export function scoreOf(vitals: PageVitals): number {
  const parts = (Object.keys(curves) as (keyof PageVitals)[]).map((name) => ({
    weight: curves[name].weight,
    score: logNormal(vitals[name], curves[name]),
  }));
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return (100 * parts.reduce((sum, part) => sum + part.weight * part.score, 0)) / weight;
}

/** 0.9 at `p10`, 0.5 at the median. */
function logNormal(value: number, { p10, median }: { p10: number; median: number }): number {
  if (value <= 0) return 1;
  const inverseErfcOfOneFifth = 0.9061938024368232;
  return (1 - erf((Math.log(value / median) * inverseErfcOfOneFifth) / -Math.log(p10 / median))) / 2;
}

/** Abramowitz and Stegun 7.1.26; to seven digits. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const y = 1 - t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x); // prettier-ignore
  return Math.sign(x) * y;
}
