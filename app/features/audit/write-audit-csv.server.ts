import { stringify } from "csv-stringify/sync";
import { safeCell, toJson } from "../privacy/csv-cells.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { logAccess } from "../tickets/log-access.server.ts";
import type { AuditFilter, AuditView } from "./audit-view.ts";
import { listAudit } from "./list-audit.server.ts";

const rowsPerRead = 1_000;
const head = [
  "id",
  "at",
  "staff",
  "kind",
  "subject",
  "subject id",
  "order",
  "ticket",
  "before",
  "after",
  "reason",
  "source",
];

/** The audit log as CSV, page by page, newest first. That it was taken is logged too. */
export async function* writeAuditCsv(desk: StaffDesk, filter: AuditFilter): AsyncGenerator<Uint8Array> {
  await logAccess(desk, "export", "audit-log");
  const encode = (rows: string[][], bom: boolean) =>
    new TextEncoder().encode(stringify(rows, { bom, record_delimiter: "windows" }));
  yield encode([head], true);
  for (let before: bigint | null = null; ;) {
    const rows = await listAudit(desk, filter, before, rowsPerRead);
    const last = rows.at(-1);
    if (!last) return;
    yield encode(rows.map(cellsOf), false);
    before = BigInt(last.id);
  }
}

const cellsOf = (row: AuditView): string[] =>
  [
    row.id,
    row.at,
    row.staff ?? "",
    row.kind,
    row.subject,
    row.subjectId,
    row.orderName ?? "",
    row.ticketNumber?.toString() ?? "",
    row.before ? toJson(row.before) : "",
    row.after ? toJson(row.after) : "",
    row.reason,
    row.source,
  ].map(safeCell);
