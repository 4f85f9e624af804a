import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import { refuse, succeed } from "../../shared/outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import type { ActionInput } from "../action-record.ts";
import { askShopify, done, lookAtShopify, refusedWith } from "../ask-shopify.server.ts";
import { askedOnce, neverShown } from "../asked-once.server.ts";
import type { LiveAct } from "../live-act.server.ts";
import { markOf } from "../act-mark.ts";
import { HoldOrder, HoldPlace, HoldRelease, type HoldOrderAnswer } from "./hold-documents.ts";
import type { HoldChoice, HoldForm, HoldPart, HoldPlan, HoldWay } from "./hold-preview.ts";

/** Exactly what Shopify is asked for. */
type Sent = { place: VariablesOf<typeof HoldPlace> } | { release: { id: string; holdIds: string[] } };
type Part = HoldOrderAnswer["fulfillmentOrders"]["nodes"][number];

const ways: Readonly<Record<HoldWay, string>> = { hold: "HOLD", release: "RELEASE_HOLD" };

const numberOf = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

const readPart = (part: Part): HoldPart => ({
  partId: numberOf(part.id),
  place: part.assignedLocation.name,
  lines: part.lineItems.nodes
    .filter(({ remainingQuantity }) => remainingQuantity > 0)
    .map(({ remainingQuantity, lineItem }) => ({ title: lineItem.title, quantity: remainingQuantity })),
  holds: part.fulfillmentHolds.map(({ displayReason, reasonNotes }) =>
    [displayReason, reasonNotes].filter(Boolean).join(": "),
  ),
  may: (["release", "hold"] as const).filter((way) => part.supportedActions.some(({ action }) => action === ways[way])),
});

export const holdAct: LiveAct<HoldOrderAnswer, HoldForm, HoldChoice, HoldPlan> = {
  kind: "hold",
  read: async (desk, id) => (await desk.shopify.read(HoldOrder, { id })).data.order,
  start(_desk, order) {
    if (order.cancelledAt) return refuse("cancelled");
    const parts = order.fulfillmentOrders.nodes.map(readPart).filter(({ may }) => may.length);
    if (parts.length) return succeed({ parts });
    return refuse(order.displayFulfillmentStatus === "FULFILLED" ? "fulfilled" : "nothing_to_hold");
  },
  plan(_desk, order, { partId, how, reason, note }, idempotencyKey) {
    const part = order.fulfillmentOrders.nodes.find(({ id }) => numberOf(id) === partId);
    const problem = (field: string, word: string) => ({ ok: false as const, problems: [{ field, problem: word }] });
    if (!part) return problem("part", "part_gone");
    const { place, lines, holds, may } = readPart(part);
    if (!may.includes(how)) return problem("how", how === "hold" ? "not_holdable" : "not_held");
    const sent: Sent =
      how === "hold"
        ? { place: { id: part.id, hold: { reason, reasonNotes: note || null, handle: markOf(idempotencyKey) } } }
        : { release: { id: part.id, holdIds: part.fulfillmentHolds.map(({ id }) => id) } };
    const shown = {
      lines: lines.map((line) => ({ lineId: "", ...line })),
      reason: note,
      variant: how,
      about: { place },
    };
    return { ok: true, value: { sent, shown, preview: { place, lines, holds, how } } };
  },
};

const sentOf = (row: { input: unknown }): Sent => (row.input as ActionInput<Sent>).sent;

/** A hold bears our handle, by which it is found; a release is seen by its holds being gone. No machine asks twice. */
export const hold: ActOnOrder = {
  ...askedOnce,
  ...neverShown,
  ask: (desk, row, isFirst) =>
    askShopify(desk, row, isFirst, async () => {
      const sent = sentOf(row);
      if ("place" in sent) {
        const { fulfillmentHold: made, userErrors = [] } =
          (await desk.shopify.act(HoldPlace, sent.place)).data.fulfillmentOrderHold ?? {};
        return made ? done({ madeId: numberOf(made.id) }) : refusedWith(userErrors);
      }
      const { fulfillmentOrder, userErrors = [] } =
        (await desk.shopify.act(HoldRelease, sent.release)).data.fulfillmentOrderReleaseHold ?? {};
      return fulfillmentOrder && !userErrors.length ? done() : refusedWith(userErrors);
    }),
  lookFor: (desk, row) =>
    lookAtShopify(async () => {
      const { data, withheld } = await desk.shopify.read(HoldOrder, { id: `gid://shopify/Order/${row.orderId}` });
      if (withheld.length) return { kind: "not_shown" };
      if (!data.order) return { kind: "needs_person", problem: "order_deleted", detail: "" };
      const sent = sentOf(row);
      const holds = data.order.fulfillmentOrders.nodes.flatMap(({ fulfillmentHolds }) => fulfillmentHolds);
      if ("place" in sent) {
        const own = holds.find(({ handle }) => handle === sent.place.hold.handle);
        return own ? done({ madeId: numberOf(own.id) }) : { kind: "not_seen", since: [] };
      }
      const isHeld = holds.some(({ id }) => sent.release.holdIds.includes(id));
      return isHeld ? { kind: "not_seen", since: [] } : done();
    }),
};
