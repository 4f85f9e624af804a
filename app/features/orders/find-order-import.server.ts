import type { Desk } from "../shared/desk.ts";
import type { OrderContext } from "./order-context.ts";

/** How far the reading of the shop's orders has come; null: not begun. One statement. */
export async function findOrderImport(desk: Desk): Promise<OrderContext["import"]> {
  const row = await desk.db.orderImport.findFirst({ select: { state: true, done: true, total: true } });
  return row && { state: row.state as ImportState, done: row.done, total: row.total };
}

export type ImportState = NonNullable<OrderContext["import"]>["state"];
