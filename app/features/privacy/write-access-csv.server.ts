import { stringify } from "csv-stringify/sync";
import { logAccess } from "../tickets/log-access.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import type { AccessFilter } from "./access-view.ts";
import { safeCell } from "./csv-cells.ts";
import { listAccess } from "./list-access.server.ts";

const rowsPerRead = 1_000;
const head = ["id", "at", "staff", "what", "ticket", "customer", "file"];

/** The access log as CSV, page by page, newest first. That it was taken is logged too. */
export async function* writeAccessCsv(desk: StaffDesk, filter: AccessFilter): AsyncGenerator<Uint8Array> {
  await logAccess(desk, "export", "access-log");
  const encode = (rows: string[][], bom: boolean) =>
    new TextEncoder().encode(stringify(rows, { bom, record_delimiter: "windows" }));
  yield encode([head], true);
  for (let before: bigint | null = null; ;) {
    const rows = await listAccess(desk, filter, before, rowsPerRead);
    const last = rows.at(-1);
    if (!last) return;
    yield encode(
      rows.map((row) =>
        [row.id, row.at, row.staff, row.subject, row.ticketNumber ?? "", row.customer ?? "", row.file ?? ""].map(
          (cell) => safeCell(String(cell)),
        ),
      ),
      false,
    );
    before = BigInt(last.id);
  }
}
