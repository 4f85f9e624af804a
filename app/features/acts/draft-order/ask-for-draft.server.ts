import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { ActOutcome } from "../act-outcome.ts";
import type { ActionRow } from "../action-row.ts";
import { askShopify, done, refusedWith } from "../ask-shopify.server.ts";
import { DraftCreate, DraftDiscard, DraftInvoice } from "./draft-documents.ts";
import {
  draftProgressOf,
  isAsShown,
  resultOfDraft,
  type DraftActionInput,
  type DraftProgress,
} from "./draft-record.ts";
import { claimInvoice, keepDraft, unclaimInvoice } from "./keep-draft-progress.server.ts";

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

const gidOf = (draftOrderId: string): string => `gid://shopify/DraftOrder/${draftOrderId}`;

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

async function sendInvoice(
  desk: Desk,
  row: ActionRow,
  { draftOrderId }: DraftProgress,
  email: NonNullable<DraftActionInput["sent"]["email"]>,
  isFirst: boolean,
): Promise<ActOutcome> {
  if (!(await claimInvoice(desk, row))) return { kind: "unknown", detail: "the invoice was asked for before" };
  let isUnasked = false;
  const outcome = await askShopify(desk, row, isFirst, async () => {
    try {
      const { data } = await desk.shopify.act(DraftInvoice, { id: gidOf(draftOrderId), email });
      const { draftOrder, userErrors = [] } = data.draftOrderInvoiceSend ?? {};
      return draftOrder && !userErrors.length ? done(resultOfDraft(draftOrder)) : refusedWith(userErrors);
    } catch (error) {
      isUnasked = error instanceof ShopifyUnavailable && !error.mayHaveActed;
      throw error;
    }
  });
  if (isUnasked && outcome.kind === "unknown") await unclaimInvoice(desk, row);
  // Nobody was told of it: what is left would only be in the way.
  if (outcome.kind === "failed" && isFirst) await discardDraft(desk, row, draftOrderId);
  return outcome;
}

/** Tidies up. A draft that stays harms nobody: it is not an order. */
async function discardDraft(desk: Desk, row: ActionRow, draftOrderId: string): Promise<void> {
  try {
    await desk.shopify.act(DraftDiscard, { id: gidOf(draftOrderId) });
  } catch (error) {
    desk.log.warn({ err: error, actionId: row.id.toString(), draftOrderId }, "a draft order was left at Shopify");
  }
}
