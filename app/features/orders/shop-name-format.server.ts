import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { readNameFormat, type NameFormat } from "./name-format.ts";

/** How the shop writes its order names, by its five newest. One statement. */
export async function readShopNameFormat({ sql }: Pick<Desk, "sql">): Promise<NameFormat> {
  const rows = await sql<{ name: string }>`
    select name from order_snapshot where shop_id = ${SHOP} order by id desc limit 5`;
  return readNameFormat(rows.map(({ name }) => name));
}
