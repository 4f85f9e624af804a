import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { Seen } from "../act-outcome.ts";
import { readMadeRefund } from "./refund-answer.ts";
import { RefundReadBack } from "./refund-documents.ts";
import type { RefundActionInput } from "./refund-record.ts";
import { bearsMark, isOurNote } from "./refund-note.ts";

/** Looks for the refund of an act by our mark, without asking for anything. */
export async function readBackRefund(
  desk: Desk,
  row: { orderId: bigint; idempotencyKey: string; input: unknown },
): Promise<Seen> {
  try {
    const { data, withheld } = await desk.shopify.read(RefundReadBack, { id: `gid://shopify/Order/${row.orderId}` });
    if (!data.order && withheld.length) return { kind: "not_shown" };
    if (!data.order) return { kind: "needs_person", problem: "order_deleted", detail: "" };
    const made = data.order.refunds.find(({ note }) => bearsMark(note, row.idempotencyKey));
    if (made) return { kind: "done", result: readMadeRefund(made) };
    const { refundIds = [] } = (row.input as RefundActionInput).basis;
    const since = data.order.refunds
      .filter(({ legacyResourceId }) => !refundIds.includes(legacyResourceId))
      .map((refund) => ({
        amount: readMadeRefund(refund).total.presentment,
        at: refund.createdAt,
        note: refund.note ?? "",
        ours: isOurNote(refund.note),
      }));
    return { kind: "not_seen", since };
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    return { kind: "unknown", detail: error.message };
  }
}
