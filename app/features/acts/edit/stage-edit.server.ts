import type { ActingDesk } from "#app/features/shared/desk.ts";
import type { Checked } from "../act-problems.ts";
import { idOf, readShown } from "../refund/refund-facts.ts";
import type { EditChange, EditChoice } from "./edit-choice.ts";
import { EditAdd, EditBegin, EditDiscount, EditQuantity, type StagedEditAnswer } from "./edit-documents.ts";

export interface StagedEdit {
  changes: EditChange[];
  /** As Shopify had the order before and would have it then. */
  before: StagedEditAnswer;
  after: StagedEditAnswer;
  /** What comes off the price of what is added, in minor units of the shop's currency. */
  givenMinor: bigint;
}

/** A line of the order that is to have another quantity. */
export interface WantedLine {
  lineId: string;
  before: number;
  quantity: number;
}

type Errors = readonly { message: string }[];
type Line = { title: string; variantTitle: string | null; quantity: number } | null | undefined;

/**
 * Stages an edit at Shopify, which calculates what it would come to; nobody sees anything of it until it is committed. One
 * call to begin, and one for each change. What Shopify makes of a change has to be what was wanted. A change whose answer
 * is lost is not asked for twice: an item could then be on the order twice. The next preview begins anew.
 * @param discountWord what the customer reads beside what comes off
 * @throws ShopifyUnavailable
 */
export async function stageEdit(
  desk: ActingDesk,
  orderId: string,
  lines: readonly WantedLine[],
  { added, percent, restock }: EditChoice,
  discountWord: string,
): Promise<Checked<StagedEdit>> {
  const { data } = await desk.shopify.read(EditBegin, { id: orderId });
  const { calculatedOrder: before, userErrors: refused = [] } = data.orderEditBegin ?? {};
  if (!before) return refusedAt("", refused);
  const id = before.id;
  const changes: EditChange[] = [];
  let after: StagedEditAnswer = before;
  let givenMinor = 0n;

  for (const { lineId, before: had, quantity } of lines) {
    const field = `line.${lineId}`;
    const line = before.lineItems.nodes.find((one) => idOf(one.id) === lineId);
    if (!line) return problemAt(field, "unknown_line");
    const variables = { id, lineItemId: line.id, quantity, restock };
    const made = (await desk.shopify.act(EditQuantity, variables)).data.orderEditSetQuantity;
    if (!made?.calculatedOrder) return refusedAt(field, made?.userErrors ?? []);
    // A line that is taken off altogether may be left out of the answer.
    if ((made.calculatedLineItem?.quantity ?? 0) !== quantity) return problemAt(field, "not_as_wanted");
    changes.push({ title: titleOf(made.calculatedLineItem), before: had, after: quantity });
    after = made.calculatedOrder;
  }
  for (const [index, { variantId, quantity }] of added.entries()) {
    const field = `add.${variantId}`;
    const variables = { id, variantId: `gid://shopify/ProductVariant/${variantId}`, quantity };
    const made = (await desk.shopify.act(EditAdd, variables)).data.orderEditAddVariant;
    if (!made?.calculatedOrder || !made.calculatedLineItem) return refusedAt(field, made?.userErrors ?? []);
    const wanted = added.slice(0, index + 1).map((one) => one.quantity);
    const staged = made.calculatedOrder.addedLineItems.nodes.map((one) => one.quantity);
    // All that is new on the order, not only this item: nothing else is to be there.
    if (made.calculatedLineItem.quantity !== quantity || !isSameList(staged, wanted))
      return problemAt(field, "not_as_wanted");
    changes.push({ title: titleOf(made.calculatedLineItem), before: 0, after: quantity });
    after = made.calculatedOrder;
    if (percent === null) continue;
    const discount = { percentValue: percent, description: discountWord };
    const lineItemId = made.calculatedLineItem.id;
    const less = (await desk.shopify.act(EditDiscount, { id, lineItemId, discount })).data.orderEditAddLineItemDiscount;
    if (!less?.calculatedOrder) return refusedAt("percent", less?.userErrors ?? []);
    givenMinor += readShown(after.totalPriceSet).shop.minor - readShown(less.calculatedOrder.totalPriceSet).shop.minor;
    after = less.calculatedOrder;
  }
  return { ok: true, value: { changes, before, after, givenMinor } };
}

/** In whatever order. */
const isSameList = (one: readonly number[], other: readonly number[]): boolean => {
  const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b).join();
  return sorted(one) === sorted(other);
};

const titleOf = (line: Line): string =>
  line ? [line.title, line.variantTitle].filter((part) => part && part !== "Default Title").join(", ") : "";

const problemAt = (field: string, problem: string, detail?: string): Checked<never> => ({
  ok: false,
  problems: [{ field, problem, detail }],
});

const refusedAt = (field: string, errors: Errors): Checked<never> =>
  problemAt(field, "refused", errors.map(({ message }) => message).join("\n"));
