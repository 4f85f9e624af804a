import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { dropFiles } from "./drop-files.server.ts";

/** Forgets the archive of a request from the piece `from` on, bytes included. Without one nothing happens. */
export const dropExport = (desk: Desk, requestId: bigint, from = 0): Promise<void> =>
  desk.tx((tx) => dropExportIn(desk, tx, requestId, from));

/** The same within a transaction. */
export async function dropExportIn(desk: Desk, tx: DeskTx, requestId: bigint, from = 0): Promise<void> {
  const parts = await tx.sql<{ file_id: bigint }>`
    delete from export_part
    where shop_id = ${SHOP} and request_id = ${requestId} and position >= ${from}::int returning file_id`;
  await tx.sql`update privacy_request set file_until = null where shop_id = ${SHOP} and id = ${requestId}`;
  await dropFiles(
    desk,
    tx,
    parts.map(({ file_id }) => file_id),
  );
}
