import { refreshOrderJob } from "#app/features/orders/order-jobs.ts";
import { keysIn } from "../act-mark.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import { lateStartMilliseconds, underWayMilliseconds } from "../action-timing.ts";
import { askedOnce } from "../asked-once.server.ts";
import { draftProgressOf } from "../draft-order/draft-progress.ts";
import { lastAskedAt, whenDraftNotSeen } from "../draft-order/when-draft-not-seen.ts";
import { askForReplacement } from "./ask-for-replacement.server.ts";
import { lookForReplacement } from "./look-for-replacement.server.ts";
import { linkReplacementJob } from "./replacement-jobs.ts";

/**
 * A draft, and an order that is made of it. Each is asked for once; when the answer is lost it is looked for by the draft
 * and by our mark, and in the end left to a person.
 */
export const replacement: ActOnOrder = {
  ...askedOnce,
  staysAtShopify: true,
  ask: askForReplacement,
  lookFor: lookForReplacement,
  whenNotSeen: whenDraftNotSeen,
  /** Without a known draft nothing was ever completed, and no order can come of it. */
  findDeniableFrom: async (_desk, row) => {
    const wait = draftProgressOf(row.progress) ? lateStartMilliseconds : underWayMilliseconds;
    return new Date(lastAskedAt(row).getTime() + wait);
  },
  /** It is the new order that shows it. */
  isIn: (order, { idempotencyKey, shopifyId }) =>
    order.id === shopifyId?.toString() || keysIn(order.tags).includes(idempotencyKey),
  async whenDone(tx, row, { order }) {
    if (order) await tx.enqueue(refreshOrderJob, { orderId: order.id }, { key: order.id });
    await tx.enqueue(linkReplacementJob, { actionId: row.id.toString() });
  },
};
