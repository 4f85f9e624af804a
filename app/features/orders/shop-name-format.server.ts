import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { readNameFormat, type NameFormat } from "./name-format.ts";

/** Shops hardly ever change it: what was read counts for so long, in this process. Ours. */
const keptMilliseconds = 30_000;
const mostKept = 10_000;
const kept = new Map<string, { format: NameFormat; until: number }>();

/** How the shop writes its order names, by its five newest, or as it did half a minute ago. One statement at most. */
export async function readShopNameFormat({ sql, shop, now }: Pick<Desk, "sql" | "shop" | "now">): Promise<NameFormat> {
  const at = now().getTime();
  const known = kept.get(shop.domain);
  if (known && at < known.until) return known.format;
  const rows = await sql<{ name: string }>`
    select name from order_snapshot where shop_id = ${SHOP} order by id desc limit 5`;
  const format = readNameFormat(rows.map(({ name }) => name));
  if (kept.size >= mostKept) kept.clear();
  kept.set(shop.domain, { format, until: at + keptMilliseconds });
  return format;
}
