import { refreshOrderJob } from "#app/features/orders/order-jobs.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import { keyLifetimeMilliseconds } from "../action-timing.ts";
import { askedOnce, lateStartMilliseconds } from "../asked-once.server.ts";
import { keysIn } from "../replacement/replacement-mark.ts";
import { searchPatienceMilliseconds } from "../replacement/replacement-timing.ts";
import { askForDraft } from "./ask-for-draft.server.ts";
import { draftProgressOf } from "./draft-record.ts";
import { lookForDraft } from "./look-for-draft.server.ts";

/**
 * An order that is prepared and, where that is wanted, invoiced. The draft is asked for once; it bears our mark, and tells
 * itself whether its invoice has left. The mail is asked for again only when the request before can start no more.
 */
export const draftKind: ActOnOrder = {
  ...askedOnce,
  ask: askForDraft,
  lookFor: lookForDraft,
  staysAtShopify: true,
  whenNotSeen(row, seen, age) {
    const noSign = { kind: "needs_person", problem: "no_sign", detail: "" } as const;
    if (seen.kind === "not_shown")
      return age >= keyLifetimeMilliseconds ? noSign : { kind: "unknown", detail: "Shopify does not show us drafts" };
    const progress = draftProgressOf(row.progress);
    if (!progress)
      return age >= searchPatienceMilliseconds ? noSign : { kind: "unknown", detail: "not found by its mark yet" };
    if (progress.invoiceAskedAt === null) return "ask_again";
    const begun = (row.firstSentAt ?? row.createdAt).getTime();
    const sinceAsked = begun + age - Date.parse(progress.invoiceAskedAt);
    return sinceAsked >= lateStartMilliseconds ? "ask_again" : { kind: "unknown", detail: "the invoice may yet leave" };
  },
  /** It is the order that comes of it that shows it. */
  isIn: (order, { idempotencyKey }) => keysIn(order.tags).includes(idempotencyKey),
  async whenDone(tx, row, { order }) {
    // The order that it was prepared from does not show it: what becomes of it is followed as money.
    await tx.db.orderAction.updateMany({ where: { id: row.id }, data: { reconciled: true } });
    if (order) await tx.enqueue(refreshOrderJob, { orderId: order.id }, { key: order.id });
  },
};
