import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { AdminAnswer } from "#app/platform/shopify/admin-api.ts";
import type { ActingDesk } from "../../shared/desk.ts";
import { readAmounts } from "../refund/refund-facts.ts";
import { mostPages } from "../return/ask-for-return.server.ts";
import { findInstructions } from "../return/read-return-facts.server.ts";
import { numberOf } from "../return/return-facts.ts";
import { readCalculating } from "../read-calculating.server.ts";
import { listOut, wordForOut } from "./out-word.ts";
import { OlderReturns, ReturnSteps, type OlderReturnsAnswer } from "./return-step-documents.ts";
import type { ReturnStepFacts } from "./return-step-facts.ts";
import type { ReturnStepChoice } from "./return-step-preview.ts";

type Variables = VariablesOf<typeof ReturnSteps>;
type Returns = ReturnStepFacts["returns"];

/**
 * Asks Shopify for an order's returns and, where goods are back, what that means for the money, or what goes out for one
 * that is agreed to costs: one call; a second one where Shopify cannot calculate the choice, so that it can be said what
 * does not fit; more where the order has more returns than ten.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readReturnSteps(
  desk: ActingDesk,
  orderId: string,
  choice: ReturnStepChoice | null,
): Promise<ReturnStepFacts | null> {
  const without: Variables = {
    id: orderId,
    returnId: "gid://shopify/Return/0",
    lines: [],
    out: [],
    isBack: false,
    calculate: { orderId },
    goesOut: false,
  };
  const isBack = choice?.how === "receive";
  const goesOut = choice?.how === "approve" ? listOut(choice.goesOut) : [];
  const calculated: Variables | null = isBack
    ? { ...without, ...writeOutcome(choice), isBack }
    : goesOut.length
      ? {
          ...without,
          returnId: `gid://shopify/Return/${choice?.returnId}`,
          calculate: { orderId, exchangeLineItems: goesOut },
          goesOut: true,
        }
      : null;
  const data = calculated
    ? await readCalculating(desk, ReturnSteps, calculated, without)
    : (await desk.shopify.read(ReturnSteps, without)).data;
  if (!data.order) return null;
  const outcome = data.return?.suggestedFinancialOutcome;
  return {
    ...data.order,
    returns: await readOn(desk, orderId, data.order.returns, choice),
    locations: data.locations.nodes.map(({ legacyResourceId, name }) => ({ id: legacyResourceId, name })),
    owes:
      desk.shopify.scopes.includes("write_orders") &&
      readAmounts(data.order.totalOutstandingSet).presentment.minor > 0n,
    instructions: choice || !desk.staff ? "" : await findInstructions(desk),
    transfer: outcome ? outcome.financialTransfer : undefined,
    worth: goesOut.length
      ? { of: wordForOut(goesOut), out: data.worth?.exchangeLineItems ?? null, back: data.back ?? null }
      : null,
  };
}

/** The older returns too; of a choice only until its own is there. */
async function readOn(desk: ActingDesk, id: string, first: Returns, choice: ReturnStepChoice | null): Promise<Returns> {
  const nodes = [...first.nodes];
  let { pageInfo } = first;
  for (let page = 1; pageInfo.hasNextPage && page < mostPages; page++) {
    if (choice && nodes.some((one) => numberOf(one.id) === choice.returnId)) break;
    const { data }: AdminAnswer<OlderReturnsAnswer> = await desk.shopify.read(OlderReturns, {
      id,
      after: pageInfo.endCursor,
    });
    if (!data.order) break;
    nodes.push(...data.order.returns.nodes);
    ({ pageInfo } = data.order.returns);
  }
  return { nodes, pageInfo };
}

const writeOutcome = ({ returnId, lines, out }: ReturnStepChoice) => ({
  returnId: `gid://shopify/Return/${returnId}`,
  lines: lines.map(({ lineId, quantity }) => ({ id: `gid://shopify/ReturnLineItem/${lineId}`, quantity })),
  out: out.map(({ lineId, quantity }) => ({ id: `gid://shopify/ExchangeLineItem/${lineId}`, quantity })),
});
