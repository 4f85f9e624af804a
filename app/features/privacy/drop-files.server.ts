import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";

/**
 * Forgets those of these files that nothing points at any more, bytes included: what has to be erased does not wait for
 * the daily clearing. Rows are held while their bytes go.
 */
export async function dropFiles(desk: Desk, tx: DeskTx, ids: readonly bigint[]): Promise<number> {
  if (!ids.length) return 0;
  const rows = await tx.sql<{ digest: string }>`
    delete from stored_file f
    where f.shop_id = ${SHOP} and f.id in (
      select o.id from stored_file o
      where o.shop_id = ${SHOP} and o.id = any(${ids}::bigint[])
        and not exists (select 1 from attachment a where a.shop_id = o.shop_id and a.file_id = o.id)
        and not exists (select 1 from draft_file d where d.shop_id = o.shop_id and d.file_id = o.id)
        and not exists (select 1 from export_part p where p.shop_id = o.shop_id and p.file_id = o.id)
      order by o.id for update)
    returning f.digest`;
  for (const { digest } of rows) await desk.files.remove(digest);
  return rows.length;
}
