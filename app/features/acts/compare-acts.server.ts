import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { noteAct } from "../audit/note-act.server.ts";
import type { Desk } from "../shared/desk.ts";
import { actDifferences, findDifference, type ActDifference } from "./act-difference.ts";
import { actKinds } from "./act-kind.ts";
import { kindOf } from "./act-kinds.server.ts";
import { withNames, type ActionRow } from "./action-row.ts";
import { tellAboutAction } from "./finish-order-action.server.ts";
import { raiseAlarm } from "./raise-alarm.server.ts";
import { readInput } from "./read-record.ts";

const hour = 3_600_000;

/** An act is compared in the night after it ended: nights are not quite a day apart. Ours. */
const comparedMilliseconds = 26 * hour;
/** What ended so shortly before may still be settling. Ours. */
const graceMilliseconds = hour;
const atOnce = 50;
const mostPerNight = 1_000;

/**
 * Compares the acts that ended in the last day with what Shopify shows of them now: one call each, for the kinds whose
 * doing stays there. A difference is told in the ticket, which comes back, and counted; nothing is changed at Shopify.
 * @returns how many differ
 */
export async function compareActs(desk: Desk): Promise<number> {
  const kinds = actKinds.filter((kind) => kindOf({ kind }).staysAtShopify);
  const now = desk.now().getTime();
  let [after, compared, differing] = [0n, 0, 0];
  for (;;) {
    const rows = await desk.db.orderAction.findMany({
      where: {
        id: { gt: after },
        kind: { in: kinds },
        state: { in: ["succeeded", "failed"] },
        // Of one that never began Shopify knows nothing.
        firstSentAt: { not: null },
        finishedAt: { gt: new Date(now - comparedMilliseconds), lte: new Date(now - graceMilliseconds) },
        OR: [{ problem: null }, { problem: { notIn: [...actDifferences, "refund_missing"] } }],
      },
      include: withNames,
      orderBy: { id: "asc" },
      take: atOnce,
    });
    for (const row of rows) if (await compareAct(desk, row)) differing++;
    compared += rows.length;
    if (rows.length < atOnce) return differing;
    if (compared >= mostPerNight) {
      desk.log.warn({ compared }, "there are more acts than one night compares");
      return differing;
    }
    after = rows.at(-1)!.id;
  }
}

async function compareAct(desk: Desk, row: ActionRow): Promise<boolean> {
  if (!readInput(row.input)) return false;
  const { staysAtShopify: stays } = kindOf(row);
  if (typeof stays === "function" && !stays(row)) return false;
  const difference = findDifference(row, await kindOf(row).lookFor(desk, row));
  return difference !== null && report(desk, row, difference);
}

/** @returns whether it is news: the act stands as it was compared */
async function report(desk: Desk, row: ActionRow, difference: ActDifference) {
  const { id, kind, state, problem } = row;
  const isNews = await desk.tx(async (tx) => {
    const now = desk.now();
    const { count } = await tx.db.orderAction.updateMany({
      where: { id, state, problem },
      data: { problem: difference, problemDetail: null },
    });
    if (!count) return false;
    await tellAboutAction(tx, id, now);
    await noteAct(desk, tx, row, "act_ended", { from: state, to: state, more: { problem: difference } });
    await raiseAlarm(tx, row, now);
    return true;
  });
  if (!isNews) return false;
  metrics.actDifferences.inc({ kind, difference });
  desk.log.error({ actionId: id.toString(), act: kind, difference }, "an act differs from what Shopify shows");
  return true;
}
