import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { ActingDesk } from "../../shared/desk.ts";
import type { Money } from "../../shared/money.ts";
import { sumParts } from "../return/return-facts.ts";
import { ExchangeWorth, type ReturnDetailsAnswer } from "./return-step-documents.ts";
import type { ReturnStepFacts } from "./return-step-facts.ts";

/**
 * What goes out for a return gives away, in the shop's currency, by the prices of today: one call, where anything does.
 * @returns null: nothing goes out; "unclear": Shopify does not say
 * @throws ShopifyUnavailable
 */
export async function readOutWorth(
  desk: ActingDesk,
  order: ReturnStepFacts,
  { exchangeLineItems: { nodes } }: ReturnDetailsAnswer,
): Promise<Money | null | "unclear"> {
  if (!nodes.length) return null;
  const exchangeLineItems = nodes.flatMap(({ variantId, quantity }) => (variantId ? [{ variantId, quantity }] : []));
  // What is no longer sold has no price that Shopify would tell.
  if (exchangeLineItems.length < nodes.length) return "unclear";
  const orderId = `gid://shopify/Order/${order.legacyResourceId}`;
  try {
    const { data } = await desk.shopify.read(ExchangeWorth, { calculate: { orderId, exchangeLineItems } });
    return data.returnCalculate ? sumParts(order, data.returnCalculate.exchangeLineItems, "shop") : "unclear";
  } catch (error) {
    if (error instanceof ShopifyUnavailable && error.kind === "bad_answer") return "unclear";
    throw error;
  }
}
