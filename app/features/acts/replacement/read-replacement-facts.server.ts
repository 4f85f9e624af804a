import type { ActingDesk } from "#app/features/shared/desk.ts";
import { readOpened, writeOpened, type OpenedForm } from "../opened-order.server.ts";
import { ReplacementOrder, type ReplacementOrderFound } from "./replacement-documents.ts";
import { keptOfOrder, readOrderFacts, type ReplacementFacts } from "./replacement-facts.ts";

const form: OpenedForm = { kind: "replacement", document: ReplacementOrder };

/**
 * Asks Shopify what of an order can be sent again, and what is in stock of it: one call. `opened` is for the form to bring
 * back.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readReplacementFacts(
  desk: ActingDesk,
  orderId: bigint,
): Promise<{ facts: ReplacementFacts; opened: string } | null> {
  const at = desk.now();
  const order = await ask(desk, orderId, true);
  if (!order) return null;
  const opened = writeOpened(desk, form, orderId, at, keptOfOrder(order));
  return { facts: readOrderFacts(order), opened };
}

/**
 * The order as the form found it; where that is too long ago, or something was heard of it since, as it is now: one call.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function findReplacementFacts(
  desk: ActingDesk,
  orderId: bigint,
  opened: string | undefined,
): Promise<ReplacementFacts | null> {
  const kept = await readOpened<ReplacementOrderFound>(desk, form, orderId, opened);
  const order = kept ?? (await ask(desk, orderId, false));
  return order && readOrderFacts(order);
}

async function ask(desk: ActingDesk, orderId: bigint, withVariants: boolean) {
  const id = `gid://shopify/Order/${orderId}`;
  return (await desk.shopify.read(ReplacementOrder, { id, withVariants })).data.order;
}
