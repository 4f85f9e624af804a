import type { ResultOf } from "#app/platform/shopify/graphql.ts";
import { repeatFields } from "#app/platform/shopify/repeat-fields.ts";
import type { ActingDesk } from "#app/features/shared/desk.ts";
import type { Checked } from "../act-problems.ts";
import type { EditChange, EditChoice } from "./edit-choice.ts";
import {
  EditDiscount,
  EditStage,
  type BegunEditAnswer,
  type DiscountedEditAnswer,
  type StagedEditAnswer,
} from "./edit-documents.ts";
import type { EditSession, StagedEdit, WantedLine } from "./edit-facts.ts";

export interface Staging {
  staged: Checked<StagedEdit>;
  /** Shopify took nothing of it: there is no such edit any more, or everything was refused. */
  isNothing: boolean;
  /** The order as it is now, with an edit begun for the next preview; null: Shopify begins none any more. */
  next: BegunEditAnswer | null;
}

type Errors = readonly { message: string }[];
type Line = { title: string; variantTitle: string | null; quantity: number } | null | undefined;
type Stage = ResultOf<typeof EditStage>;

/**
 * Stages an edit at Shopify, which calculates what it would come to; nobody sees anything of it until it is committed. One
 * call, and a second one for what comes off the price of what is added: Shopify gives that a number first. What it makes of
 * a change has to be what was wanted. Where an answer is lost, nothing is asked for twice: an item could then be on the
 * order twice. The next preview begins anew.
 * @param wordFor what the customer reads beside what comes off, in the language of their order
 * @throws ShopifyUnavailable
 */
export async function stageEdit(
  desk: ActingDesk,
  orderId: string,
  { id }: EditSession,
  lines: readonly WantedLine[],
  { added, percent, restock }: EditChoice,
  wordFor: (locale: string | null) => string,
): Promise<Staging> {
  const { data } = await desk.shopify.act(
    repeatFields(EditStage, { set: lines.length, add: added.length, next: 1 }, ["id", "orderId", "restock"]),
    { id, orderId, ...(lines.length && { restock }), ...variablesOf(lines, added) },
  );
  const next = data.next0?.calculatedOrder ?? null;
  const steps = [
    ...lines.map((_one, index) => data[`set${index}`]),
    ...added.map((_one, index) => data[`add${index}`]),
  ];
  const isNothing = steps.every((step) => !step?.calculatedOrder);
  const after = steps.at(-1)?.calculatedOrder;
  const checked = checkSteps(data, lines, added);
  if (!checked.ok || !after) return { staged: checked.ok ? refusedAt("", []) : checked, isNothing, next };
  const staged = { changes: checked.value, after, undiscounted: after, updatedAt: null };
  if (percent === null || !added.length || !next) return { staged: { ok: true, value: staged }, isNothing, next };

  const ids = added.map((_one, index) => data[`add${index}`]!.calculatedLineItem!.id);
  const discount = { percentValue: percent, description: wordFor(next.originalOrder.customerLocale) };
  const less = await takeOff(desk, id, ids, discount);
  if (!less.ok) return { staged: less, isNothing, next };
  const { updatedAt } = less.value.originalOrder;
  return { staged: { ok: true, value: { ...staged, after: less.value, updatedAt } }, isNothing, next };
}

const variablesOf = (lines: readonly WantedLine[], added: EditChoice["added"]): Record<string, unknown> =>
  Object.fromEntries([
    ...lines.flatMap(({ lineId, quantity }, index) => [
      // A calculated line has the number of the line that it is of.
      [`line${index}`, `gid://shopify/CalculatedLineItem/${lineId}`],
      [`quantity${index}`, quantity],
    ]),
    ...added.flatMap(({ variantId, quantity }, index) => [
      [`variant${index}`, `gid://shopify/ProductVariant/${variantId}`],
      [`count${index}`, quantity],
    ]),
  ]);

/** What Shopify made of each change, or where it is not what was wanted. */
function checkSteps(
  data: Partial<Record<string, Stage["set"] | Stage["add"] | Stage["next"]>>,
  lines: readonly WantedLine[],
  added: EditChoice["added"],
): Checked<EditChange[]> {
  const stepOf = (alias: string) => data[alias] as Stage["set"];
  const changes: EditChange[] = [];
  for (const [index, { lineId, before, quantity }] of lines.entries()) {
    const made = stepOf(`set${index}`);
    const field = `line.${lineId}`;
    if (!made?.calculatedOrder || made.userErrors.length) return refusedAt(field, made?.userErrors ?? []);
    // A line that is taken off altogether may be left out of the answer.
    if ((made.calculatedLineItem?.quantity ?? 0) !== quantity) return problemAt(field, "not_as_wanted");
    changes.push({ title: titleOf(made.calculatedLineItem), before, after: quantity });
  }
  for (const [index, { variantId, quantity }] of added.entries()) {
    const made = stepOf(`add${index}`);
    const field = `add.${variantId}`;
    if (!made?.calculatedOrder || !made.calculatedLineItem || made.userErrors.length)
      return refusedAt(field, made?.userErrors ?? []);
    const wanted = added.slice(0, index + 1).map((one) => one.quantity);
    // All that is new on the order, not only this item: nothing else is to be there.
    if (made.calculatedLineItem.quantity !== quantity || !isSameList(addedIn(made.calculatedOrder), wanted))
      return problemAt(field, "not_as_wanted");
    changes.push({ title: titleOf(made.calculatedLineItem), before: 0, after: quantity });
  }
  return { ok: true, value: changes };
}

/** Takes a part off of each line that is added. */
async function takeOff(
  desk: ActingDesk,
  id: string,
  lineIds: readonly string[],
  discount: { percentValue: number; description: string },
): Promise<Checked<DiscountedEditAnswer>> {
  const { data } = await desk.shopify.act(repeatFields(EditDiscount, { less: lineIds.length }, ["id", "discount"]), {
    id,
    discount,
    ...Object.fromEntries(lineIds.map((lineId, index) => [`line${index}`, lineId])),
  });
  const steps = lineIds.map((_one, index) => data[`less${index}`]);
  const refused = steps.find((step) => !step?.calculatedOrder || step.userErrors.length);
  const after = steps.at(-1)?.calculatedOrder;
  if (refused || !after) return refusedAt("percent", refused?.userErrors ?? []);
  return { ok: true, value: after };
}

const addedIn = ({ addedLineItems }: StagedEditAnswer): number[] =>
  addedLineItems.nodes.map(({ quantity }) => quantity);

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
