import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { filesUnusedAfterMs } from "./file-jobs.ts";

const atOnce = 100;

/**
 * Forgets files that nothing points at and that nobody has kept anew for a day. Rows are held while their bytes go, so
 * that who keeps the same bytes meanwhile waits, and stores them again. Returns how many went.
 */
export async function clearFiles(desk: Desk): Promise<number> {
  let cleared = 0;
  for (let found = atOnce; found === atOnce; cleared += found) found = await desk.tx((tx) => clearSome(desk, tx));
  return cleared;
}

async function clearSome(desk: Desk, tx: DeskTx): Promise<number> {
  const before = new Date(desk.now().getTime() - filesUnusedAfterMs);
  const rows = await tx.sql<{ digest: string }>`
    delete from stored_file f
    where f.shop_id = ${SHOP} and f.id in (
      select o.id from stored_file o
      where o.shop_id = ${SHOP} and o.created_at < ${before}::timestamptz
        and not exists (select 1 from attachment a where a.shop_id = o.shop_id and a.file_id = o.id)
        and not exists (select 1 from draft_file d where d.shop_id = o.shop_id and d.file_id = o.id)
        and not exists (select 1 from export_part p where p.shop_id = o.shop_id and p.file_id = o.id)
      order by o.id limit ${atOnce}::int for update skip locked)
    returning f.digest`;
  for (const { digest } of rows) await desk.files.remove(digest);
  return rows.length;
}
