import type { ActingDesk } from "#app/features/shared/desk.ts";
import { CancellationFacts as Document } from "./cancellation-documents.ts";
import { readCancellationFacts, type CancellationFacts } from "./cancellation-facts.ts";

export interface LiveCancellation {
  facts: CancellationFacts;
  /** Our acts on the order that Shopify had been asked for before this was read. */
  knownIds: string[];
}

/**
 * Asks Shopify, in one call, what cancelling the order comes to.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readLiveCancellation(desk: ActingDesk, orderId: bigint): Promise<LiveCancellation | null> {
  // Before Shopify is asked: what starts in between is then unknown here, and found when it is confirmed.
  const rows = await desk.db.orderAction.findMany({
    where: { orderId, state: { notIn: ["drafted", "awaiting_approval"] } },
    select: { id: true },
  });
  const { data } = await desk.shopify.read(Document, { id: `gid://shopify/Order/${orderId}` });
  const facts = readCancellationFacts(data);
  return facts && { facts, knownIds: rows.map(({ id }) => id.toString()) };
}
