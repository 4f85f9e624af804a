import type { Desk } from "../shared/desk.ts";
import { nothingMissed, type Missed } from "./compare-orders.ts";

/** The last comparison with Shopify, for people. */
export interface LastRun {
  kind: "recent" | "nightly";
  state: "running" | "done" | "failed";
  /** ISO 8601 */
  startedAt: string;
  finishedAt: string | null;
  checked: number;
  missed: Missed;
  /** Why it stopped, in Shopify's words or ours. */
  problem: string | null;
}

/** The comparison that began last; null: there was none yet. One statement. */
export async function findLastRun(desk: Desk): Promise<LastRun | null> {
  const row = await desk.db.reconciliationRun.findFirst({ orderBy: { startedAt: "desc" } });
  return (
    row && {
      kind: row.kind as LastRun["kind"],
      state: row.state as LastRun["state"],
      startedAt: row.startedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
      checked: row.checked,
      missed: { ...nothingMissed, ...(row.missed as object) },
      problem: row.problem,
    }
  );
}
