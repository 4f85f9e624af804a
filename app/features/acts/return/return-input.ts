import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import { moneyFromJson, toDecimal } from "../../shared/money.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import type { ReturnCreate, ReturnLabel } from "./return-documents.ts";
import type { ReturnFactLine, ReturnFacts } from "./return-facts.ts";
import type { ReturnChoice, ReturnWay } from "./return-preview.ts";

export type ReturnInput = VariablesOf<typeof ReturnCreate>["input"];
type Fee = NonNullable<ReturnInput["returnShippingFee"]>;

/** Exactly what Shopify is asked for: the return, and then the label of its way back. */
export interface ReturnSent {
  create: ReturnInput;
  label: LabelSent | null;
}

/** `file`: the label is this file of ours, which was put at the address; left out: the address is its own. */
export type LabelSent = Pick<VariablesOf<typeof ReturnLabel>, "tracking" | "label"> & { file?: string };

/** The longest note on the reason that Shopify keeps with a line, in UTF-16 units. */
const longestAtShopify = 255;

/** How long what a person writes may be, so that our mark still fits behind it. */
export const longestReturnNote = 200;

const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/**
 * A choice as Shopify takes it. Our mark, by which the return is found again, stands behind the note of the first line:
 * Shopify keeps nothing else of ours with a return.
 * @throws RangeError when the mark would not fit
 */
export function writeReturn(orderId: string, choice: ReturnChoice, mark: string): ReturnInput {
  const { lines, instead, fee, note } = choice;
  const marked = [note, mark].filter(Boolean).join("\n");
  if (marked.length > longestAtShopify) throw new RangeError("the note is too long for Shopify");
  const out = instead.map(({ sentId, variantId }) => ({
    variantId: gid("ProductVariant", variantId),
    quantity: lines.find((line) => line.sentId === sentId)?.quantity ?? 0,
  }));
  return {
    orderId,
    returnLineItems: lines.map(({ sentId, quantity, reasonId }, place) => ({
      fulfillmentLineItemId: gid("FulfillmentLineItem", sentId),
      quantity,
      returnReasonDefinitionId: gid("ReturnReasonDefinition", reasonId),
      returnReasonNote: place === 0 ? marked : note,
    })),
    ...(out.length && { exchangeLineItems: out }),
    ...(fee && {
      returnShippingFee: {
        amount: {
          amount: toDecimal(moneyFromJson(fee)),
          currencyCode: fee.currency as Fee["amount"]["currencyCode"],
        },
      },
    }),
  };
}

/**
 * What goes with the way back; null: nothing but words in the reply.
 * @param stagedUrl where the chosen file is at Shopify; null: none was chosen
 */
export function writeLabel(
  { labelUrl, labelFile, trackingNumber }: ReturnWay,
  stagedUrl: string | null,
): LabelSent | null {
  const fileUrl = stagedUrl ?? labelUrl;
  if (!fileUrl && !trackingNumber) return null;
  return {
    tracking: trackingNumber ? { number: trackingNumber } : null,
    label: fileUrl ? { fileUrl } : null,
    ...(stagedUrl && labelFile && { file: labelFile }),
  };
}

/** The same for texts and replies. Where a file is put before a return names it is no address for anybody. */
export const aboutWay = ({ instructions, labelUrl, labelFile, trackingNumber }: ReturnWay): Record<string, string> => ({
  ...(instructions && { instructions }),
  ...(labelUrl && { label: labelUrl }),
  ...(labelFile && { labelFile }),
  ...(trackingNumber && { tracking: trackingNumber }),
});

/** The chosen lines with what Shopify says of them, or everything that does not fit the order as it is now. */
export function checkReturnLines(
  choice: ReturnChoice,
  facts: ReturnFacts,
): Checked<{ line: ReturnFactLine; quantity: number; reason: string }[]> {
  const problems: FieldProblem[] = [];
  const chosen = choice.lines.flatMap(({ sentId, quantity, reasonId }) => {
    const line = facts.lines.find((one) => one.sentId === sentId);
    const reason = facts.reasons.find(({ id }) => id === reasonId);
    const field = `line.${sentId}`;
    if (!line) problems.push({ field, problem: "unknown_line" });
    else if (quantity > line.returnable) problems.push({ field, problem: "quantity", detail: String(line.returnable) });
    if (!reason) problems.push({ field: `reason.${sentId}`, problem: "reason_gone" });
    else if (reason.handle === "other" && !choice.note) problems.push({ field: "note", problem: "say_why" });
    return line && reason ? [{ line, quantity, reason: reason.name }] : [];
  });
  const { fee } = choice;
  if (fee && fee.currency !== facts.presentmentCurrencyCode)
    problems.push({ field: "fee", problem: "other_currency", detail: facts.presentmentCurrencyCode });
  return problems.length ? { ok: false, problems } : { ok: true, value: chosen };
}
