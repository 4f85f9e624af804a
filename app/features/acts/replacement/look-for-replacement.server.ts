import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { moneyToJson } from "#app/features/shared/money.ts";
import type { Seen } from "../act-outcome.ts";
import { underWayMilliseconds } from "../action-timing.ts";
import type { ActionRow } from "../finish-order-action.server.ts";
import { readAmounts } from "../refund/refund-facts.ts";
import { keepProgress } from "./keep-replacement-progress.server.ts";
import { ReplacementLook, type ReplacementLookAnswer } from "./replacement-documents.ts";
import { markOf, replacementTag } from "./replacement-mark.ts";
import { progressOf, type ReplacementActionInput } from "./replacement-record.ts";
import { resultOf } from "./replacement-answer.ts";

/**
 * Looks for the new order, by its draft and by our mark, without asking for anything. A draft that is found is written
 * down: from then on it can be completed. Shopify's search is behind, so not finding proves nothing.
 */
export async function lookForReplacement(desk: Desk, row: ActionRow): Promise<Seen> {
  const known = progressOf(row.progress)?.draftOrderId ?? null;
  try {
    const { data } = await desk.shopify.read(ReplacementLook, {
      draftId: `gid://shopify/DraftOrder/${known ?? "0"}`,
      isDraftKnown: known !== null,
      mark: `tag:"${markOf(row.idempotencyKey)}"`,
      since: sinceOf(row),
    });
    const made = findMade(data);
    if (made) return { kind: "done", result: resultOf(made) };
    if (known !== null && !data.draftOrder) return goneDraft(desk, row);
    const found = data.draftOrders.nodes[0];
    if (known === null && found) await keepProgress(desk, row, found.legacyResourceId);
    return { kind: "not_seen", since: listRecent(data) };
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    return error.codes.includes("ACCESS_DENIED") ? { kind: "not_shown" } : { kind: "unknown", detail: error.message };
  }
}

/** Thrown away before it became an order: none can come of it, once nothing of ours is at work there any more. */
function goneDraft(desk: Desk, row: ActionRow): Seen {
  const age = desk.now().getTime() - (row.firstSentAt ?? row.createdAt).getTime();
  if (age < underWayMilliseconds) return { kind: "unknown", detail: "its draft order is gone" };
  return { kind: "failed", problem: "not_done", detail: null };
}

/** Ours; of several with the mark, which a merchant's copy of the order may bear too, the first. */
const findMade = ({ draftOrder, draftOrders, orders }: ReplacementLookAnswer) =>
  draftOrder?.order ?? draftOrders.nodes.find(({ order }) => order)?.order ?? orders.nodes[0];

/** What else the customer got since the preview. */
function sinceOf({ input }: ActionRow): string {
  const { basis } = input as ReplacementActionInput;
  const whose = basis.customerId === null ? `tag:"${replacementTag}"` : `customer_id:${basis.customerId}`;
  return `${whose} created_at:>"${basis.updatedAt}"`;
}

const listRecent = ({ recent }: ReplacementLookAnswer) =>
  recent.nodes.map(({ name, createdAt, tags, totalPriceSet }) => ({
    amount: moneyToJson(readAmounts(totalPriceSet).presentment),
    at: createdAt,
    note: name,
    ours: tags.includes(replacementTag),
  }));
