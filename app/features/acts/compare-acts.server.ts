import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { noteAct } from "../audit/note-act.server.ts";
import type { Desk } from "../shared/desk.ts";
import { actDifferences, findDifference, isAnswer, type ActDifference } from "./act-difference.ts";
import { actKinds } from "./act-kind.ts";
import { kindOf } from "./act-kinds.server.ts";
import { withNames, type ActionRow } from "./action-row.ts";
import { tellAboutAction } from "./finish-order-action.server.ts";
import { compareActsJob } from "./order-action-jobs.ts";
import { raiseAlarm } from "./raise-alarm.server.ts";
import { readInput } from "./read-record.ts";

const hour = 3_600_000;

/** So long after it ended an act that Shopify did not tell of is asked for, each night. Ours. */
const triedMilliseconds = 7 * 24 * hour;
/** What ended so shortly before may still be settling. Ours. */
const graceMilliseconds = hour;
const atOnce = 50;
/** So many in a row that Shopify gave no answer about: it has no room for us tonight. Ours. */
const mostUnanswered = 3;
/** Then others get their turn. */
const mostPerRun = 1_000;

/**
 * Compares the acts that ended and were not compared yet with what Shopify shows of them now: one call each, for the kinds
 * whose doing stays there. Of what Shopify does not tell, it is asked again the next night; where it gives no answer three
 * times on end, the next night does the rest. A difference is told in the ticket, which comes back, and counted; nothing is
 * changed at Shopify. Also a job, which goes on after that act.
 * @returns how many differ
 */
export async function compareActs(desk: Desk, { afterId = "0" }: { afterId?: string } = {}): Promise<number> {
  const kinds = actKinds.filter((kind) => kindOf({ kind }).staysAtShopify);
  const now = desk.now().getTime();
  let [after, compared, differing, unanswered] = [BigInt(afterId), 0, 0, 0];
  for (;;) {
    const rows = await desk.db.orderAction.findMany({
      where: {
        id: { gt: after },
        kind: { in: kinds },
        state: { in: ["succeeded", "failed"] },
        comparedAt: null,
        // Of one that never began Shopify knows nothing.
        firstSentAt: { not: null },
        finishedAt: { gt: new Date(now - triedMilliseconds), lte: new Date(now - graceMilliseconds) },
        OR: [{ problem: null }, { problem: { notIn: [...actDifferences, "refund_missing"] } }],
      },
      include: withNames,
      orderBy: { id: "asc" },
      take: atOnce,
    });
    for (const row of rows) {
      const told = await compareAct(desk, row);
      if (told === "differs") differing++;
      unanswered = told === "unanswered" ? unanswered + 1 : 0;
      if (unanswered === mostUnanswered) return differing;
    }
    compared += rows.length;
    if (rows.length < atOnce) return differing;
    after = rows.at(-1)!.id;
    if (compared < mostPerRun) continue;
    const next = after.toString();
    await desk.tx((tx) => tx.enqueue(compareActsJob, { afterId: next }, { key: next }));
    return differing;
  }
}

async function compareAct(desk: Desk, row: ActionRow): Promise<"differs" | "unanswered" | null> {
  const { staysAtShopify: stays } = kindOf(row);
  const isComparable = readInput(row.input) !== null && (typeof stays !== "function" || stays(row));
  const seen = isComparable ? await kindOf(row).lookFor(desk, row) : null;
  if (seen && !isAnswer(seen)) {
    desk.log.warn({ actionId: row.id.toString(), act: row.kind }, "an act could not be compared with Shopify");
    return seen.kind === "unknown" ? "unanswered" : null;
  }
  const difference = seen && findDifference(row, seen);
  if (difference) return (await report(desk, row, difference)) ? "differs" : null;
  const { id, state, problem } = row;
  await desk.db.orderAction.updateMany({ where: { id, state, problem }, data: { comparedAt: desk.now() } });
  return null;
}

/** @returns whether it is news: the act stands as it was compared */
async function report(desk: Desk, row: ActionRow, difference: ActDifference) {
  const { id, kind, state, problem } = row;
  const isNews = await desk.tx(async (tx) => {
    const now = desk.now();
    const { count } = await tx.db.orderAction.updateMany({
      where: { id, state, problem },
      data: { problem: difference, problemDetail: null, comparedAt: now },
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
