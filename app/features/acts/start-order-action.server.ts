import { readActFacts } from "#app/features/audit/act-facts.ts";
import { aboutAct, noteAct, outsideFact } from "#app/features/audit/note-act.server.ts";
import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { DeskTx, ActingDesk } from "#app/features/shared/desk.ts";
import { refuse, type Refusal } from "#app/features/shared/outcome.ts";
import type { ActKind } from "./act-kind.ts";
import { kindOf } from "./act-kinds.server.ts";
import type { ActionInput } from "./action-record.ts";
import { leaseMilliseconds, previewLifetimeMilliseconds } from "./action-timing.ts";
import { lockAndJudge } from "./authority/check-authority.server.ts";
import { nameWhoMay } from "./authority/name-who-may.server.ts";
import { checkActOrder } from "./find-act-order.server.ts";
import { findOtherAct } from "./find-other-act.server.ts";
import type { ActionRow } from "./action-row.ts";
import { lockOrder } from "./lock-order.server.ts";
import { moveAction } from "./move-order-action.server.ts";
import { resolveOrderActionJob } from "./order-action-jobs.ts";

/** What an act begins from: a preview that its author confirms, or a request that somebody else approves. */
export type StartingState = "drafted" | "awaiting_approval";

/**
 * Begins an act in the name of who acts: one at a time for an order, and for the sums that limits count; what is left is
 * counted and claimed in the same breath. The row says "running" when the transaction ends, before Shopify hears of it.
 */
export async function startAction(
  desk: ActingDesk,
  tx: DeskTx,
  row: ActionRow,
  from: StartingState,
): Promise<"started" | "started_before" | Refusal> {
  const refusal = await holdIfStartable(desk, tx, row, from);
  if (refusal) return refusal;
  const { missing, over } = await lockAndJudge(desk, tx, row);
  if (missing.length || over.length) {
    const [ability] = missing;
    // Two at once may be above what shoppers may do in a day: people see to it, nobody did what they may not.
    if (!desk.staff) return refuse(ability ? "not_allowed" : "over_limit");
    desk.log.warn(
      { actionId: row.id.toString(), missing, limits: over.map(({ limit }) => limit) },
      "refused: not within the role",
    );
    const about = { ...aboutAct(row), after: { act: row.kind, ability, limits: over.map(({ limit }) => limit) } };
    await noteRefusal(desk, ability ? "role" : "limit", about, tx);
    return ability ? refuse("not_allowed", { detail: await nameWhoMay(desk, ability) }) : refuse("over_limit");
  }
  const now = desk.now();
  const leaseUntil = new Date(now.getTime() + leaseMilliseconds);
  const moved = await moveAction(tx.db, row.id, from, "running", {
    attempts: { increment: 1 },
    firstSentAt: now,
    leaseUntil,
    answerableId: desk.staff?.id ?? null,
    // With the reason that was owed, where one was.
    input: row.input as object,
  });
  if (!moved) return "started_before";
  if (!desk.staff) await desk.shopper.noteBegun?.(tx, row.id);
  const facts = readActFacts(row);
  await noteAct(desk, tx, row, "act_started", {
    from,
    to: "running",
    before: facts.before,
    more: { ...facts.after, ...outsideFact(row) },
    reason: facts.reason,
  });
  // Should this process die before it has written what came of it.
  await tx.enqueue(resolveOrderActionJob, { actionId: row.id.toString() }, { startAfter: leaseUntil });
  tx.announce({ kind: "order", orderId: row.orderId.toString() });
  return "started";
}

/**
 * Locks the order, and says whether the act stands as it stood when it was previewed, on an order that is as it was.
 * @returns null: it does
 */
export async function holdIfStartable(
  desk: ActingDesk,
  tx: DeskTx,
  row: ActionRow,
  from: StartingState,
): Promise<"started_before" | Refusal | null> {
  await lockOrder(tx, row.orderId);
  const current = await tx.db.orderAction.findFirst({ where: { id: row.id }, select: { state: true, ticketId: true } });
  // Merging tickets takes their previews along.
  if (!current || current.ticketId !== row.ticketId) return refuse("preview_expired");
  if (current.state !== from) return "started_before";
  const age = desk.now().getTime() - row.createdAt.getTime();
  // Who is to approve it takes the time they take: that the order did not change is what counts.
  if (from === "drafted" && age > previewLifetimeMilliseconds) return refuse("preview_expired");
  return refuseIfChanged(desk, tx, row);
}

/** Whether the order changed after the preview: for another one, by acts of ours, or by what Shopify told of it. */
async function refuseIfChanged(desk: ActingDesk, tx: DeskTx, row: ActionRow): Promise<Refusal | null> {
  const { basis } = row.input as ActionInput;
  const order = await tx.db.orderSnapshot.findFirst({
    where: { id: row.orderId },
    select: { updatedAt: true, deletedAt: true },
  });
  if (order?.deletedAt) return refuse("order_missing");
  const elsewhere = await checkActOrder(tx, row);
  if (elsewhere) return elsewhere;
  if (await findOtherAct(tx, row.orderId, row.kind as ActKind)) return refuse("other_act");
  const since = await tx.db.orderAction.findMany({
    where: {
      orderId: row.orderId,
      id: { notIn: [row.id, ...basis.knownIds.map(BigInt)] },
      state: { in: ["running", "unknown", "needs_person", "succeeded"] },
    },
    select: { amountMinor: true, input: true },
  });
  const refusal = kindOf(row).refuseIfChanged(desk, tx, row, since);
  if (refusal) return refusal;
  // Also where there is enough for both: who confirms has to have seen what another tab or person has just done.
  if (since.length) return refuse("order_changed");
  return order && order.updatedAt > new Date(basis.updatedAt) ? refuse("order_changed") : null;
}
