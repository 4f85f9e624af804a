import type { Desk } from "../../shared/desk.ts";
import type { ActOutcome, Seen } from "../act-outcome.ts";
import type { ActionInput } from "../action-record.ts";
import type { ActionRow } from "../action-row.ts";
import { askShopify, done, lookAtShopify, refusedWith } from "../ask-shopify.server.ts";
import { markOf, markPrefix } from "../replacement/replacement-mark.ts";
import { ReturnCreate, ReturnLabel, ReturnLook } from "./return-documents.ts";
import { numberOf } from "./return-facts.ts";
import type { ReturnSent } from "./return-input.ts";

const sentOf = (row: { input: unknown }): ReturnSent => (row.input as ActionInput<ReturnSent>).sent;

/**
 * Asks Shopify for the return, and then for its label. A label that did not come to it stands in nobody's way: the return
 * is made, and it is said what it lacks.
 */
export const askForReturn = (desk: Desk, row: ActionRow, isFirst: boolean): Promise<ActOutcome> =>
  askShopify(desk, row, isFirst, async () => {
    const sent = sentOf(row);
    const { return: made, userErrors = [] } =
      (await desk.shopify.act(ReturnCreate, { input: sent.create })).data.returnCreate ?? {};
    if (!made) return refusedWith(userErrors);
    const lacks = await labelReturn(desk, row, made, sent.label, true);
    return done({ madeId: numberOf(made.id), name: made.name, ...lacks });
  });

/** The ways back of a return: to each belong the labels of its parcels. */
type WaysBack = { reverseFulfillmentOrders: { nodes: readonly { id: string }[] } };
type Lacks = { lacks?: "label" };

/** Puts the label to the return that was just made, or agreed to; what it lacks where that did not come to it. */
export async function labelReturn(
  desk: Desk,
  row: ActionRow,
  { reverseFulfillmentOrders: { nodes } }: WaysBack,
  label: ReturnSent["label"],
  notify: boolean,
): Promise<Lacks> {
  if (!label) return {};
  const [way, ...others] = nodes;
  // One label takes goods to one place: of several ways back, none is the one it was meant for.
  const isLabelled = way !== undefined && !others.length && (await addLabel(desk, row, way.id, label, notify));
  return isLabelled ? {} : { lacks: "label" };
}

/** What a return lacks that is looked for after its label may have come to it. */
export function lackOfLabel(
  ways: readonly { reverseDeliveries: { nodes: readonly unknown[] } }[],
  label: ReturnSent["label"],
): Lacks {
  const isLabelled = ways.length > 0 && ways.every(({ reverseDeliveries }) => reverseDeliveries.nodes.length);
  return label && !isLabelled ? { lacks: "label" } : {};
}

async function addLabel(
  desk: Desk,
  row: ActionRow,
  id: string,
  label: NonNullable<ReturnSent["label"]>,
  notify: boolean,
): Promise<boolean> {
  try {
    const { data } = await desk.shopify.act(ReturnLabel, { id, ...label, notify });
    return Boolean(data.reverseDeliveryCreateWithShipping?.reverseDelivery);
  } catch (error) {
    desk.log.warn({ err: error, actionId: row.id.toString() }, "a return got no label");
    return false;
  }
}

/** Looks for the return by our mark, without asking for anything. */
export const lookForReturn = (desk: Desk, row: ActionRow): Promise<Seen> =>
  lookAtShopify(async () => {
    const { data, withheld } = await desk.shopify.read(ReturnLook, { id: `gid://shopify/Order/${row.orderId}` });
    if (withheld.length) return { kind: "not_shown" };
    if (!data.order) return { kind: "needs_person", problem: "order_deleted", detail: "" };
    const mark = markOf(row.idempotencyKey);
    const { nodes, pageInfo } = data.order.returns;
    const bears = ({ returnLineItems }: (typeof nodes)[number], text: string) =>
      returnLineItems.nodes.some(({ returnReasonNote }) => returnReasonNote.includes(text));
    const own = nodes.find((one) => bears(one, mark));
    if (!own) {
      // Shopify tells seconds.
      const from = Math.floor(row.createdAt.getTime() / 1000) * 1000;
      // All of these came later: ours may stand behind them.
      if (pageInfo.hasNextPage && nodes.every(({ createdAt }) => Date.parse(createdAt) >= from))
        return { kind: "not_shown" };
      const since = nodes
        .filter(({ createdAt }) => Date.parse(createdAt) >= from)
        .map((one) => ({ amount: null, at: one.createdAt, note: one.name, ours: bears(one, markPrefix) }));
      return { kind: "not_seen", since };
    }
    const lacks = lackOfLabel(own.reverseFulfillmentOrders.nodes, sentOf(row).label);
    return done({ madeId: numberOf(own.id), name: own.name, ...lacks });
  });
