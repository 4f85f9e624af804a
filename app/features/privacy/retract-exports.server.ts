import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { dropExportIn } from "./drop-export.server.ts";
import { fulfilPrivacyJob } from "./privacy-jobs.ts";

/**
 * Exports that were made before somebody was erased still name them. Those of other people are made anew, because
 * somebody waits for them; one of everything goes, and the list says so. To be called with `lockExports`, in the
 * transaction that ends the erasure.
 */
export async function retractExports(desk: Desk, tx: DeskTx): Promise<void> {
  const made = await tx.sql<{ id: bigint; kind: string }>`
    select id, kind from privacy_request
    where shop_id = ${SHOP} and kind in ('shop_export', 'data_request') and state = 'done' and file_until is not null
    order by id for update`;
  for (const { id, kind } of made) {
    await dropExportIn(desk, tx, id);
    const isAnew = kind === "data_request";
    await tx.db.privacyRequest.updateMany({
      where: { id },
      data: { problem: "person_erased", ...(isAnew && { state: "open", doneAt: null, counts: {} }) },
    });
    if (isAnew) await tx.enqueue(fulfilPrivacyJob, { requestId: id.toString() }, { key: id.toString() });
  }
}

/** Of an erasure and an export that end at once, the second sees what the first did. */
export const lockExports = (tx: DeskTx): Promise<unknown> =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended('exports', ${SHOP}::bigint))::text as held`;

/** Whether somebody was erased since an export began: what it read before may name them. */
export async function wasErasedSince(tx: DeskTx, began: Date): Promise<boolean> {
  const erased = await tx.db.privacyRequest.findFirst({
    where: { kind: "redact", state: "done", doneAt: { gte: began } },
    select: { id: true },
  });
  return erased !== null;
}
