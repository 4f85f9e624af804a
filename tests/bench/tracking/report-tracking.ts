import type { EmbeddedDb } from "#scripts/embedded-db.ts";
import { percentile, ratio } from "../statistics.ts";
import { measureTracking, type TrackingPlan } from "./measure-tracking.ts";
import { tellApart } from "./tell-apart.ts";
import type { TrackingKind } from "./tracking-asks.ts";

/** At p50, times an empty request that Shopify's proxy has signed. */
const wantedRatio = 2.5;

const names: Record<TrackingKind, string> = {
  empty: "empty signed request",
  hit: "guest: their order",
  miss: "guest: no such order",
  wrong: "guest: wrong address",
  list: "signed in: their orders",
};
const pairs = [
  ["hit", "miss"],
  ["hit", "wrong"],
  ["miss", "wrong"],
] as const;

/**
 * Measures what shoppers are answered who ask for an order, and whether the time tells what was found.
 * @returns what was not reached, in words
 */
export async function reportTracking(
  server: EmbeddedDb,
  plan: TrackingPlan,
  say: (line: string) => void,
  onCleanUp: (work: () => Promise<void>) => void,
): Promise<string[]> {
  const { samples, bytes, unlike } = await measureTracking(server, plan, onCleanUp);
  const all = (kind: TrackingKind) => samples[kind].flatMap(({ milliseconds }) => milliseconds);
  const failed: string[] = [];
  const row = (head: string, cells: string[]) => say(head.padEnd(32) + cells.map((cell) => cell.padStart(12)).join(""));

  say(`\nTracking with ${plan.orders.toLocaleString("en-US")} orders (ms), ${all("hit").length} tries of each`);
  row("", ["p50", "p95", "times empty", "bytes"]);
  for (const kind of Object.keys(names) as TrackingKind[]) {
    const times = ratio(samples[kind], samples.empty);
    const cells = [percentile(all(kind), 0.5), percentile(all(kind), 0.95), times].map((value) => value.toFixed(2));
    row(names[kind], [...cells, String(bytes[kind])]);
    if (times > wantedRatio) failed.push(`${names[kind]}: ${times.toFixed(2)} times an empty request`);
  }

  say("\nCan they be told apart by their time? (Kolmogorov and Smirnov, 1 %)");
  row("", ["distance", "critical", "medians ms", ""]);
  for (const [first, second] of pairs) {
    const { distance, critical, medianDifference, isTold } = tellApart(all(first), all(second));
    const cells = [distance.toFixed(4), critical.toFixed(4), medianDifference.toFixed(3), isTold ? "yes" : "no"];
    row(`${first}, ${second}`, cells);
    if (isTold) failed.push(`${first} and ${second} can be told apart by their time`);
  }
  say(
    `Answers to miss and wrong address, ${unlike.tries} pairs: ${unlike.size} of another size, ${unlike.text} otherwise`,
  );
  if (unlike.size || unlike.text) failed.push("miss and wrong address are not answered alike");
  for (const line of failed) say(`Not reached: ${line}.`);
  return failed;
}
