import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { nothingMissed, type Missed } from "./compare-orders.ts";
import { deepMs, firstMs, overlapMs, restMs, type ReconciliationKind } from "./reconciliation-jobs.ts";

/** A comparison that is under way. */
export interface Run {
  id: bigint;
  since: Date;
  until: Date;
  startedAt: Date;
  /** "": from the beginning. null: the list is at its end. */
  cursor: string | null;
  checked: number;
  missed: Missed;
}

/** Stored where `cursor` is null: the list is at its end. */
const atEnd = "end";

/** The run to go on with, or a new one; `null` when the last one is too recent, or orders are still being imported. */
export async function findRun(desk: Desk, kind: ReconciliationKind): Promise<Run | null> {
  const last = await desk.db.reconciliationRun.findFirst({ where: { kind }, orderBy: { id: "desc" } });
  const now = desk.now();
  if (last?.state === "running")
    return {
      ...last,
      cursor: last.cursor === atEnd ? null : (last.cursor ?? ""),
      missed: { ...nothingMissed, ...(last.missed as object) },
    };
  if (last && now.getTime() - last.startedAt.getTime() < restMs[kind]) return null;
  const orderImport = await desk.db.orderImport.findFirst({ select: { state: true } });
  if (orderImport?.state !== "done") return null;
  const since = kind === "nightly" ? new Date(now.getTime() - deepMs) : await sinceLast(desk, now);
  const made = await desk.db.reconciliationRun.create({
    data: { kind, since, until: now, startedAt: now, missed: { ...nothingMissed } },
  });
  return { ...made, cursor: "", missed: nothingMissed };
}

/** Where the last recent run that came to its end had begun, with some overlap; not farther back than the nightly pass. */
async function sinceLast(desk: Desk, now: Date): Promise<Date> {
  const last = await desk.db.reconciliationRun.findFirst({
    where: { kind: "recent", state: "done" },
    orderBy: { id: "desc" },
    select: { until: true },
  });
  const from = last ? last.until.getTime() - overlapMs : now.getTime() - firstMs;
  return new Date(Math.max(from, now.getTime() - deepMs));
}

/** Keeps how far the run is, and why it stopped. */
export async function keepRun(
  { sql }: Desk | DeskTx,
  run: Run,
  state: "running" | "done" | "failed",
  problem: string | null = null,
): Promise<void> {
  await sql`
    update reconciliation_run set state = ${state}, cursor = ${run.cursor ?? atEnd}, checked = ${run.checked}::int,
      missed = ${JSON.stringify(run.missed)}::jsonb, problem = ${problem},
      finished_at = case when ${state} <> 'running' then now() end
    where shop_id = ${SHOP} and id = ${run.id}`;
}
