import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { ActOutcome } from "../act-outcome.ts";
import type { ActionRow } from "../action-row.ts";
import { askShopify } from "../ask-shopify.server.ts";
import { DraftDiscard } from "./draft-documents.ts";
import { claimNext, unclaimNext } from "./keep-draft-progress.server.ts";

export const draftGid = (draftOrderId: string): string => `gid://shopify/DraftOrder/${draftOrderId}`;

/**
 * Asks for what follows a draft that is known, its order or its invoice by mail: once, unless it is certain that Shopify
 * was not asked. A draft of which certainly nothing comes is thrown away.
 * @param isFirst Shopify was never asked for this row before
 */
export async function askForNext(
  desk: Desk,
  row: ActionRow,
  draftOrderId: string,
  isFirst: boolean,
  ask: () => Promise<ActOutcome>,
): Promise<ActOutcome> {
  if (!(await claimNext(desk, row))) return { kind: "unknown", detail: "what follows the draft was asked for before" };
  let isUnasked = false;
  const outcome = await askShopify(desk, row, isFirst, async () => {
    try {
      return await ask();
    } catch (error) {
      isUnasked = error instanceof ShopifyUnavailable && !error.mayHaveActed;
      throw error;
    }
  });
  if (isUnasked && outcome.kind === "unknown") await unclaimNext(desk, row);
  // Nobody was told of it: what is left would only be in the way.
  if (outcome.kind === "failed") await discardDraft(desk, row, draftOrderId);
  return outcome;
}

/** Tidies up. A draft that stays harms nobody: it is not an order. */
export async function discardDraft(desk: Desk, row: ActionRow, draftOrderId: string): Promise<void> {
  try {
    await desk.shopify.act(DraftDiscard, { id: draftGid(draftOrderId) });
  } catch (error) {
    desk.log.warn({ err: error, actionId: row.id.toString(), draftOrderId }, "a draft order was left at Shopify");
  }
}
