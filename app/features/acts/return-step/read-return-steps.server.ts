import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { ActingDesk } from "../../shared/desk.ts";
import { readAmounts } from "../refund/refund-facts.ts";
import { findInstructions } from "../return/read-return-facts.server.ts";
import { readCalculating } from "../read-calculating.server.ts";
import { ReturnSteps } from "./return-step-documents.ts";
import type { ReturnStepFacts } from "./return-step-facts.ts";
import type { ReturnStepChoice } from "./return-step-preview.ts";

type Variables = VariablesOf<typeof ReturnSteps>;

/**
 * Asks Shopify for an order's returns and, where goods are back, what that means for the money: one call; a second one
 * where Shopify cannot calculate the choice, so that it can be said what does not fit.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readReturnSteps(
  desk: ActingDesk,
  orderId: string,
  choice: ReturnStepChoice | null,
): Promise<ReturnStepFacts | null> {
  const without: Variables = { id: orderId, returnId: "gid://shopify/Return/0", lines: [], out: [], isBack: false };
  const isBack = choice?.how === "receive";
  const data = isBack
    ? await readCalculating(desk, ReturnSteps, { ...without, ...writeOutcome(choice), isBack }, without)
    : (await desk.shopify.read(ReturnSteps, without)).data;
  if (!data.order) return null;
  const outcome = data.return?.suggestedFinancialOutcome;
  return {
    ...data.order,
    locations: data.locations.nodes.map(({ legacyResourceId, name }) => ({ id: legacyResourceId, name })),
    owes:
      desk.shopify.scopes.includes("write_orders") &&
      readAmounts(data.order.totalOutstandingSet).presentment.minor > 0n,
    instructions: choice || !desk.staff ? "" : await findInstructions(desk),
    transfer: outcome ? outcome.financialTransfer : undefined,
  };
}

const writeOutcome = ({ returnId, lines, out }: ReturnStepChoice) => ({
  returnId: `gid://shopify/Return/${returnId}`,
  lines: lines.map(({ lineId, quantity }) => ({ id: `gid://shopify/ReturnLineItem/${lineId}`, quantity })),
  out: out.map(({ lineId, quantity }) => ({ id: `gid://shopify/ExchangeLineItem/${lineId}`, quantity })),
});
