import { noteAct } from "../audit/note-act.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import type { ActionRow } from "./action-row.ts";
import { viewAction } from "./view-action.server.ts";
import { kindOf } from "./act-kinds.server.ts";
import type { ActOutcome } from "./act-outcome.ts";
import type { ActionResult } from "./action-record.ts";
import { readInput } from "./read-record.ts";
import type { ActionState } from "./action-states.ts";
import { nextMoneyLook, waitAfterAttempts } from "./action-timing.ts";
import { moveAction } from "./move-order-action.server.ts";
import { resolveOrderActionJob } from "./order-action-jobs.ts";
import { refreshOrderJob } from "../orders/order-jobs.ts";
import { settleShopperTicket } from "./settle-shopper-ticket.server.ts";
import { isAsConfirmed, resultColumns } from "./result-columns.ts";
import { raiseAlarm } from "./raise-alarm.server.ts";

/**
 * Writes what asking Shopify came to: the row, the ticket's timeline, the mark that the order changed, what open pages
 * hear, and for an unknown outcome the job that finds out.
 * @returns whether the state changed: not when it is still unknown, and not when somebody else wrote an outcome before
 */
export async function finishAction(desk: Desk, row: ActionRow, outcome: ActOutcome): Promise<boolean> {
  const now = desk.now();
  return desk.tx(async (tx) => {
    const moved = await moveByOutcome(desk, tx, row, outcome, now);
    if (!moved) return false;
    await noteOutcome(desk, tx, row, outcome);
    await tellAboutAction(tx, row.id, now);
    if (outcome.kind === "done") {
      await noteOrderChanged(tx, row.orderId, now);
      await kindOf(row).whenDone?.(tx, row, outcome.result);
    }
    const isMoneyLost =
      outcome.kind === "done" && resultColumns(outcome.result, row, readInput(row.input)).moneyState === "failed";
    if (row.staffId === null) await settleShopperTicket(tx, row, outcome, now);
    const isOtherwise = outcome.kind === "done" && outcome.result.otherwise !== undefined;
    if (outcome.kind === "needs_person" || isMoneyLost || isOtherwise) await raiseAlarm(tx, row, now);
    return true;
  });
}

const endings = { done: "succeeded", failed: "failed", unknown: "unknown", needs_person: "needs_person" } as const;

async function noteOutcome(desk: Desk, tx: DeskTx, row: ActionRow, outcome: ActOutcome): Promise<void> {
  if (outcome.kind === "under_way") return;
  const more = {
    ...(outcome.kind === "done" && { madeId: outcome.result.madeId }),
    ...("problem" in outcome && { problem: outcome.problem }),
  };
  await noteAct(desk, tx, row, "act_ended", { from: row.state, to: endings[outcome.kind], more });
}

async function moveByOutcome(desk: Desk, tx: DeskTx, row: ActionRow, outcome: ActOutcome, now: Date): Promise<boolean> {
  const from = row.state as ActionState;
  switch (outcome.kind) {
    case "done":
      return moveAction(tx.db, row.id, from, "succeeded", doneColumns(desk, row, outcome.result, now));
    case "failed":
      return moveAction(tx.db, row.id, from, "failed", {
        leaseUntil: null,
        finishedAt: now,
        problem: outcome.problem,
        problemDetail: outcome.detail,
      });
    case "needs_person": {
      const known = from === "unknown" || (await moveAction(tx.db, row.id, from, "unknown"));
      const told = { problem: outcome.problem, problemDetail: outcome.detail, leaseUntil: null };
      desk.log.error({ actionId: row.id.toString(), problem: outcome.problem }, "an act needs a person");
      return known && moveAction(tx.db, row.id, "unknown", "needs_person", told);
    }
    case "under_way": {
      const again = new Date(now.getTime() + outcome.lookAgainMilliseconds);
      await tx.enqueue(resolveOrderActionJob, { actionId: row.id.toString() }, { startAfter: again });
      const told = { progress: outcome.progress, leaseUntil: again };
      const { count } = await tx.db.orderAction.updateMany({ where: { id: row.id, state: from }, data: told });
      // Nothing for the timeline yet; whoever looks at the order sees how far it is.
      if (count && JSON.stringify(row.progress) !== JSON.stringify(outcome.progress))
        tx.announce({ kind: "order", orderId: row.orderId.toString() });
      return false;
    }
    case "unknown": {
      const again = new Date(now.getTime() + waitAfterAttempts(row.attempts));
      const told = { problem: "no_answer", problemDetail: outcome.detail, leaseUntil: again };
      await tx.enqueue(resolveOrderActionJob, { actionId: row.id.toString() }, { startAfter: again });
      if (from !== "unknown") return moveAction(tx.db, row.id, from, "unknown", told);
      // Still unknown: nothing new for the timeline, only the next time to find out.
      await tx.db.orderAction.updateMany({ where: { id: row.id, state: "unknown" }, data: told });
      return false;
    }
  }
}

/** The columns of what was made, and when its money is looked at, where it is not decided yet. */
function doneColumns(desk: Desk, row: ActionRow, result: ActionResult, now: Date) {
  const columns = resultColumns(result, row, readInput(row.input));
  // A payment that failed at once is not in Shopify's total.
  if (!isAsConfirmed(result, row) && columns.moneyState !== "failed")
    desk.log.error(
      { actionId: row.id.toString(), confirmed: row.amountMinor.toString(), made: result.total?.presentment },
      "what was made is not what was confirmed",
    );
  const isOpen = columns.moneyState === "sent" || columns.problem === "refund_missing";
  return { ...columns, finishedAt: now, leaseUntil: isOpen ? nextMoneyLook(now, now) : null };
}

/**
 * Puts the act as it stands now into the ticket's timeline, and tells open pages.
 * @param staffId whose doing it is; else of who acts
 */
export async function tellAboutAction(tx: DeskTx, actionId: bigint, at: Date, staffId?: bigint): Promise<void> {
  const { row, view } = await viewAction(tx, actionId);
  await tx.db.ticketEvent.create({
    data: { ticketId: row.ticketId, kind: "action", staffId: staffId ?? row.staffId, data: view as object, at },
  });
  tx.announce({ kind: "ticket", ticketId: row.ticketId.toString(), number: row.ticket.number });
  tx.announce({ kind: "order", orderId: row.orderId.toString() });
}

/** The order is read again, and counts as out of date until then. */
export async function noteOrderChanged(tx: DeskTx, orderId: bigint, at: Date): Promise<void> {
  await tx.db.orderSnapshot.updateMany({ where: { id: orderId, deletedAt: null }, data: { staleSince: at } });
  await tx.enqueue(refreshOrderJob, { orderId: orderId.toString() }, { key: orderId.toString() });
}
