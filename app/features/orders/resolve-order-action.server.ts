import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "../shared/desk.ts";
import { keySafeMilliseconds, leaseMilliseconds } from "./action-timing.ts";
import { askForRefund } from "./ask-for-refund.server.ts";
import { finishAction, withNames, type ActionRow } from "./finish-order-action.server.ts";
import { moveAction } from "./move-order-action.server.ts";
import { readMadeRefund, type RefundOutcome } from "./refund-answer.ts";
import { RefundReadBack } from "./refund-documents.ts";
import { bearsMark } from "./refund-note.ts";

/**
 * Ends an act that nobody knows the outcome of: its process died, or its answer was lost. Job; twice does no harm.
 *
 * It is looked for by our mark first: that proves that it happened. That it is not there proves nothing, it may still be
 * executing. So it is asked for again with the same key, which Shopify executes at most once; but only while Shopify
 * certainly remembers the key. After that a person decides.
 */
export async function resolveOrderAction(desk: Desk, { actionId }: { actionId: string }): Promise<void> {
  const row = await claim(desk, BigInt(actionId));
  if (!row) return;
  const outcome = await findOut(desk, row);
  // A person's case is only ever closed by proof; nobody asks again for it.
  if (row.state !== "needs_person" || outcome.kind === "done") await finishAction(desk, row, outcome);
  else
    await desk.db.orderAction.updateMany({ where: { id: row.id, state: "needs_person" }, data: { leaseUntil: null } });
}

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
  await moveAction(desk.db, id, "running", "unknown");
  return desk.db.orderAction.findFirstOrThrow({ where: { id }, include: withNames });
}

async function findOut(desk: Desk, row: ActionRow): Promise<RefundOutcome> {
  const seen = await readBack(desk, row);
  if (seen.kind !== "not_seen") return seen;
  if (row.state === "needs_person") return { kind: "unknown", detail: "not there" };
  const sentAt = row.firstSentAt ?? row.createdAt;
  const isKeySafe = desk.now().getTime() - sentAt.getTime() < keySafeMilliseconds;
  if (isKeySafe) return askForRefund(desk, row, false);
  return { kind: "needs_person", problem: "key_expired", detail: "" };
}

async function readBack(desk: Desk, row: ActionRow): Promise<RefundOutcome | { kind: "not_seen" }> {
  try {
    const { data } = await desk.shopify.read(RefundReadBack, { id: `gid://shopify/Order/${row.orderId}` });
    if (!data.order) return { kind: "needs_person", problem: "order_deleted", detail: "" };
    const made = data.order.refunds.find(({ note }) => bearsMark(note, row.idempotencyKey));
    return made ? { kind: "done", result: readMadeRefund(made) } : { kind: "not_seen" };
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    return { kind: "unknown", detail: error.message };
  }
}
