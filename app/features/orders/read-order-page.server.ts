import { ShopifyUnavailable, type AdminApi, type WithheldField } from "#app/platform/shopify/admin-api.ts";
import { OrderPage, type OrderAnswer } from "./order-document.ts";
import type { Order } from "./order.ts";
import { parseOrder } from "./parse-order.ts";
import { mayAskForStatusPage, noteStatusPageWithheld } from "./status-page.ts";

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
  const statusPage = mayAskForStatusPage(shopDomain);
  try {
    const { data, withheld } = await shopify.read(OrderPage, { first: ordersPerPage, after, query, statusPage });
    if (statusPage && withheld.some(isStatusPage)) return await withoutStatusPage(shopify, shopDomain, after, query);
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
    if (refused && statusPage && error.message.includes("statusPageUrl"))
      return withoutStatusPage(shopify, shopDomain, after, query);
    throw error;
  }
}

function withoutStatusPage(
  shopify: AdminApi,
  shopDomain: string,
  after: string | null,
  query: string | null,
): Promise<OrderPageReading> {
  noteStatusPageWithheld(shopDomain);
  return readOrderPage(shopify, shopDomain, after, query);
}

const isStatusPage = ({ path }: WithheldField): boolean => path.at(-1) === "statusPageUrl";

/** Paths are ["orders", "nodes", 3, "customer", …]: those of one order, from its own fields on. */
const withheldOf = (withheld: WithheldField[], index: number): WithheldField[] =>
  withheld
    .filter(({ path }) => path[2] === index && path.length > 3)
    .map((field) => ({ ...field, path: field.path.slice(3) }));
