import { setTimeout as sleep } from "node:timers/promises";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome, type Refusal } from "#app/features/shared/outcome.ts";
import type { ActKind } from "./act-kind.ts";
import { kindOf } from "./act-kinds.server.ts";
import { missingScopes } from "./act-scopes.ts";
import type { ActionInput } from "./action-record.ts";
import { leaseMilliseconds, previewLifetimeMilliseconds } from "./action-timing.ts";
import { buildActionView, type ActionView } from "./action-view.ts";
import { checkActOrder } from "./find-act-order.server.ts";
import { findOtherAct } from "./find-other-act.server.ts";
import { findActTicket } from "./find-act-ticket.server.ts";
import { finishAction, withNames, type ActionRow } from "./finish-order-action.server.ts";
import { lockOrder } from "./lock-order.server.ts";
import { moveAction } from "./move-order-action.server.ts";
import { readInput } from "./read-record.ts";
import { resolveOrderActionJob } from "./order-action-jobs.ts";
import { sayOutage } from "./say-outage.server.ts";

/** How long a repeated submit waits for the first one's result before it says "running". */
const patienceMilliseconds = 6_000;

/** The sum on the button that was pressed. */
export interface ConfirmedAmount {
  /** Minor units, as in the preview's JSON. */
  amountMinor: string;
  currency: string;
}

/**
 * Makes the act of a preview. The row says "running" in the database before Shopify hears of it, and what came of it is
 * written there, whatever it was. The same submit again — double click, second tab, retried request — asks Shopify
 * nothing and answers with the first one's result.
 * @param requestKey of the preview
 * @returns null when there is no such ticket; a refusal is a StartProblem, or what the kind refuses
 */
export async function confirmAction(
  desk: StaffDesk,
  ticketNumber: number,
  kind: ActKind,
  requestKey: string,
  confirmed: ConfirmedAmount,
): Promise<Outcome<ActionView> | null> {
  const ticket = await findActTicket(desk, ticketNumber);
  if (!ticket?.ok) return ticket;
  if (!/^[0-9a-f-]{36}$/.test(requestKey)) return refuse("preview_expired");
  const row = await desk.db.orderAction.findFirst({
    where: { requestKey, ticketId: ticket.value.id, staffId: desk.staff.id, kind },
    include: withNames,
  });
  // Expired drafts are deleted.
  if (!row || !readInput(row.input)) return refuse("preview_expired");
  if (row.amountMinor.toString() !== confirmed.amountMinor || row.currency !== confirmed.currency) {
    desk.log.warn({ actionId: row.id.toString(), confirmed }, "the amount confirmed is not the one previewed");
    return refuse("amount_changed");
  }
  if (row.state !== "drafted") return succeed(await follow(desk, row.id));
  const { ask, lookBefore } = kindOf(row);
  const scope = missingScopes(kind, desk.shopify.scopes);
  if (scope) return refuse("scope_missing", { detail: scope });
  if (lookBefore) {
    const changed = await sayOutage(lookBefore(desk, row));
    // Pressed twice, the other one may have begun, or done, it meanwhile.
    const current = await desk.db.orderAction.findFirst({ where: { id: row.id }, select: { state: true } });
    if (current && current.state !== "drafted") return succeed(await follow(desk, row.id));
    if (changed) return changed;
  }

  const started = await desk.tx((tx) => startAction(desk, tx, row));
  if (started === "started_before") return succeed(await follow(desk, row.id));
  if (started !== "started") return started;
  const running = { ...row, state: "running", attempts: row.attempts + 1, firstSentAt: desk.now() };
  await finishAction(desk, running, await ask(desk, running, true));
  return succeed(await readView(desk, row.id));
}

/** One at a time for an order: what is left is counted and claimed in the same breath. */
async function startAction(
  desk: StaffDesk,
  tx: DeskTx,
  row: ActionRow,
): Promise<"started" | "started_before" | Refusal> {
  await lockOrder(tx, row.orderId);
  const current = await tx.db.orderAction.findFirst({ where: { id: row.id }, select: { state: true, ticketId: true } });
  // Merging tickets takes their previews along.
  if (!current || current.ticketId !== row.ticketId) return refuse("preview_expired");
  if (current.state !== "drafted") return "started_before";
  const now = desk.now();
  if (now.getTime() - row.createdAt.getTime() > previewLifetimeMilliseconds) return refuse("preview_expired");
  const refusal = await refuseIfChanged(desk, tx, row);
  if (refusal) return refusal;

  const leaseUntil = new Date(now.getTime() + leaseMilliseconds);
  const moved = await moveAction(tx.db, row.id, "drafted", "running", {
    attempts: { increment: 1 },
    firstSentAt: now,
    leaseUntil,
  });
  if (!moved) return "started_before";
  // Should this process die before it has written what came of it.
  await tx.enqueue(resolveOrderActionJob, { actionId: row.id.toString() }, { startAfter: leaseUntil });
  tx.announce({ kind: "order", orderId: row.orderId.toString() });
  return "started";
}

/** Whether the order changed after the preview: for another one, by acts of ours, or by what Shopify told of it. */
async function refuseIfChanged(desk: StaffDesk, tx: DeskTx, row: ActionRow): Promise<Refusal | null> {
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

/** Waits a little for the one who runs it. */
async function follow(desk: StaffDesk, id: bigint): Promise<ActionView> {
  const until = Date.now() + patienceMilliseconds;
  for (let wait = 50; ; wait = Math.min(wait * 2, 500)) {
    const view = await readView(desk, id);
    if (view.state !== "running" || view.isUnderWay || Date.now() >= until) return view;
    await sleep(wait);
  }
}

async function readView(desk: StaffDesk, id: bigint): Promise<ActionView> {
  const row = await desk.db.orderAction.findFirstOrThrow({ where: { id }, include: withNames });
  return buildActionView(row, row.staff.name);
}
