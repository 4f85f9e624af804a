import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { ActingDesk } from "../../shared/desk.ts";
import type { Money } from "../../shared/money.ts";
import { readShown } from "../refund/refund-facts.ts";
import { sumParts } from "../return/return-facts.ts";
import { ExchangeWorth, type ReturnDetailsAnswer } from "./return-step-documents.ts";
import type { ReturnStepFacts } from "./return-step-facts.ts";

/**
 * What goes out for a return beyond what comes back, in the shop's currency, by the prices of today and without the tax
 * that comes on top of what comes back: one call, where anything goes out.
 * @returns null: nothing goes out; "unclear": Shopify does not say
 * @throws ShopifyUnavailable
 */
export async function readOutWorth(
  desk: ActingDesk,
  order: ReturnStepFacts,
  { id, exchangeLineItems: { nodes } }: ReturnDetailsAnswer,
): Promise<Money | null | "unclear"> {
  if (!nodes.length) return null;
  const exchangeLineItems = nodes.flatMap(({ variantId, quantity }) => (variantId ? [{ variantId, quantity }] : []));
  // What is no longer sold has no price that Shopify would tell.
  if (exchangeLineItems.length < nodes.length) return "unclear";
  const orderId = `gid://shopify/Order/${order.legacyResourceId}`;
  try {
    const variables = { returnId: id, calculate: { orderId, exchangeLineItems } };
    const { data } = await desk.shopify.read(ExchangeWorth, variables);
    if (!data.returnCalculate) return "unclear";
    const out = sumParts(order, data.returnCalculate.exchangeLineItems, "shop");
    const back = (data.return?.returnLineItems.nodes ?? []).reduce(
      (sum, line) =>
        "withCodeDiscountedTotalPriceSet" in line
          ? sum + readShown(line.withCodeDiscountedTotalPriceSet).shop.minor
          : sum,
      0n,
    );
    return { ...out, minor: out.minor > back ? out.minor - back : 0n };
  } catch (error) {
    if (error instanceof ShopifyUnavailable && error.kind === "bad_answer") return "unclear";
    throw error;
  }
}
