import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { dropFiles } from "./drop-files.server.ts";

/** Forgets the archive of a request, bytes included. Without one nothing happens. */
export const dropExport = (desk: Desk, requestId: bigint): Promise<void> =>
  desk.tx((tx) => dropExportIn(desk, tx, requestId));

/** The same within a transaction. */
export async function dropExportIn(desk: Desk, tx: DeskTx, requestId: bigint): Promise<void> {
  const parts = await tx.sql<{ file_id: bigint }>`
    delete from export_part where shop_id = ${SHOP} and request_id = ${requestId} returning file_id`;
  await tx.sql`update privacy_request set file_until = null where shop_id = ${SHOP} and id = ${requestId}`;
  await dropFiles(
    desk,
    tx,
    parts.map(({ file_id }) => file_id),
  );
}
