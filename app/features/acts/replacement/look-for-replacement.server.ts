import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { moneyToJson } from "#app/features/shared/money.ts";
import { markOf } from "../act-mark.ts";
import type { Seen } from "../act-outcome.ts";
import type { ActionRow } from "../action-row.ts";
import { lateStartMilliseconds } from "../action-timing.ts";
import { draftProgressOf } from "../draft-order/draft-progress.ts";
import { keepDraft } from "../draft-order/keep-draft-progress.server.ts";
import { lastAskedAt, searchPatienceMilliseconds } from "../draft-order/when-draft-not-seen.ts";
import { readShown } from "../refund/refund-facts.ts";
import { ReplacementLook, type ReplacementLookAnswer } from "./replacement-documents.ts";
import { replacementTag } from "./replacement-tags.ts";
import type { ReplacementActionInput } from "./replacement-record.ts";
import { isFree, resultOf } from "./replacement-answer.ts";

/**
 * Looks for the new order, by its draft and by our mark, without asking for anything. A draft that is found is written
 * down: from then on an order can be made of it. Shopify's search is behind, so not finding proves nothing.
 */
export async function lookForReplacement(desk: Desk, row: ActionRow): Promise<Seen> {
  const known = draftProgressOf(row.progress)?.draftOrderId ?? null;
  try {
    const { data, withheld } = await desk.shopify.read(ReplacementLook, {
      draftId: `gid://shopify/DraftOrder/${known ?? "0"}`,
      isDraftKnown: known !== null,
      mark: `tag:"${markOf(row.idempotencyKey)}"`,
      since: sinceOf(row),
    });
    const made = findMade(data);
    if (made) return { kind: "done", result: resultOf(made) };
    // A part that is missing from the answer is not missing from the shop.
    if (withheld.length) return { kind: "not_shown" };
    if (known !== null && !data.draftOrder) return goneDraft(desk, row);
    const found = data.draftOrders.nodes[0];
    const draft = data.draftOrder ?? found;
    if (draft && !isFree(draft)) return changedDraft(desk, row);
    if (known === null && found) await keepDraft(desk, row, found.legacyResourceId);
    return { kind: "not_seen", since: listRecent(data) };
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    return error.codes.includes("ACCESS_DENIED") ? { kind: "not_shown" } : { kind: "unknown", detail: error.message };
  }
}

/**
 * Thrown away, most likely before it became an order; that no order came of it only Shopify's search tells, which is
 * behind.
 */
function goneDraft(desk: Desk, row: ActionRow): Seen {
  if (ageOf(desk, row) < searchPatienceMilliseconds) return { kind: "unknown", detail: "its draft order is gone" };
  return { kind: "failed", problem: "not_done", detail: null };
}

/**
 * Somebody changed it in Shopify, and an order of it would not be the one that was confirmed. It is left to them, once a
 * request that comes late makes none of it any more.
 */
const changedDraft = (desk: Desk, row: ActionRow): Seen =>
  ageOf(desk, row) < lateStartMilliseconds
    ? { kind: "unknown", detail: "its draft order is not free any more" }
    : { kind: "failed", problem: "not_free", detail: null };

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
    amount: moneyToJson(readShown(totalPriceSet).presentment),
    at: createdAt,
    note: name,
    ours: tags.includes(replacementTag),
  }));

const ageOf = (desk: Desk, row: ActionRow): number => desk.now().getTime() - lastAskedAt(row).getTime();
