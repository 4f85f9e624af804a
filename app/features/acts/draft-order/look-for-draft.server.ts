import type { Desk } from "#app/features/shared/desk.ts";
import { markOf } from "../act-mark.ts";
import type { Seen } from "../act-outcome.ts";
import type { ActionResult } from "../action-record.ts";
import type { ActionRow } from "../action-row.ts";
import { done, lookAtShopify } from "../ask-shopify.server.ts";
import { readResult } from "../read-record.ts";
import { DraftLook, type DraftLookAnswer, type PreparedDraftAnswer } from "./draft-documents.ts";
import { draftProgressOf } from "./draft-progress.ts";
import { isAsShown, paymentOf, resultOfDraft, type DraftActionInput } from "./draft-record.ts";
import { keepDraft } from "./keep-draft-progress.server.ts";
import { lastAskedAt, searchPatienceMilliseconds } from "./when-draft-not-seen.ts";

/**
 * Looks for the draft, by its id and by our mark, and whether its invoice has left, without asking for anything. A draft
 * that is found is written down: from then on its invoice can be sent. Shopify's search is behind, so not finding proves
 * nothing.
 */
export const lookForDraft = (desk: Desk, row: ActionRow): Promise<Seen> =>
  lookAtShopify(async () => {
    const known = draftProgressOf(row.progress);
    const { data, withheld } = await desk.shopify.read(DraftLook, {
      draftId: `gid://shopify/DraftOrder/${known?.draftOrderId ?? "0"}`,
      isDraftKnown: known !== null,
      mark: `tag:"${markOf(row.idempotencyKey)}"`,
    });
    const draft = data.draftOrder ?? data.draftOrders.nodes[0];
    // One that was made stays payable, also where the merchant has changed it since.
    if (draft && (row.state === "succeeded" || isOut(draft, row))) return done(resultOfDraft(draft));
    // A draft that was paid may be deleted: the order bears our mark too.
    const made = draft ? null : orderOfDraft(row, data);
    if (made) return done(made);
    if (withheld.length) return { kind: "not_shown" };
    // Once its mail was asked for it may have left, or may still, whatever became of the draft.
    const isMailInDoubt = row.state !== "succeeded" && Boolean(known?.nextAskedAt);
    if (!draft) return known && !isMailInDoubt ? goneDraft(desk, row) : { kind: "not_seen", since: [] };
    if (!isMailInDoubt && !isAsShown(draft, row.input as DraftActionInput))
      return { kind: "failed", problem: "changed_elsewhere", detail: null };
    if (!known) await keepDraft(desk, row, draft.legacyResourceId);
    return { kind: "not_seen", since: [] };
  });

/** The act by the order that came of its draft, which is not there any more; null: none did. */
function orderOfDraft(row: ActionRow, { orders }: DraftLookAnswer): Partial<ActionResult> | null {
  const [order] = orders.nodes;
  if (!order) return null;
  const known: Partial<ActionResult> = { ...readResult(row.result) };
  delete known.missingSince;
  return { madeId: draftProgressOf(row.progress)?.draftOrderId ?? null, ...known, ...paymentOf(order) };
}

/** All that was wanted of it is there: its invoice has left, somebody paid it, or it was to be a draft and is as shown. */
function isOut(draft: PreparedDraftAnswer, row: ActionRow): boolean {
  const input = row.input as DraftActionInput;
  if (draft.invoiceSentAt !== null || draft.status !== "OPEN") return true;
  return input.sent.email === null && isAsShown(draft, input);
}

/** Thrown away in Shopify before its invoice was asked for, unless the search is only behind. */
const goneDraft = (desk: Desk, row: ActionRow): Seen =>
  desk.now().getTime() - lastAskedAt(row).getTime() < searchPatienceMilliseconds
    ? { kind: "unknown", detail: "its draft order is gone" }
    : { kind: "failed", problem: "not_done", detail: null };
