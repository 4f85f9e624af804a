import type { Verdict } from "../report.ts";
import { vitalsPages, type Vitals } from "./measure-vitals.ts";

/** What the project wishes of pages in a browser with a slow processor. */
export function judgeVitals({ throttle, throttled, pages }: Vitals): Verdict[] {
  const most = (wish: string, wanted: number, achieved: number, unit: string): Verdict => ({
    wish: `in the browser: ${wish}`,
    wanted,
    achieved,
    unit,
    isLeast: false,
    met: achieved <= wanted,
  });
  const wanted = (3 * throttle) / 4;
  return [
    {
      wish: "in the browser: slowed down",
      wanted,
      achieved: throttled,
      unit: " times",
      isLeast: true,
      met: throttled >= wanted,
    },
    ...vitalsPages.flatMap((name) => [
      most(`${name}, LCP`, 1_000, pages[name].lcp.first, " ms"),
      most(`${name}, INP`, 80, pages[name].inp, " ms"),
      most(`${name}, CLS`, 0, pages[name].cls, ""),
    ]),
  ];
}
