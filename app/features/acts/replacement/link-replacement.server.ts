import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { readResult } from "../read-record.ts";
import { ReplacementLink } from "./replacement-documents.ts";
import { linkTag } from "./replacement-tags.ts";

/**
 * Tags the replaced order with the name of the new one; the new one bears the name of the replaced one from the start.
 * Job; twice does no harm. Where the merchant never let the app change orders it is left: the ticket tells it all the same.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function linkReplacement(desk: Desk, { actionId }: { actionId: string }): Promise<void> {
  const row = await desk.db.orderAction.findFirst({
    where: { id: BigInt(actionId), kind: "replacement", state: "succeeded" },
    select: { orderId: true, result: true },
  });
  const made = row && readResult(row.result)?.order;
  if (!made) return;
  try {
    const id = `gid://shopify/Order/${row.orderId}`;
    const { data } = await desk.shopify.act(ReplacementLink, { id, tags: [linkTag(made.name)] });
    const errors = data.tagsAdd?.userErrors ?? [];
    if (errors.length) desk.log.warn({ actionId, errors }, "the replaced order could not be tagged");
  } catch (error) {
    const isRefused = error instanceof ShopifyUnavailable && error.codes.includes("ACCESS_DENIED");
    if (!isRefused) throw error;
    desk.log.info({ actionId }, "the replaced order is not tagged: the app may not change orders");
  }
}
