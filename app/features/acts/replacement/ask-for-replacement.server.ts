import type { Desk } from "#app/features/shared/desk.ts";
import type { ActOutcome } from "../act-outcome.ts";
import type { ActionRow } from "../action-row.ts";
import { askShopify, refusedWith } from "../ask-shopify.server.ts";
import { askForNext, discardDraft, draftGid } from "../draft-order/ask-for-next.server.ts";
import { draftProgressOf } from "../draft-order/draft-progress.ts";
import { keepDraft } from "../draft-order/keep-draft-progress.server.ts";
import { lookForReplacement } from "./look-for-replacement.server.ts";
import { isFree, resultOf } from "./replacement-answer.ts";
import { ReplacementComplete, ReplacementCreate } from "./replacement-documents.ts";
import type { ReplacementActionInput } from "./replacement-record.ts";

/**
 * Asks Shopify to prepare the new order, writes down which draft that is, and has an order made of it. The draft is asked
 * for once and never where one is known; so is the order, unless it is certain that Shopify was not asked.
 * @param isFirst Shopify was never asked for this row before
 */
export async function askForReplacement(desk: Desk, row: ActionRow, isFirst: boolean): Promise<ActOutcome> {
  if (!draftProgressOf(row.progress)) {
    if (!isFirst) return { kind: "unknown", detail: "no draft is known" };
    const refused = await createDraft(desk, row);
    if (refused) return refused;
  }
  const progress = draftProgressOf(row.progress);
  return progress
    ? completeDraft(desk, row, progress.draftOrderId, isFirst)
    : { kind: "unknown", detail: "ended by somebody else" };
}

/** Prepares the order and writes down which draft it is; null: it is there. */
async function createDraft(desk: Desk, row: ActionRow): Promise<ActOutcome | null> {
  let isPrepared = false;
  const outcome = await askShopify(desk, row, true, async () => {
    const { sent } = row.input as ReplacementActionInput;
    const { data } = await desk.shopify.act(ReplacementCreate, { input: sent });
    const { draftOrder, userErrors = [] } = data.draftOrderCreate ?? {};
    if (!draftOrder) return refusedWith(userErrors);
    if (!isFree(draftOrder)) {
      await discardDraft(desk, row, draftOrder.legacyResourceId);
      return { kind: "failed", problem: "not_free", detail: null };
    }
    await keepDraft(desk, row, draftOrder.legacyResourceId);
    isPrepared = true;
    return { kind: "unknown", detail: "no order yet" };
  });
  return isPrepared ? null : outcome;
}

const completeDraft = (desk: Desk, row: ActionRow, draftOrderId: string, isFirst: boolean): Promise<ActOutcome> =>
  askForNext(desk, row, draftOrderId, isFirst, async () => {
    const { data } = await desk.shopify.act(ReplacementComplete, { id: draftGid(draftOrderId) });
    const { draftOrder, userErrors = [] } = data.draftOrderComplete ?? {};
    if (draftOrder?.order) return { kind: "done", result: resultOf(draftOrder.order) };
    if (!userErrors.length) return refusedWith([]);
    // Refused, perhaps because somebody did it in Shopify: the draft says so.
    const seen = await lookForReplacement(desk, row);
    if (seen.kind === "done" || seen.kind === "unknown") return seen;
    return seen.kind === "not_shown"
      ? { kind: "unknown", detail: "Shopify does not show us drafts" }
      : refusedWith(userErrors);
  });
