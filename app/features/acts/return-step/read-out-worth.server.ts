import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { ActingDesk } from "../../shared/desk.ts";
import type { Money } from "../../shared/money.ts";
import { sumParts } from "../return/return-facts.ts";
import { ExchangeWorth, type ReturnDetailsAnswer } from "./return-step-documents.ts";
import { wordForOut } from "./out-word.ts";
import { readOut, type ReturnStepFacts } from "./return-step-facts.ts";

/**
 * What goes out for a return gives away, in the shop's currency, by the prices of today: Shopify said with the order, or,
 * where the form knew of other goods, is asked once more.
 * @returns null: nothing goes out; "unclear": Shopify does not say
 * @throws ShopifyUnavailable
 */
export async function readOutWorth(
  desk: ActingDesk,
  order: ReturnStepFacts,
  one: ReturnDetailsAnswer,
): Promise<Money | null | "unclear"> {
  const { nodes } = one.exchangeLineItems;
  if (!nodes.length) return null;
  const exchangeLineItems = readOut(one);
  // What is no longer sold has no price that Shopify would tell.
  if (exchangeLineItems.length < nodes.length) return "unclear";
  if (order.worth?.of === wordForOut(exchangeLineItems))
    return order.worth.items ? sumParts(order, order.worth.items, "shop") : "unclear";
  const orderId = `gid://shopify/Order/${order.legacyResourceId}`;
  try {
    const { data } = await desk.shopify.read(ExchangeWorth, { calculate: { orderId, exchangeLineItems } });
    return data.returnCalculate ? sumParts(order, data.returnCalculate.exchangeLineItems, "shop") : "unclear";
  } catch (error) {
    if (error instanceof ShopifyUnavailable && error.kind === "bad_answer") return "unclear";
    throw error;
  }
}
