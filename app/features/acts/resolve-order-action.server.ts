import type { Desk } from "../shared/desk.ts";
import { isInFlight, type ActionState } from "./action-states.ts";
import { kindOf } from "./act-kinds.server.ts";
import { isNotSeen, type ActOutcome } from "./act-outcome.ts";
import { leaseMilliseconds, underWayMilliseconds } from "./action-timing.ts";
import { withNames, type ActionRow } from "./action-row.ts";
import { finishAction } from "./finish-order-action.server.ts";
import { moveAction } from "./move-order-action.server.ts";
import { readInput } from "./read-record.ts";

/**
 * Ends an act that nobody knows the outcome of: its process died, or its answer was lost. Job; twice does no harm.
 *
 * It is looked for by our mark first: that proves that it happened. That it is not there proves nothing, it may still be
 * executing. So only a refund is asked for again, with its key, by which Shopify executes it at most once. All else
 * is waited for, and in the end a person decides.
 */
export async function resolveOrderAction(desk: Desk, { actionId }: { actionId: string }): Promise<void> {
  const row = await claim(desk, BigInt(actionId));
  if (!row) return;
  const outcome = readInput(row.input) ? await findOut(desk, row) : unreadable;
  // A person's case is only ever closed by proof; nobody asks again for it.
  if (row.state !== "needs_person" || outcome.kind === "done" || outcome.kind === "failed")
    await finishAction(desk, row, outcome);
  else
    await desk.db.orderAction.updateMany({ where: { id: row.id, state: "needs_person" }, data: { leaseUntil: null } });
}

/** Nobody can ask for it again, or tell it apart from others. */
const unreadable: ActOutcome = { kind: "needs_person", problem: "unreadable", detail: "" };

/** Takes the row for a while, unless somebody has it; what was left running is unknown from here on. */
async function claim(desk: Desk, id: bigint): Promise<ActionRow | null> {
  const now = desk.now();
  const { count } = await desk.db.orderAction.updateMany({
    where: {
      id,
      state: { in: ["running", "unknown", "needs_person"] },
      OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
    },
    data: { leaseUntil: new Date(now.getTime() + leaseMilliseconds), attempts: { increment: 1 } },
  });
  if (!count) return null;
  const row = await desk.db.orderAction.findFirstOrThrow({ where: { id }, include: withNames });
  if (row.state === "running" && !kindOf(row).isUnderWay(row)) {
    await moveAction(desk.db, id, "running", "unknown");
    row.state = (await desk.db.orderAction.findFirstOrThrow({ where: { id }, select: { state: true } })).state;
  }
  // Who ran it may have ended it between the two steps.
  return isInFlight(row.state as ActionState) ? row : null;
}

async function findOut(desk: Desk, row: ActionRow): Promise<ActOutcome> {
  const kind = kindOf(row);
  const seen = await kind.lookFor(desk, row);
  if (!isNotSeen(seen)) return seen;
  if (row.state === "needs_person") return { kind: "unknown", detail: "not there" };
  const age = desk.now().getTime() - (row.firstSentAt ?? row.createdAt).getTime();
  const next = kind.whenNotSeen(row, seen, age);
  if (typeof next !== "string") return next;
  const outcome = await kind.ask(desk, row, false);
  if (next === "go_on") return outcome;
  // The refusal is of the repetition: the first request may be what stands in its way, and may yet go through.
  const isTooSoon = outcome.kind === "failed" && age < underWayMilliseconds;
  return isTooSoon ? { kind: "unknown", detail: outcome.detail ?? outcome.problem } : outcome;
}
