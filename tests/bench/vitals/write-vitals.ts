import { vitalsPages, type Vitals } from "./measure-vitals.ts";

/** What the browser measured, as lines for a terminal. Milliseconds, medians of the rounds. */
export function writeVitals({ throttle, throttled, rounds, pages }: Vitals): string[] {
  const lines = [`In Chromium, processor ${throttle} times slower (really ${throttled.toFixed(1)}), ${rounds} rounds`];
  for (const name of vitalsPages) {
    const { lcp, firstByte, cls, inp, interactions, shifted } = pages[name];
    const kinds = Object.entries(interactions).map(([kind, ms]) => `${kind} ${ms}`);
    lines.push(
      `${name}: LCP ${Math.round(lcp.first)} (first byte ${Math.round(firstByte)}), once more ${Math.round(lcp.again)}; INP ${inp}; CLS ${cls.toFixed(3)}`,
      `  ${kinds.join(", ")}`,
      ...shifted.slice(0, 5).map((what) => `  shifted: ${what}`),
    );
  }
  return ["", ...lines];
}
