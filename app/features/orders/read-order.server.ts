import type { AdminApi, WithheldField } from "#app/platform/shopify/admin-api.ts";
import { TicketOrder } from "./order-document.ts";
import type { Order } from "./order.ts";
import { orderGid, parseOrder } from "./parse-order.ts";
import { noteWithheld, partsToAsk } from "./order-parts.ts";

/** missing: Shopify has no such order for us. refused: it has, perhaps, and does not show it; `scope` where it names one. */
export type OrderReading =
  { kind: "found"; order: Order } | { kind: "missing" } | { kind: "refused"; problem: "scope_missing" | "withheld" };

/**
 * Reads one order live: one call of about 60 points (one more, once per shop, where a part is withheld that may be).
 * @throws ShopifyUnavailable
 */
export async function readOrder(
  shopify: AdminApi,
  shopDomain: string,
  orderId: string | bigint,
): Promise<OrderReading> {
  const asked = partsToAsk(shopDomain, shopify.scopes);
  const { data, withheld } = await shopify.read(TicketOrder, { id: orderGid(orderId), ...asked });
  if (data.order) return { kind: "found", order: parseOrder(data.order, below(withheld, 1)) };
  if (
    noteWithheld(
      shopDomain,
      shopify.scopes,
      asked,
      withheld.flatMap(({ path }) => path),
    )
  )
    return readOrder(shopify, shopDomain, orderId);
  if (!withheld.length) return { kind: "missing" };
  return { kind: "refused", problem: withheld.some((field) => field.requiredAccess) ? "scope_missing" : "withheld" };
}

/** The withheld parts with `depth` steps of their paths taken off. */
const below = (withheld: WithheldField[], depth: number): WithheldField[] =>
  withheld.filter(({ path }) => path.length > depth).map((field) => ({ ...field, path: field.path.slice(depth) }));
