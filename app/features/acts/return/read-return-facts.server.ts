import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { ActingDesk, StaffDesk } from "../../shared/desk.ts";
import { readCalculating } from "../read-calculating.server.ts";
import { readInput } from "../read-record.ts";
import { ReturnOrder, type ReturnFound } from "./return-documents.ts";
import { hasMoreReturnable, readCalculated, readReasons, readReturnable, type ReturnFacts } from "./return-facts.ts";
import { writeReturn } from "./return-input.ts";
import type { ReturnChoice } from "./return-preview.ts";

type Variables = VariablesOf<typeof ReturnOrder>;

/**
 * Asks Shopify what of an order can come back, and what a choice would be worth: one call; a second one where Shopify
 * cannot calculate the choice, so that it can be said what does not fit.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readReturnFacts(
  desk: ActingDesk,
  orderId: string,
  choice: ReturnChoice | null,
): Promise<ReturnFacts | null> {
  const answer = await askForReturnable(desk, orderId, choice, false);
  return answer && readReturn(desk, answer, choice);
}

/** The same as Shopify answers it. @param withVariants what may go out of the products, where nothing is chosen yet */
export async function askForReturnable(
  desk: ActingDesk,
  orderId: string,
  choice: ReturnChoice | null,
  withVariants: boolean,
): Promise<ReturnFound | null> {
  const out = (choice?.instead ?? []).map(({ variantId }) => `gid://shopify/ProductVariant/${variantId}`);
  const without: Variables = {
    id: orderId,
    calculate: { orderId },
    isChosen: false,
    withVariants: withVariants && !choice,
    out: withVariants ? [...new Set(out)] : [],
  };
  const data = choice
    ? await readCalculating(
        desk,
        ReturnOrder,
        { ...without, isChosen: true, calculate: writeCalculation(orderId, choice) },
        without,
      )
    : (await desk.shopify.read(ReturnOrder, without)).data;
  return data.order && { ...data, order: data.order };
}

/** What the answer says of what can come back. */
export const readReturn = async (
  desk: ActingDesk,
  answer: ReturnFound,
  choice: ReturnChoice | null,
): Promise<ReturnFacts> => ({
  ...answer.order,
  lines: readReturnable(answer),
  hasMore: hasMoreReturnable(answer),
  reasons: readReasons(answer),
  calculated: readCalculated(answer),
  // A shopper writes none: the rule does.
  instructions: choice || !desk.staff ? "" : await findInstructions(desk),
});

/** The choice as `returnCalculate` takes it: reasons and notes cost nothing. */
function writeCalculation(orderId: string, choice: ReturnChoice): Variables["calculate"] {
  const { returnLineItems, exchangeLineItems, returnShippingFee } = writeReturn(orderId, choice, "");
  return {
    orderId,
    returnLineItems: returnLineItems.map(({ fulfillmentLineItemId, quantity }) => ({
      fulfillmentLineItemId,
      quantity,
    })),
    exchangeLineItems: exchangeLineItems?.map(({ variantId, quantity }) => ({ variantId, quantity })) ?? [],
    ...(returnShippingFee && { returnShippingFee }),
  };
}

/**
 * What was written to the customer of the last return: most shops always say the same. Never of who was erased. One
 * statement, by an index that holds just these rows: the words of its predicate stand here as they stand there.
 */
export async function findInstructions(desk: StaffDesk): Promise<string> {
  const [last] = await desk.sql<{ input: unknown }>`
    select input from order_action
    where shop_id = ${SHOP} and kind in ('return', 'exchange', 'returnStep') and state = 'succeeded'
      and customer_id is not null and (kind <> 'returnStep' or input #>> '{shown,variant}' = 'approve')
    order by id desc limit 1`;
  return (last && readInput(last.input)?.shown.about?.instructions) ?? "";
}
