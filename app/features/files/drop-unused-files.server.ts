import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/** As many files as one transaction takes away. */
export const filesAtOnce = 100;

/**
 * Takes away files that nothing points at and that nobody has kept anew since `until`: at most `filesAtOnce`, oldest
 * first. Rows are held while their bytes go, so that who keeps the same bytes meanwhile waits, and stores them again.
 * Returns how many went.
 */
export const dropUnusedFiles = (desk: Desk, until: Date): Promise<number> =>
  desk.tx(async (tx) => {
    const rows = await tx.sql<{ digest: string }>`
      delete from stored_file f
      where f.shop_id = ${SHOP} and f.id in (
        select o.id from stored_file o
        where o.shop_id = ${SHOP} and o.created_at <= ${until}::timestamptz
          and not exists (select 1 from attachment a where a.shop_id = o.shop_id and a.file_id = o.id)
          and not exists (select 1 from draft_file d where d.shop_id = o.shop_id and d.file_id = o.id)
          and not exists (select 1 from export_part p where p.shop_id = o.shop_id and p.file_id = o.id)
          and not exists (select 1 from article_image i where i.shop_id = o.shop_id and i.file_id = o.id)
        order by o.id limit ${filesAtOnce}::int for update skip locked)
      returning f.digest`;
    for (const { digest } of rows) await desk.files.remove(digest);
    return rows.length;
  });
