import type { Desk } from "#app/features/shared/desk.ts";
import { outcomeOfFailure, type ActOutcome } from "../act-outcome.ts";
import { underWayMilliseconds } from "../action-timing.ts";
import type { ActionRow } from "../action-row.ts";
import { keepProgress } from "./keep-replacement-progress.server.ts";
import { ReplacementComplete, ReplacementCreate, ReplacementDiscard } from "./replacement-documents.ts";
import { lookForReplacement } from "./look-for-replacement.server.ts";
import { isFree, resultOf } from "./replacement-answer.ts";
import { progressOf, type ReplacementActionInput } from "./replacement-record.ts";

/**
 * Asks Shopify to prepare the new order, writes down which draft that is, and completes it. Of these only the first makes
 * something each time: so it is asked for once, and never where a draft is known.
 * @param isFirst Shopify was never asked for this row before
 */
export async function askForReplacement(desk: Desk, row: ActionRow, isFirst: boolean): Promise<ActOutcome> {
  let draftOrderId = progressOf(row.progress)?.draftOrderId;
  if (!draftOrderId) {
    const created = await createDraft(desk, row);
    if ("kind" in created) return created;
    draftOrderId = created.draftOrderId;
    await keepProgress(desk, row, draftOrderId);
  }
  return completeDraft(desk, row, draftOrderId, isFirst);
}

const gidOf = (draftOrderId: string): string => `gid://shopify/DraftOrder/${draftOrderId}`;
const wordsOf = (errors: readonly { message: string }[]): string => errors.map(({ message }) => message).join("\n");

async function createDraft(desk: Desk, row: ActionRow): Promise<{ draftOrderId: string } | ActOutcome> {
  const { sent } = row.input as ReplacementActionInput;
  try {
    const { data } = await desk.shopify.act(ReplacementCreate, { input: sent });
    const { draftOrder, userErrors = [] } = data.draftOrderCreate ?? {};
    if (draftOrder && isFree(draftOrder)) return { draftOrderId: draftOrder.legacyResourceId };
    if (draftOrder) {
      await discardDraft(desk, row, draftOrder.legacyResourceId);
      return { kind: "failed", problem: "not_free", detail: null };
    }
    if (userErrors.length) return { kind: "failed", problem: "refused", detail: wordsOf(userErrors) };
    return { kind: "unknown", detail: "an answer without a draft" };
  } catch (error) {
    // Nobody asks for a draft a second time: this is always the first.
    return note(desk, row, error, outcomeOfFailure(error, true));
  }
}

async function completeDraft(desk: Desk, row: ActionRow, draftOrderId: string, isFirst: boolean): Promise<ActOutcome> {
  let outcome: ActOutcome;
  try {
    const { data } = await desk.shopify.act(ReplacementComplete, { id: gidOf(draftOrderId) });
    const { draftOrder, userErrors = [] } = data.draftOrderComplete ?? {};
    if (draftOrder?.order) return { kind: "done", result: resultOf(draftOrder.order) };
    if (!userErrors.length) return { kind: "unknown", detail: "an answer without an order" };
    // Refused, perhaps because it is done: the draft says so.
    const seen = await lookForReplacement(desk, row);
    if (seen.kind === "done" || seen.kind === "unknown") return seen;
    const refused = wordsOf(userErrors);
    // Or because the request before is still at it.
    if (seen.kind === "not_shown" || (!isFirst && isStillUnderWay(desk, row)))
      return { kind: "unknown", detail: refused };
    outcome = { kind: "failed", problem: "refused", detail: refused };
    await discardDraft(desk, row, draftOrderId);
  } catch (error) {
    outcome = note(desk, row, error, outcomeOfFailure(error, isFirst));
    if (outcome.kind === "failed") await discardDraft(desk, row, draftOrderId);
  }
  return outcome;
}

const isStillUnderWay = (desk: Desk, { firstSentAt, createdAt }: ActionRow): boolean =>
  desk.now().getTime() - (firstSentAt ?? createdAt).getTime() < underWayMilliseconds;

/** Tidies up. A draft that stays harms nobody: it is not an order. */
async function discardDraft(desk: Desk, row: ActionRow, draftOrderId: string): Promise<void> {
  try {
    await desk.shopify.act(ReplacementDiscard, { id: gidOf(draftOrderId) });
  } catch (error) {
    desk.log.warn({ err: error, actionId: row.id.toString(), draftOrderId }, "a draft order was left at Shopify");
  }
}

function note(desk: Desk, row: ActionRow, error: unknown, outcome: ActOutcome): ActOutcome {
  desk.log.warn(
    { err: error, actionId: row.id.toString(), outcome: outcome.kind },
    "a replacement got no plain answer",
  );
  return outcome;
}
