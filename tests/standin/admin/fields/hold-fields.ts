import type { HoldRecord } from "../../state.ts";
import { placeHold, releaseHolds, type HoldInput } from "../acts/hold-order.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { readGid } from "../gid.ts";
import { findVisibleOrder } from "../visible-orders.ts";
import { listFulfillmentOrders } from "./fulfillment-fields.ts";
import { demandId } from "./query-fields.ts";
import { showHold } from "./sources.ts";

const missing = { field: ["id"], message: "Fulfillment order does not exist.", code: "FULFILLMENT_ORDER_NOT_FOUND" };

/** The order of a fulfilment order that is still open, and that itself as it is now. */
function findOpen(context: RequestContext, id: string) {
  const wanted = demandId("FulfillmentOrder", id);
  const order = findVisibleOrder(context, Math.floor(wanted / 10));
  const show = () =>
    order ? listFulfillmentOrders(context, order).find(({ number }) => number === wanted) : undefined;
  return order && ["OPEN", "ON_HOLD"].includes(show()?.status ?? "") ? { order, show } : null;
}

const answerHold = (hold: HoldRecord, part: unknown) => ({
  fulfillmentHold: showHold(hold),
  fulfillmentOrder: part,
  remainingFulfillmentOrder: null,
  userErrors: [],
});

export const holdMutations: FieldMap<undefined> = {
  fulfillmentOrderHold: async (_root, args: { id: string; fulfillmentHold: HoldInput }, context) => {
    await context.pause();
    const refuse = (error: object) => ({
      fulfillmentHold: null,
      fulfillmentOrder: null,
      remainingFulfillmentOrder: null,
      userErrors: [error],
    });
    const open = findOpen(context, args.id);
    if (!open) return refuse(missing);
    const placed = context.change((change) => placeHold(change, open.order, args.fulfillmentHold));
    return "error" in placed ? refuse(placed.error) : answerHold(placed.made, open.show());
  },
  fulfillmentOrderReleaseHold: async (_root, args: { id: string; holdIds?: string[] | null }, context) => {
    await context.pause();
    const open = findOpen(context, args.id);
    if (!open) return { fulfillmentOrder: null, userErrors: [missing] };
    const ids = args.holdIds ? args.holdIds.map((id) => readGid("FulfillmentHold", id) ?? 0) : null;
    context.change((change) => releaseHolds(change, open.order, ids));
    return { fulfillmentOrder: open.show() ?? null, userErrors: [] };
  },
};
