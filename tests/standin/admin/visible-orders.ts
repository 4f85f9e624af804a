import type { OrderRecord } from "../state.ts";
import type { RequestContext } from "./engine/request-context.ts";

const sixtyDays = 60 * 86_400_000;

/** Not deleted, and not older than 60 days unless the token may read all orders. */
export function maySeeOrder(context: RequestContext, order: OrderRecord): boolean {
  if (order.deleted) return false;
  return context.scopes.has("read_all_orders") || context.now.getTime() - Date.parse(order.createdAt) <= sixtyDays;
}

/** The order with this id, if the token may see it. */
export function findVisibleOrder(context: RequestContext, id: number | null): OrderRecord | null {
  const order = id === null ? undefined : context.index.orders.get(id);
  return order && maySeeOrder(context, order) ? order : null;
}
