import { stringify } from "csv-stringify/sync";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { count, type Counts } from "./counts.ts";
import { toCells, toJson } from "./csv-cells.ts";
import { exportTables, type ExportRow, type ExportTable } from "./export-tables.server.ts";
import { openExport } from "./export-writer.server.ts";

/** A file of a table has at most so many rows, or so much in them; then another one begins. */
const rowsPerFile = 10_000;
const textPerFile = 2_000_000;
/** Where the rows bring files along. They pass one by one; a run that was cut off writes so much again at most. */
const bytesPerFile = 64 * 1024 * 1024;

/** How far an export of the shop has come; kept after every piece. */
interface Progress {
  table: number;
  after: string;
  file: number;
  piece: number;
  /** When the first row was read. */
  began: string;
}

/**
 * Everything of the shop that a merchant would take along, each table as CSV and as JSON Lines, and the files and mails
 * themselves. Goes on after the last piece that an earlier run stored.
 * @param signal ends the run between two reads, when another one may have begun
 * @returns the rows by table, and when the first of them was read
 * @throws FilesUnavailable while the store is away
 */
export async function exportShop(
  desk: Desk,
  requestId: bigint,
  signal?: AbortSignal,
): Promise<{ counts: Counts; began: Date }> {
  const { counts, progress } = await readProgress(desk, requestId);
  const archive = await openExport(desk, requestId, progress.piece);
  for (
    ;
    progress.table < exportTables.length;
    Object.assign(progress, { table: progress.table + 1, after: "0", file: 1 })
  ) {
    const table = exportTables[progress.table]!;
    const { name } = table;
    for (;;) {
      signal?.throwIfAborted();
      const rows = await readRows(desk, table, BigInt(progress.after));
      const last = rows.at(-1);
      if (!last) break;
      const base = `${name}-${String(progress.file).padStart(4, "0")}`;
      await archive.add(`${base}.csv`, toCsv(rows));
      await archive.add(`${base}.jsonl`, rows.map((row) => `${toJson(row)}\n`).join(""));
      if (table.readFile)
        for (const row of rows) {
          signal?.throwIfAborted();
          const bytes = row.path ? await table.readFile(desk, row) : null;
          if (bytes) await archive.add(String(row.path), bytes);
        }
      const piece = await archive.flush();
      count(counts, name, rows.length);
      Object.assign(progress, { after: last.id.toString(), file: progress.file + 1, piece });
      await keepProgress(desk, requestId, counts, progress);
    }
  }
  await archive.end();
  return { counts, began: new Date(progress.began) };
}

async function readRows(desk: Desk, { read, readFile, rowsPerRead = 500 }: ExportTable, from: bigint) {
  const rows: ExportRow[] = [];
  const most = readFile ? bytesPerFile : textPerFile;
  let size = 0;
  for (let after = from; rows.length < rowsPerFile && size < most;) {
    const page = await read(desk, after, rowsPerRead);
    rows.push(...page);
    for (const row of page) size += readFile ? Number(row.size_bytes) : textIn(row);
    if (page.length < rowsPerRead) break;
    after = page.at(-1)!.id;
  }
  return rows;
}

const textIn = (row: ExportRow): number =>
  Object.values(row).reduce<number>((sum, value) => {
    if (typeof value === "string") return sum + value.length;
    return value && typeof value === "object" ? sum + JSON.stringify(value).length : sum;
  }, 0);

/** With the mark by which spreadsheets know UTF-8. */
const toCsv = (rows: ExportRow[]): string =>
  stringify([Object.keys(rows[0] ?? {}), ...rows.map(toCells)], { bom: true, record_delimiter: "windows" });

async function readProgress(desk: Desk, requestId: bigint): Promise<{ counts: Counts; progress: Progress }> {
  const row = await desk.db.privacyRequest.findFirst({ where: { id: requestId }, select: { counts: true } });
  const kept = row?.counts as { counts?: Counts; progress?: Omit<Progress, "began"> & { began?: string } } | null;
  const start = { table: 0, after: "0", file: 1, piece: 0, began: desk.now().toISOString() };
  if (!kept?.progress) return { counts: {}, progress: start };
  // One that an earlier version began does not say when.
  return {
    counts: kept.counts ?? {},
    progress: { ...kept.progress, began: kept.progress.began ?? new Date(0).toISOString() },
  };
}

const keepProgress = (desk: Desk, requestId: bigint, counts: Counts, progress: Progress) => desk.sql`
  update privacy_request set counts = ${JSON.stringify({ counts, progress })}::jsonb
  where shop_id = ${SHOP} and id = ${requestId}`;
