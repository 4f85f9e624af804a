import { refuse, type Refusal } from "#app/features/shared/outcome.ts";
import type { Desk, ActingDesk } from "#app/features/shared/desk.ts";
import type { ActOutcome, Seen } from "../act-outcome.ts";
import type { ActionRow } from "../action-row.ts";
import { underWayMilliseconds } from "../action-timing.ts";
import { done, lookAtShopify } from "../ask-shopify.server.ts";
import { idOf, readShown } from "../refund/refund-facts.ts";
import { findOtherwise } from "./edit-balance.ts";
import { EditLastLook, EditLook, type AgreementAnswer, type StagedEditAnswer } from "./edit-documents.ts";
import type { EditActionInput } from "./edit-record.ts";

const inputOf = (row: ActionRow): EditActionInput => row.input as EditActionInput;
const idsOf = (row: ActionRow) => ({
  orderId: `gid://shopify/Order/${row.orderId}`,
  editId: inputOf(row).sent.id,
});

/**
 * Just before it begins: whether the order is as it was, and the staged edit still there and still the one that was shown.
 */
export async function lookBeforeEdit(desk: ActingDesk, row: ActionRow): Promise<Refusal | null> {
  const { order, node } = (await desk.shopify.read(EditLastLook, idsOf(row))).data;
  if (!order) return refuse("order_missing");
  if (order.cancelledAt) return refuse("cancelled");
  if (order.updatedAt !== inputOf(row).basis.updatedAt || !order.merchantEditable) return refuse("order_changed");
  if (node?.__typename !== "CalculatedOrder") return refuse("preview_expired");
  return isAsShown(node, row) ? null : refuse("order_changed");
}

const isAsShown = ({ totalPriceSet }: Pick<StagedEditAnswer, "totalPriceSet">, row: ActionRow): boolean =>
  readShown(totalPriceSet).presentment.minor.toString() === inputOf(row).basis.afterMinor;

/** An edit that was made, by what Shopify keeps of the order: the newest of its agreements. */
export function madeBy(
  own: AgreementAnswer,
  order: { agreements: { nodes: AgreementAnswer[]; pageInfo: { hasNextPage: boolean } } },
  row: ActionRow,
): ActOutcome {
  const edits = listNewEdits(order, inputOf(row));
  // Where all that was read came since the preview, there may be more that was not.
  const isWhole = edits.length < order.agreements.nodes.length || !order.agreements.pageInfo.hasNextPage;
  const otherwise = findOtherwise(isWhole ? edits.slice(edits.indexOf(own)) : null, inputOf(row));
  return done({ madeId: idOf(own.id), createdAt: own.happenedAt, ...(otherwise && { otherwise }) });
}

/**
 * Looks for the edit in what Shopify has on record of the order since the preview: an edit by this app that is no other
 * act's. Acts on an order exclude each other, so there is one such at most. Where it is not there, but somebody else's is,
 * or the staged edit would come to something else by now, nobody saw what it would make of the order: a person decides.
 */
export const lookForEdit = (desk: Desk, row: ActionRow): Promise<Seen> =>
  lookAtShopify(async () => {
    const { data, withheld } = await desk.shopify.read(EditLook, idsOf(row));
    if (withheld.length) return { kind: "not_shown" };
    if (!data.order) return { kind: "needs_person", problem: "order_deleted", detail: "" };
    const others = await desk.db.orderAction.findMany({
      where: { orderId: row.orderId, kind: "edit", id: { not: row.id }, shopifyId: { not: null } },
      select: { shopifyId: true },
    });
    const taken = new Set(others.map(({ shopifyId }) => String(shopifyId)));
    const edits = listNewEdits(data.order, inputOf(row));
    const own = edits.find(({ id, app }) => app?.id === data.currentAppInstallation.app.id && !taken.has(idOf(id)));
    if (own) return madeBy(own, data.order, row);
    const { node } = data;
    const isStaged = node?.__typename === "CalculatedOrder";
    if (!isStaged && row.state !== "succeeded") return goneEdit(desk, row);
    if (isStaged && (edits.length || !isAsShown(node, row)))
      return { kind: "needs_person", problem: "changed_elsewhere", detail: "" };
    return { kind: "not_seen", since: [] };
  });

/** Shopify commits no staged edit that is gone; a request that it took before may still be at work. */
const goneEdit = (desk: Desk, { firstSentAt, createdAt }: ActionRow): Seen =>
  desk.now().getTime() - (firstSentAt ?? createdAt).getTime() < underWayMilliseconds
    ? { kind: "unknown", detail: "its staged edit is gone" }
    : { kind: "failed", problem: "changed_elsewhere", detail: null };

/** The edits that Shopify has on record since the preview, newest first. */
export const listNewEdits = (
  { agreements }: { agreements: { nodes: AgreementAnswer[] } },
  { basis }: EditActionInput,
): AgreementAnswer[] =>
  agreements.nodes.filter(
    ({ __typename, id }) => __typename === "OrderEditAgreement" && !basis.agreementIds.includes(idOf(id)),
  );
