import { refreshOrderJob } from "#app/features/orders/order-jobs.ts";
import { keysIn } from "../act-mark.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import { lateStartMilliseconds } from "../action-timing.ts";
import { askedOnce } from "../asked-once.server.ts";
import { askForDraft } from "./ask-for-draft.server.ts";
import { lookForDraft } from "./look-for-draft.server.ts";
import { lastAskedAt, whenDraftNotSeen } from "./when-draft-not-seen.ts";

/**
 * An order that is prepared and, where that is wanted, invoiced. The draft is asked for once; it bears our mark, and tells
 * itself whether its invoice has left. No machine mails twice: where that is not known, a person decides.
 */
export const draftKind: ActOnOrder = {
  ...askedOnce,
  ask: askForDraft,
  lookFor: lookForDraft,
  staysAtShopify: true,
  whenNotSeen: whenDraftNotSeen,
  findDeniableFrom: async (_desk, row) => new Date(lastAskedAt(row).getTime() + lateStartMilliseconds),
  /** It is the order that comes of it that shows it. */
  isIn: (order, { idempotencyKey }) => keysIn(order.tags).includes(idempotencyKey),
  async whenDone(tx, row, { order }) {
    // The order that it was prepared from does not show it: what becomes of it is followed as money.
    await tx.db.orderAction.updateMany({ where: { id: row.id }, data: { reconciled: true } });
    if (order) await tx.enqueue(refreshOrderJob, { orderId: order.id }, { key: order.id });
  },
};
