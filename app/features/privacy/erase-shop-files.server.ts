import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";

const atOnce = 200;

/**
 * Forgets the bytes of all files of a shop that has uninstalled the app, before its rows go and nobody knows their names
 * any more. Stops when the app is back. A run that was cut off is done again.
 * @throws FilesUnavailable while the store is away
 */
export async function eraseShopFiles(desk: Desk): Promise<void> {
  for (let after = 0n; ;) {
    const rows = await desk.sql<{ id: bigint; digest: string }>`
      select f.id, f.digest from stored_file f join shop s on s.shop_id = f.shop_id
      where f.shop_id = ${SHOP} and f.id > ${after} and s.uninstalled_at is not null
      order by f.id limit ${atOnce}::int`;
    for (const { digest } of rows) await desk.files.remove(digest);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
