import type { Desk } from "#app/features/shared/desk.ts";
import type { ActionRow } from "../action-row.ts";
import { leaseMilliseconds } from "../action-timing.ts";
import { lockOrder } from "../lock-order.server.ts";
import { draftProgressOf, type DraftProgress } from "./draft-progress.ts";

/** Writes down which draft it is, before anything else is asked for, unless somebody has. */
export const keepDraft = (desk: Desk, row: ActionRow, draftOrderId: string): Promise<boolean> =>
  change(desk, row, (known) => (known ? null : { draftOrderId, nextAskedAt: null }));

/**
 * Writes down that Shopify is asked for what follows. It is asked once: whoever had the row before may be waiting for room
 * at Shopify for longer than the row was theirs.
 * @returns whether it may be asked now
 */
export const claimNext = (desk: Desk, row: ActionRow): Promise<boolean> =>
  change(desk, row, (known) =>
    known?.nextAskedAt === null ? { ...known, nextAskedAt: desk.now().toISOString() } : null,
  );

/** Takes that back: it is certain that Shopify was not asked. */
export const unclaimNext = (desk: Desk, row: ActionRow): Promise<boolean> =>
  change(desk, row, (known) => known && { ...known, nextAskedAt: null });

/**
 * Changes how far it is, as the row says under the order's lock, in the row and in what the caller holds of it; who does
 * has the row to itself for a while again.
 * @param next null: it stays
 */
const change = (
  desk: Desk,
  row: ActionRow,
  next: (known: DraftProgress | null) => DraftProgress | null,
): Promise<boolean> =>
  desk.tx(async (tx) => {
    await lockOrder(tx, row.orderId);
    const current = await tx.db.orderAction.findFirst({
      where: { id: row.id, state: { in: ["running", "unknown", "needs_person"] } },
      select: { progress: true },
    });
    if (!current) return false;
    const progress = next(draftProgressOf(current.progress));
    row.progress = progress ?? current.progress;
    if (!progress) return false;
    const leaseUntil = new Date(desk.now().getTime() + leaseMilliseconds);
    await tx.db.orderAction.updateMany({
      where: { id: row.id },
      data: { progress: progress as object, leaseUntil },
    });
    return true;
  });
