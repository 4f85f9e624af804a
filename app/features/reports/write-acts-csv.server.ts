import { stringify } from "csv-stringify/sync";
import { safeCell } from "../privacy/csv-cells.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { moneyFromJson, toDecimal, type MoneyJson } from "../shared/money.ts";
import { logAccess } from "../tickets/log-access.server.ts";
import type { ActLine, ActsFilter } from "./act-report.ts";
import { listActs } from "./list-acts.server.ts";
import type { ReportPeriod } from "./report-period.ts";

const rowsPerRead = 1_000;
const head = [
  "id",
  "at",
  "kind",
  "state",
  "order",
  "ticket",
  "staff",
  "role",
  "reason",
  "products",
  "given",
  "given currency",
  "amount",
  "currency",
  "approval seconds",
];

/** The acts behind a report as CSV, newest first, page by page. That it was taken is logged. */
export async function* writeActsCsv(
  desk: StaffDesk,
  period: ReportPeriod,
  filter: ActsFilter,
): AsyncGenerator<Uint8Array> {
  await logAccess(desk, "export", "acts");
  const encode = (rows: string[][], bom: boolean) =>
    new TextEncoder().encode(stringify(rows, { bom, record_delimiter: "windows" }));
  yield encode([head], true);
  for (let before: bigint | null = null; ;) {
    const rows = await listActs(desk, period, filter, before, rowsPerRead);
    const last = rows.at(-1);
    if (!last) return;
    yield encode(rows.map(cellsOf), false);
    before = BigInt(last.id);
  }
}

const decimal = (money: MoneyJson): string => toDecimal(moneyFromJson(money));

const cellsOf = (row: ActLine): string[] =>
  [
    row.id,
    row.at,
    row.kind,
    row.state,
    row.orderName,
    row.ticketNumber.toString(),
    row.staff,
    row.role ?? "",
    row.reason ?? "",
    row.products.join("; "),
    decimal(row.given),
    row.given.currency,
    decimal(row.amount),
    row.amount.currency,
    row.askedSeconds?.toString() ?? "",
  ].map(safeCell);
