import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, runParts } from "#app/platform/db/sql-fragment.ts";
import type { Desk } from "../shared/desk.ts";
import type { OrderContext } from "./order-context.ts";

type OrderImport = OrderContext["import"];

/** How far the reading of the shop's orders has come, as one JSON value; null: not begun. */
export const orderImportSql = part`
  (select jsonb_build_object('state', i.state, 'done', i.done, 'total', i.total)
   from order_import i where i.shop_id = ${SHOP})`;

/** How far the reading of the shop's orders has come; null: not begun. One statement. */
export async function findOrderImport(desk: Desk): Promise<OrderImport> {
  const [row] = await runParts<{ found: OrderImport }>(desk.sql, part`select ${orderImportSql} as found`);
  return row?.found ?? null;
}

export type ImportState = NonNullable<OrderImport>["state"];
