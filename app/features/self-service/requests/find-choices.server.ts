import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { missingScopes } from "#app/features/acts/act-scopes.ts";
import type { ReplacementVariant } from "#app/features/acts/replacement/replacement-preview.ts";
import { readExchangeFacts } from "#app/features/acts/exchange/read-exchange-facts.server.ts";
import { titleLine } from "#app/features/acts/line-title.ts";
import { readReturnFacts } from "#app/features/acts/return/read-return-facts.server.ts";
import type { Order } from "#app/features/orders/order.ts";
import type { ShopperVisit } from "../visit.ts";
import { choicesOfOrder, variantsFor, type RequestChoices } from "./parse-request.ts";
import type { RequestKind } from "./request-kind.ts";
import { defaultBounds, defaultRules } from "./request-rule.ts";
import { shopperDesk } from "./shopper-desk.ts";

/**
 * What the form of a request offers. Goods that can come back, and why they do, Shopify is asked for: one call, two for an
 * exchange; where it cannot be asked, the order's own lines take their place, and somebody sees to it.
 * @returns null: nothing of the order can come back (any more)
 */
export async function findChoices(
  { desk, locale }: ShopperVisit,
  kind: RequestKind,
  order: Order,
): Promise<RequestChoices | null> {
  if ((kind !== "return" && kind !== "exchange") || missingScopes(kind, desk.shopify.scopes))
    return choicesOfOrder(order);
  const asking = shopperDesk(desk, locale, kind, defaultRules[kind], defaultBounds);
  const orderId = `gid://shopify/Order/${order.id}`;
  try {
    const facts =
      kind === "exchange"
        ? await readExchangeFacts(asking, orderId, null)
        : await readReturnFacts(asking, orderId, null);
    if (!facts?.lines.length) return null;
    const variants = "variants" in facts ? (facts.variants as ReadonlyMap<string, ReplacementVariant[]>) : null;
    return {
      reasons: facts.reasons.map(({ id, name, handle }) => ({ id, name, isOther: handle === "other" })),
      lines: facts.lines.map((line) => ({
        id: line.sentId,
        sentId: line.sentId,
        lineId: line.lineId,
        title: titleLine(line).title,
        most: line.returnable,
        ...(variants && { variants: variantsFor(variants.get(line.productId ?? "") ?? [], line.title) }),
      })),
    };
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    desk.log.warn({ err: error, orderId: order.id }, "what can come back could not be asked");
    return choicesOfOrder(order);
  }
}
