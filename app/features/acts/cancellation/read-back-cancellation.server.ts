import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { Seen } from "../act-outcome.ts";
import { waitAfterAttempts } from "../action-timing.ts";
import type { ActionRow } from "../action-row.ts";
import { judgeCancellation } from "./cancellation-answer.ts";
import { CancellationReadBack } from "./cancellation-documents.ts";
import { jobOf } from "./cancellation-record.ts";

/** Looks at the order, and at Shopify's job, without asking for anything. */
export async function readBackCancellation(desk: Desk, row: ActionRow): Promise<Seen> {
  const progress = jobOf(row.progress);
  try {
    const { data, withheld } = await desk.shopify.read(CancellationReadBack, {
      id: `gid://shopify/Order/${row.orderId}`,
      jobId: progress?.jobId ?? "gid://shopify/Job/0",
      withJob: progress !== null,
      resultId: progress?.resultId ?? "gid://shopify/OrderCancelJobResult/0",
      withResult: progress?.resultId !== undefined,
    });
    if (withheld.some(({ path }) => path[0] === "order")) return { kind: "not_shown" };
    return judgeCancellation(data, { ...row, sentAt: row.firstSentAt ?? row.createdAt }, desk.now());
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    // That Shopify took it is known all the same.
    return progress && row.state === "running"
      ? { kind: "under_way", progress, lookAgainMilliseconds: waitAfterAttempts(row.attempts) }
      : { kind: "unknown", detail: error.message };
  }
}
