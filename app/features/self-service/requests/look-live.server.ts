import { parseDecimal } from "#app/features/shared/money.ts";
import type { ShopperDesk } from "#app/features/shared/desk.ts";
import { judgeLive } from "./judge-live.ts";
import { RequestOrder } from "./request-order-document.ts";
import type { RequestKind } from "./request-kind.ts";
import type { RequestRule } from "./request-rule.ts";

/**
 * Whether the order still is as the rule wants it, as Shopify has it now: what we keep of it may be old. One call.
 * @returns null: it is; else why people are asked, as a machine word
 * @throws ShopifyUnavailable
 */
export async function lookLive(
  desk: ShopperDesk,
  kind: RequestKind,
  orderId: bigint,
  rule: RequestRule,
): Promise<string | null> {
  const { data, withheld } = await desk.shopify.read(RequestOrder, { id: `gid://shopify/Order/${orderId}` });
  // What is kept from us may be what stands in the way.
  if (!data.order || withheld.length) return "order_changed";
  const { amount, currencyCode } = data.order.totalPriceSet.shopMoney;
  const total = parseDecimal(amount, currencyCode).minor;
  return judgeLive(kind, { status: data.order.displayFulfillmentStatus, total }, rule);
}
