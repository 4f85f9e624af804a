import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { ActingDesk } from "../../shared/desk.ts";
import type { Money } from "../../shared/money.ts";
import { readShown } from "../refund/refund-facts.ts";
import { sumParts } from "../return/return-facts.ts";
import { wordForOut } from "./out-word.ts";
import { ExchangeWorth, type ReturnDetailsAnswer } from "./return-step-documents.ts";
import { readOut, type OutWorth, type ReturnStepFacts } from "./return-step-facts.ts";

/**
 * What goes out for a return beyond what comes back, in the shop's currency, by the prices of today and without the tax
 * that comes on top of what comes back: Shopify said with the order, or, where the form knew of other goods, is asked once
 * more.
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
  if (order.worth?.of === wordForOut(exchangeLineItems)) return readExcess(order, order.worth);
  const orderId = `gid://shopify/Order/${order.legacyResourceId}`;
  try {
    const variables = { returnId: one.id, calculate: { orderId, exchangeLineItems } };
    const { data } = await desk.shopify.read(ExchangeWorth, variables);
    return readExcess(order, { out: data.returnCalculate?.exchangeLineItems ?? null, back: data.return });
  } catch (error) {
    if (error instanceof ShopifyUnavailable && error.kind === "bad_answer") return "unclear";
    throw error;
  }
}

function readExcess(order: ReturnStepFacts, { out, back }: OutWorth): Money | "unclear" {
  if (!out || !back) return "unclear";
  const goesOut = sumParts(order, out, "shop");
  const comesBack = back.returnLineItems.nodes.reduce(
    (sum, line) =>
      "withCodeDiscountedTotalPriceSet" in line
        ? sum + readShown(line.withCodeDiscountedTotalPriceSet).shop.minor
        : sum,
    0n,
  );
  return { ...goesOut, minor: goesOut.minor > comesBack ? goesOut.minor - comesBack : 0n };
}
