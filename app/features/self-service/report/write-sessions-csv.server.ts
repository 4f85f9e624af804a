import { stringify } from "csv-stringify/sync";
import { safeCell } from "#app/features/privacy/csv-cells.ts";
import type { ReportPeriod } from "#app/features/reports/report-period.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { logAccess } from "#app/features/tickets/log-access.server.ts";
import { listSessions } from "./list-sessions.server.ts";
import type { SessionFilter, SessionLine } from "./self-service-report.ts";

const rowsPerRead = 1_000;
const head = ["id", "started at", "last at", "outcome", "steps", "order", "ticket"];

/** The sessions behind a report as CSV, newest first, page by page. That it was taken is logged. */
export async function* writeSessionsCsv(
  desk: StaffDesk,
  period: ReportPeriod,
  filter: SessionFilter,
): AsyncGenerator<Uint8Array> {
  await logAccess(desk, "export", "self-service");
  const encode = (rows: string[][], bom: boolean) =>
    new TextEncoder().encode(stringify(rows, { bom, record_delimiter: "windows" }));
  yield encode([head], true);
  for (let before: bigint | null = null; ;) {
    const rows = await listSessions(desk, period, filter, before, rowsPerRead);
    const last = rows.at(-1);
    if (!last) return;
    yield encode(rows.map(cellsOf), false);
    before = BigInt(last.id);
  }
}

const cellsOf = (row: SessionLine): string[] =>
  [
    row.id,
    row.startedAt,
    row.lastAt,
    row.outcome,
    row.steps.map(({ kind, title }) => (title ? `${kind} (${title})` : kind)).join("; "),
    row.orderName ?? "",
    row.ticketNumber?.toString() ?? "",
  ].map(safeCell);
