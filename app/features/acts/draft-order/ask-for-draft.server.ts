import type { Desk } from "#app/features/shared/desk.ts";
import type { ActOutcome } from "../act-outcome.ts";
import type { ActionRow } from "../action-row.ts";
import { askShopify, done, refusedWith } from "../ask-shopify.server.ts";
import { askForNext, discardDraft, draftGid } from "./ask-for-next.server.ts";
import { DraftCreate, DraftInvoice } from "./draft-documents.ts";
import { draftProgressOf, type DraftProgress } from "./draft-progress.ts";
import { isAsShown, resultOfDraft, type DraftActionInput } from "./draft-record.ts";
import { keepDraft } from "./keep-draft-progress.server.ts";

/**
 * Asks Shopify to prepare the order, writes down which draft that is, and has the invoice mailed where one is wanted. The
 * draft is asked for once and never where one is known; so is the mail, unless it is certain that Shopify was not asked.
 * @param isFirst Shopify was never asked for this row before
 */
export async function askForDraft(desk: Desk, row: ActionRow, isFirst: boolean): Promise<ActOutcome> {
  const { email } = (row.input as DraftActionInput).sent;
  if (!draftProgressOf(row.progress)) {
    if (!isFirst) return { kind: "unknown", detail: "no draft is known" };
    const created = await createDraft(desk, row);
    if (created.kind !== "done" || !email) return created;
  }
  const progress = draftProgressOf(row.progress);
  return progress && email ? sendInvoice(desk, row, progress, email, isFirst) : { kind: "unknown", detail: "no draft" };
}

const createDraft = (desk: Desk, row: ActionRow): Promise<ActOutcome> =>
  askShopify(desk, row, true, async () => {
    const input = row.input as DraftActionInput;
    const { data } = await desk.shopify.act(DraftCreate, { input: input.sent.draft });
    const { draftOrder, userErrors = [] } = data.draftOrderCreate ?? {};
    if (!draftOrder) return refusedWith(userErrors);
    await keepDraft(desk, row, draftOrder.legacyResourceId);
    if (isAsShown(draftOrder, input)) return done(resultOfDraft(draftOrder));
    // Prices may change between preview and confirmation: nobody is asked for another sum than was shown.
    await discardDraft(desk, row, draftOrder.legacyResourceId);
    return { kind: "failed", problem: "price_changed", detail: null };
  });

const sendInvoice = (
  desk: Desk,
  row: ActionRow,
  { draftOrderId }: DraftProgress,
  email: NonNullable<DraftActionInput["sent"]["email"]>,
  isFirst: boolean,
): Promise<ActOutcome> =>
  askForNext(desk, row, draftOrderId, isFirst, async () => {
    const { data } = await desk.shopify.act(DraftInvoice, { id: draftGid(draftOrderId), email });
    const { draftOrder, userErrors = [] } = data.draftOrderInvoiceSend ?? {};
    return draftOrder && !userErrors.length ? done(resultOfDraft(draftOrder)) : refusedWith(userErrors);
  });
