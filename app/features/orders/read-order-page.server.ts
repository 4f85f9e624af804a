import { ShopifyUnavailable, type AdminApi, type WithheldField } from "#app/platform/shopify/admin-api.ts";
import { OrderPage, type OrderAnswer } from "./order-document.ts";
import type { Order } from "./order.ts";
import { parseOrder } from "./parse-order.ts";
import { noteWithheld, partsToAsk } from "./order-parts.ts";

export interface OrderPageReading {
  orders: Order[];
  /** Where the next page begins; null: there is none. */
  nextCursor: string | null;
}

/** About 390 points by Shopify's rules for 50 orders, 330 for 25: larger pages are much cheaper per order. */
const ordersPerPage = 50;

/**
 * A page of orders, newest first: all, or those that Shopify's search finds for `query`.
 * @throws ShopifyUnavailable also when orders are withheld as a whole
 */
export async function readOrderPage(
  shopify: AdminApi,
  shopDomain: string,
  after: string | null,
  query: string | null = null,
): Promise<OrderPageReading> {
  const asked = partsToAsk(shopDomain, shopify.scopes);
  const again = (withheld: readonly (string | number)[]) => noteWithheld(shopDomain, shopify.scopes, asked, withheld);
  try {
    const { data, withheld } = await shopify.read(OrderPage, { first: ordersPerPage, after, query, ...asked });
    // Something below a part leaves the rest of it, as long as the order itself is there.
    const lost = withheld.flatMap(({ path }) => (data.orders.nodes[Number(path[2])] ? path.slice(-1) : path));
    if (again(lost)) return await readOrderPage(shopify, shopDomain, after, query);
    const { nodes, pageInfo } = data.orders;
    return {
      orders: (nodes as (OrderAnswer | null)[]).flatMap((node, index) =>
        node ? [parseOrder(node, withheldOf(withheld, index))] : [],
      ),
      nextCursor: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    };
  } catch (error) {
    // Withheld in a list that may hold no null, the field takes the whole answer with it.
    const refused = error instanceof ShopifyUnavailable && error.codes.includes("ACCESS_DENIED");
    if (refused && again(error.message.split(/\W+/))) return readOrderPage(shopify, shopDomain, after, query);
    throw error;
  }
}

/** Paths are ["orders", "nodes", 3, "customer", …]: those of one order, from its own fields on. */
const withheldOf = (withheld: WithheldField[], index: number): WithheldField[] =>
  withheld
    .filter(({ path }) => path[2] === index && path.length > 3)
    .map((field) => ({ ...field, path: field.path.slice(3) }));
