import { refreshOrderJob } from "#app/features/orders/order-jobs.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import { keyLifetimeMilliseconds, underWayMilliseconds } from "../action-timing.ts";
import { askForReplacement } from "./ask-for-replacement.server.ts";
import { lookForReplacement } from "./look-for-replacement.server.ts";
import { linkReplacementJob } from "./replacement-jobs.ts";
import { keysIn } from "./replacement-mark.ts";
import { progressOf } from "./replacement-record.ts";
import { searchPatienceMilliseconds } from "./replacement-timing.ts";

/**
 * Shopify prepares a draft each time it is asked, and makes an order of it once. So a draft is asked for once; when its
 * answer is lost it is looked for by our mark, and in the end left to a person. A draft that is known is completed,
 * again if need be.
 */
export const replacement: ActOnOrder = {
  besideItsOwnKind: false,
  staysAtShopify: true,
  refuseIfChanged: () => null,
  ask: askForReplacement,
  lookFor: lookForReplacement,
  whenNotSeen(row, seen, age) {
    const noSign = { kind: "needs_person", problem: "no_sign", detail: "" } as const;
    if (seen.kind === "not_shown")
      return age >= keyLifetimeMilliseconds ? noSign : { kind: "unknown", detail: "Shopify does not show us drafts" };
    if (progressOf(row.progress)) return "ask_again";
    return age >= searchPatienceMilliseconds ? noSign : { kind: "unknown", detail: "not found by its mark yet" };
  },
  isUnderWay: () => false,
  /** Without a known draft nothing was ever completed, and no order can come of it. */
  findDeniableFrom: async (_desk, row) => {
    const wait = progressOf(row.progress) ? keyLifetimeMilliseconds : underWayMilliseconds;
    return new Date((row.firstSentAt ?? row.createdAt).getTime() + wait);
  },
  /** It is the new order that shows it. */
  isIn: (order, { idempotencyKey, shopifyId }) =>
    order.id === shopifyId?.toString() || keysIn(order.tags).includes(idempotencyKey),
  async whenDone(tx, row, { order }) {
    if (order) await tx.enqueue(refreshOrderJob, { orderId: order.id }, { key: order.id });
    await tx.enqueue(linkReplacementJob, { actionId: row.id.toString() });
  },
};
