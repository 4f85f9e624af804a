import type { Desk } from "../shared/desk.ts";
import { resolveOrderAction } from "./resolve-order-action.server.ts";

/** More are left for the next round. */
const mostAtOnce = 50;

/**
 * Picks up the shop's acts that were left behind: sent by a process that died, or of unknown outcome and due to be looked
 * at again. Called every minute for each shop that has such acts. Several may sweep at once: each act is claimed by one.
 * @returns how many it looked at
 */
export async function sweepOrderActions(desk: Desk): Promise<number> {
  const due = await desk.db.orderAction.findMany({
    where: {
      state: { in: ["running", "unknown"] },
      OR: [{ leaseUntil: null }, { leaseUntil: { lte: desk.now() } }],
    },
    select: { id: true },
    orderBy: { id: "asc" },
    take: mostAtOnce,
  });
  for (const { id } of due) {
    try {
      await resolveOrderAction(desk, { actionId: id.toString() });
    } catch (error) {
      desk.log.error({ err: error, actionId: id.toString() }, "an act could not be resolved");
    }
  }
  return due.length;
}
