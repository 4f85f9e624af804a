import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import type { PersonsWord } from "./action-record.ts";
import { keyLifetimeMilliseconds, underWayMilliseconds } from "./action-timing.ts";
import { buildActionView } from "./action-view.ts";
import {
  finishAction,
  noteOrderChanged,
  tellAboutAction,
  withNames,
  type ActionRow,
} from "./finish-order-action.server.ts";
import { moveAction } from "./move-order-action.server.ts";
import type { ActionComparison, Decided, Decision } from "./order-action-decision.ts";
import { readBackRefund, type Seen } from "./refund/read-back-refund.server.ts";
import type { DecisionProblem } from "./refund/refund-problems.ts";

/** Shows what was asked for beside what Shopify says; live. null when the ticket has no such act. */
export async function compareOrderAction(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
): Promise<Outcome<ActionComparison, DecisionProblem> | null> {
  const looked = await look(desk, ticketNumber, actionId);
  if (!looked || !("seen" in looked)) return looked;
  const { row, seen } = looked;
  const mayDenyAt = await findDeniableFrom(desk, row);
  return succeed({
    asked: { minor: row.amountMinor.toString(), currency: row.currency },
    askedAt: (row.firstSentAt ?? row.createdAt).toISOString(),
    shopify: showSeen(seen),
    mayDenyAt: mayDenyAt > desk.now() ? mayDenyAt.toISOString() : null,
  });
}

/**
 * A person ends an act whose outcome no machine could find out. Shopify is looked at once more first: when the refund is
 * there, it was made. That it was not made counts only once it cannot be made any more; else its money could be given
 * twice.
 * @returns null when the ticket has no such act
 */
export async function decideOrderAction(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
  decision: Decision,
): Promise<Outcome<Decided, DecisionProblem> | null> {
  const looked = await look(desk, ticketNumber, actionId);
  if (!looked || !("seen" in looked)) return looked;
  const { row, seen } = looked;
  if (seen.kind !== "done") {
    const mayDenyAt = await findDeniableFrom(desk, row);
    if (decision === "not_made" && mayDenyAt > desk.now())
      return refuse("too_early", { detail: mayDenyAt.toISOString() });
    if (!(await writeDecision(desk, row, decision))) return refuse("not_waiting");
  }
  const after = await desk.db.orderAction.findFirstOrThrow({ where: { id: row.id }, include: withNames });
  return succeed({ action: buildActionView(after, after.staff.name), found: seen.kind === "done" });
}

type Looked = { row: ActionRow; seen: Seen } | ReturnType<typeof refuse<DecisionProblem>> | null;

/** Finds the act and looks for it at Shopify; one that is there is ended as usual. */
async function look(desk: StaffDesk, ticketNumber: number, actionId: bigint): Promise<Looked> {
  const row = await desk.db.orderAction.findFirst({
    where: { id: actionId, ticket: { number: ticketNumber }, state: { not: "drafted" } },
    include: withNames,
  });
  if (!row) return null;
  if (row.state !== "needs_person") return refuse("not_waiting");
  const seen = await readBackRefund(desk, row);
  if (seen.kind === "unknown") return refuse("cannot_look");
  if (seen.kind === "done") await finishAction(desk, row, seen);
  return { row, seen };
}

/** Once Shopify has forgotten the key; where the merchant refunded instead, once nothing of ours is under way there. */
async function findDeniableFrom(desk: StaffDesk, row: ActionRow): Promise<Date> {
  const sentAt = row.firstSentAt ?? row.createdAt;
  if (row.problem !== "refunded_elsewhere") return new Date(sentAt.getTime() + keyLifetimeMilliseconds);
  // It may have been asked for again until it was left to a person.
  const left = await desk.db.ticketEvent.findFirst({
    where: { ticketId: row.ticketId, kind: "action", data: { path: ["id"], equals: row.id.toString() } },
    orderBy: { id: "desc" },
    select: { at: true },
  });
  return new Date((left?.at ?? sentAt).getTime() + underWayMilliseconds);
}

/** @returns whether it still waited for somebody to decide */
async function writeDecision(desk: StaffDesk, row: ActionRow, decision: Decision): Promise<boolean> {
  const now = desk.now();
  const word: PersonsWord = { decidedBy: { staffId: desk.staff.id.toString(), name: desk.staff.name } };
  const ended = { leaseUntil: null, finishedAt: now, result: word as object, problemDetail: null };
  return desk.tx(async (tx) => {
    // Nothing that Shopify tells on its own can be compared with a person's word: it counts as seen.
    const moved =
      decision === "made"
        ? await moveAction(tx.db, row.id, "needs_person", "succeeded", {
            ...ended,
            problem: null,
            moneyState: "sent",
            reconciled: true,
          })
        : await moveAction(tx.db, row.id, "needs_person", "failed", { ...ended, problem: "person_not_made" });
    if (!moved) return false;
    await tellAboutAction(tx, row.id, now, desk.staff.id);
    await noteOrderChanged(tx, row.orderId, now);
    return true;
  });
}

function showSeen(seen: Seen): ActionComparison["shopify"] {
  if (seen.kind === "not_seen") return { kind: "listed", refunds: seen.since };
  if (seen.kind === "done") return { kind: "found" };
  return { kind: seen.kind === "not_shown" ? "withheld" : "deleted" };
}
