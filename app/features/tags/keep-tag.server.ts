import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";

/**
 * The tag of this key, made if need be; an archived one is offered again. The name it was first given stays. One
 * statement.
 */
export async function keepTag(tx: DeskTx, { name, key }: { name: string; key: string }): Promise<bigint> {
  const [row] = await tx.sql<{ id: bigint }>`
    insert into tag (shop_id, name, key) values (${SHOP}, ${name}, ${key})
    on conflict (shop_id, key) do update set archived_at = null
    returning id`;
  if (!row) throw new Error("a tag was neither found nor made");
  return row.id;
}
