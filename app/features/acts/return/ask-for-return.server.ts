import { ShopifyUnavailable, type AdminAnswer } from "#app/platform/shopify/admin-api.ts";
import type { FragmentOf, VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { Desk } from "../../shared/desk.ts";
import type { ActOutcome, Seen } from "../act-outcome.ts";
import type { ActionRow } from "../action-row.ts";
import { lateStartMilliseconds } from "../action-timing.ts";
import { labelAwaited, type ActionInput, type ActionResult } from "../action-record.ts";
import { askShopify, done, lookAtShopify, refusedWith } from "../ask-shopify.server.ts";
import { markOf, markPrefix } from "../act-mark.ts";
import type { ListedRefund } from "../order-action-decision.ts";
import {
  ReturnCreate,
  ReturnLabel,
  ReturnLabelLook,
  ReturnLook,
  type DeliveryLabelFragment,
  type ReturnLookAnswer,
} from "./return-documents.ts";
import { numberOf } from "./return-facts.ts";
import type { LabelSent, ReturnSent } from "./return-input.ts";
import { freshLabel } from "./stage-label.server.ts";

/** So many pages of returns are looked at; an order with more is no order that machines look through (ours). */
export const mostPages = 10;

const sentOf = (row: { input: unknown }): ReturnSent => (row.input as ActionInput<ReturnSent>).sent;

/**
 * Asks Shopify for the return, and then for its label, which is made ready before: nothing slow stands between. A label
 * that did not come to it stands in nobody's way: the return is made, and it is said what it lacks.
 */
export const askForReturn = (desk: Desk, row: ActionRow, isFirst: boolean): Promise<ActOutcome> =>
  askShopify(desk, row, isFirst, async () => {
    const sent = sentOf(row);
    const label = await readyLabel(desk, row, sent.label);
    const { return: made, userErrors = [] } =
      (await desk.shopify.act(ReturnCreate, { input: sent.create })).data.returnCreate ?? {};
    if (!made) return refusedWith(userErrors);
    const lacks = await labelReturn(desk, row, made, label, true);
    return lacks ? done({ madeId: numberOf(made.id), name: made.name, ...lacks }) : labelUnknown;
  });

/** A return with its ways back: to each belong the labels of its parcels. */
type Labelled = { id: string; reverseFulfillmentOrders: { nodes: readonly { id: string }[] } };
type Lacks = Pick<ActionResult, "label"> & { lacks?: "label" };

/** The return is made; it is looked at again, and then says itself whether its label came to it. */
export const labelUnknown: ActOutcome & Seen = { kind: "unknown", detail: labelAwaited };

/**
 * Whether the label that the return lacks may still come to it: it was asked for without an answer, or whoever asked died
 * before they wrote down how far they were, and the request may still begin.
 */
export function mayBeLabelled(desk: Desk, { problemDetail, firstSentAt, createdAt }: ActionRow): boolean {
  const age = desk.now().getTime() - (firstSentAt ?? createdAt).getTime();
  return (problemDetail === null || problemDetail === labelAwaited) && age < lateStartMilliseconds;
}

/** What was known of a label stays known where Shopify could not be asked now. */
export const keepAwaiting = (seen: Seen, { problemDetail }: ActionRow): Seen =>
  seen.kind === "unknown" && problemDetail === labelAwaited ? labelUnknown : seen;

/** A label as Shopify is asked for it; null: there is to be none; `lost`: there was to be one that cannot be asked for. */
type ReadyLabel = LabelSent | null | "lost";

/** Makes the label ready, before anything of the act is asked for. One that is lost stands in nobody's way. */
export async function readyLabel(desk: Desk, row: ActionRow, label: LabelSent | null): Promise<ReadyLabel> {
  try {
    return label && (await freshLabel(desk, label));
  } catch (error) {
    desk.log.warn({ err: error, actionId: row.id.toString() }, "the label of a return is not where Shopify takes it");
    return "lost";
  }
}

/**
 * Puts the label to the return that was just made, or agreed to.
 * @returns what it lacks where that did not come to it; null: Shopify gave no answer and does not show it yet
 */
export async function labelReturn(
  desk: Desk,
  row: ActionRow,
  made: Labelled,
  ready: ReadyLabel,
  notify: boolean,
): Promise<Lacks | null> {
  if (!ready) return {};
  const [way, ...others] = made.reverseFulfillmentOrders.nodes;
  // One label takes goods to one place: of several ways back, none is the one it was meant for.
  if (!way || others.length || ready === "lost") return { lacks: "label" };
  try {
    const { tracking, label } = ready;
    const { data } = await desk.shopify.act(ReturnLabel, { id: way.id, tracking, label, notify });
    const { reverseDelivery } = data.reverseDeliveryCreateWithShipping ?? {};
    return reverseDelivery ? publicLabel(ready, [reverseDelivery]) : { lacks: "label" };
  } catch (error) {
    desk.log.warn({ err: error, actionId: row.id.toString() }, "no answer about the label of a return");
    if (error instanceof ShopifyUnavailable && !error.mayHaveActed) return { lacks: "label" };
    const there = await listDeliveries(desk, made.id);
    return there.length ? publicLabel(ready, there) : null;
  }
}

/**
 * Where Shopify shows its copy of a label that was given as a file, where it says so: what was given it keeps for a while.
 * @param label as Shopify was asked for it: the address in it is not its copy's
 */
export function publicLabel(
  { file, label }: LabelSent,
  deliveries: readonly FragmentOf<typeof DeliveryLabelFragment>[],
): Pick<ActionResult, "label"> {
  if (!file) return {};
  const shown = deliveries.flatMap(({ deliverable }) =>
    deliverable?.__typename === "ReverseDeliveryShippingDeliverable" ? (deliverable.label?.publicFileUrl ?? []) : [],
  );
  const own = shown.find((url) => url !== label?.fileUrl);
  return own ? { label: own } : {};
}

/** What Shopify shows with the return now; a label that is not there may still come to it. */
async function listDeliveries(desk: Desk, id: string) {
  try {
    const { data } = await desk.shopify.read(ReturnLabelLook, { id });
    const { nodes = [] } = data.return?.reverseFulfillmentOrders ?? {};
    return nodes.flatMap(({ reverseDeliveries }) => reverseDeliveries.nodes);
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    return [];
  }
}

/** What a return lacks that is looked for after its label may have come to it. */
export function lackOfLabel(
  ways: readonly { reverseDeliveries: { nodes: readonly unknown[] } }[],
  label: ReturnSent["label"],
): Lacks {
  const isLabelled = ways.length > 0 && ways.every(({ reverseDeliveries }) => reverseDeliveries.nodes.length);
  return label && !isLabelled ? { lacks: "label" } : {};
}

/** Looks for the return by our mark, without asking for anything: in the newest, and on in older ones made since. */
export const lookForReturn = async (desk: Desk, row: ActionRow): Promise<Seen> => {
  const seen = await lookAtShopify(async () => {
    const mark = markOf(row.idempotencyKey);
    // Shopify tells seconds.
    const from = Math.floor(row.createdAt.getTime() / 1000) * 1000;
    const since: ListedRefund[] = [];
    let after: string | null = null;
    for (let page = 0; page < mostPages; page++) {
      const variables: VariablesOf<typeof ReturnLook> = { id: `gid://shopify/Order/${row.orderId}`, after };
      const { data, withheld }: AdminAnswer<ReturnLookAnswer> = await desk.shopify.read(ReturnLook, variables);
      if (withheld.length) return { kind: "not_shown" };
      if (!data.order) return { kind: "needs_person", problem: "order_deleted", detail: "" };
      const { nodes, pageInfo } = data.order.returns;
      const own = nodes.find((one) => bears(one, mark));
      if (own) {
        const lacks = lackOfLabel(own.reverseFulfillmentOrders.nodes, sentOf(row).label);
        if (lacks.lacks && mayBeLabelled(desk, row)) return labelUnknown;
        return done({ madeId: numberOf(own.id), name: own.name, ...lacks });
      }
      const late = nodes.filter(({ createdAt }) => Date.parse(createdAt) >= from);
      since.push(
        ...late.map((one) => ({ amount: null, at: one.createdAt, note: one.name, ours: bears(one, markPrefix) })),
      );
      // Ours may only stand behind returns that all came later.
      if (!pageInfo.hasNextPage || late.length < nodes.length) return { kind: "not_seen", since };
      after = pageInfo.endCursor;
    }
    return { kind: "not_shown" };
  });
  return keepAwaiting(seen, row);
};

type LookedAt = NonNullable<ReturnLookAnswer["order"]>["returns"]["nodes"][number];

const bears = ({ returnLineItems }: LookedAt, text: string): boolean =>
  returnLineItems.nodes.some(({ returnReasonNote }) => returnReasonNote.includes(text));
