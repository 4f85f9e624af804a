import type { Checked } from "../act-problems.ts";
import { idOf } from "../refund/refund-facts.ts";
import type { EditChange, EditChoice, EditFormLine } from "./edit-choice.ts";
import type { BegunEditAnswer, EditOrderAnswer, StagedEditAnswer } from "./edit-documents.ts";

/** An order as Shopify has it now, and what a choice would make of it. */
export interface EditFacts extends EditOrderAnswer {
  /** An edit that was just begun and has nothing staged; null: Shopify begins none. */
  begun: BegunEditAnswer | null;
  /** Why Shopify begins none, in its words. */
  refusal: string;
  /** null: nothing was chosen, or nothing that can be staged. */
  staged: Checked<StagedEdit> | null;
  /** `begun`, for the form to bring back; "": there is none. */
  opened: string;
}

export interface StagedEdit {
  changes: EditChange[];
  /** As Shopify would have the order then. */
  after: StagedEditAnswer;
  /** The same before anything came off the price of what is added. */
  undiscounted: StagedEditAnswer;
  /** The order's `updatedAt`, where something was staged after it was read; null: it was not. */
  updatedAt: string | null;
}

/** A line of the order that is to have another quantity. */
export interface WantedLine {
  lineId: string;
  before: number;
  quantity: number;
}

/** An edit that was begun, as a form brings it back. */
export interface EditSession {
  /** Shopify's id of the calculated order. */
  id: string;
  updatedAt: string;
  /** How many there were of each line, by its numeric id. */
  quantities: Record<string, number>;
  /** All that an edit is reckoned from: the same as long as nothing of it changes. */
  basis: string;
}

/** What of an edit that was begun is kept for the preview that stages it. */
export function sessionOf({ id, totalPriceSet, totalOutstandingSet, originalOrder }: BegunEditAnswer): EditSession {
  const { updatedAt, cancelledAt, closed, lineItems, agreements } = originalOrder;
  const lines = lineItems.nodes.map((line) => [line.id, line.currentQuantity, line.unfulfilledQuantity]);
  const ids = agreements.nodes.map((one) => one.id);
  return {
    id,
    updatedAt,
    quantities: Object.fromEntries(lineItems.nodes.map((line) => [idOf(line.id), line.currentQuantity])),
    basis: JSON.stringify([cancelledAt, closed, lines, ids, totalPriceSet, totalOutstandingSet]),
  };
}

/** The lines of a choice that change anything; of those that are not on the order nothing can be staged. */
export const wantedLines = ({ quantities }: EditSession, { lines }: EditChoice): WantedLine[] =>
  lines.flatMap(({ lineId, quantity }) => {
    const before = quantities[lineId];
    return before === undefined || before === quantity ? [] : [{ lineId, before, quantity }];
  });

/** A line of the order, for the form. */
export function readLine(line: EditOrderAnswer["lineItems"]["nodes"][number]): EditFormLine {
  return {
    lineId: idOf(line.id),
    title: [line.title, line.variantTitle].filter(Boolean).join(", "),
    imageUrl: line.image?.url ?? null,
    quantity: line.currentQuantity,
    sent: Math.max(0, line.currentQuantity - line.unfulfilledQuantity),
    isEditable: line.merchantEditable,
  };
}
