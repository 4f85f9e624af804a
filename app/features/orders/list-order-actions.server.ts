import type { Desk } from "../shared/desk.ts";
import { buildActionView, type ActionView } from "./action-view.ts";
import { withNames } from "./finish-order-action.server.ts";

/** What was done about an order from here, newest first; previews that nobody confirmed are not among it. */
export async function listOrderActions(desk: Desk, orderId: bigint): Promise<ActionView[]> {
  const rows = await desk.db.orderAction.findMany({
    where: { orderId, state: { not: "drafted" } },
    orderBy: { id: "desc" },
    take: 50,
    include: withNames,
  });
  return rows.map((row) => buildActionView(row, row.staff.name));
}
