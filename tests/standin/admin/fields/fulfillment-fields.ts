import type { FulfillmentRecord, LineRecord, OrderRecord, TrackingEventRecord } from "../../state.ts";
import { connectById } from "../connection.ts";
import type { PageArguments } from "../connection.ts";
import { comparePlaces, makeConnection } from "../connection.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { takePairShare, timesPair } from "../money.ts";
import { priceOfLine } from "../order-money.ts";
import { countUnits } from "../order-quantities.ts";
import { suggestLocation } from "../calculate-refund.ts";
import { listSentLines } from "../return-quantities.ts";
import type { SentLine } from "../return-quantities.ts";
import { showPair } from "./money-fields.ts";
import { showHold, showLine, showLocation, showOrder } from "./sources.ts";
import type { FulfillmentSource } from "./sources.ts";

interface FulfillmentLineSource {
  __typename: "FulfillmentLineItem";
  order: OrderRecord;
  id: number;
  line: LineRecord;
  units: number;
}

export const fulfillmentFields: FieldMap<FulfillmentSource> = {
  id: ({ fulfillment }) => gid("Fulfillment", fulfillment.id),
  legacyResourceId: ({ fulfillment }) => String(fulfillment.id),
  name: ({ fulfillment }) => fulfillment.name,
  status: ({ fulfillment }) => fulfillment.status,
  displayStatus: ({ fulfillment }) => fulfillment.displayStatus,
  createdAt: ({ fulfillment }) => formatInstant(fulfillment.createdAt),
  updatedAt: ({ fulfillment }) => formatInstant(fulfillment.updatedAt),
  inTransitAt: ({ fulfillment }) => formatInstant(fulfillment.inTransitAt),
  deliveredAt: ({ fulfillment }) => formatInstant(fulfillment.deliveredAt),
  estimatedDeliveryAt: ({ fulfillment }) => formatInstant(fulfillment.estimatedDeliveryAt),
  requiresShipping: () => true,
  totalQuantity: ({ fulfillment }) => fulfillment.lines.reduce((sum, part) => sum + part.quantity, 0),
  order: ({ order }) => showOrder(order),
  location: ({ fulfillment }, _args, context) => {
    const location = context.state.locations.find((candidate) => candidate.id === fulfillment.locationId);
    return location ? showLocation(location) : null;
  },
  service: () => null,
  trackingInfo: ({ fulfillment }, { first }: { first?: number | null }) =>
    fulfillment.tracking
      .slice(0, first ?? undefined)
      .map((tracking) => ({ __typename: "FulfillmentTrackingInfo", ...tracking })),
  events: ({ fulfillment }, args: PageArguments & { sortKey: string }) => {
    const places = fulfillment.events.map((record) => ({
      id: record.id,
      value: args.sortKey === "ID" ? null : Date.parse(record.happenedAt),
      record,
    }));
    return makeConnection(places.sort(comparePlaces), args, (event) => ({ __typename: "FulfillmentEvent", event }));
  },
  fulfillmentLineItems: ({ order, fulfillment }, args: PageArguments) => {
    const parts = listSentLines(order, fulfillment);
    return connectById(
      parts,
      args,
      (part) => part.id,
      (part) => showSentLine(order, part),
    );
  },
};

export const showSentLine = (order: OrderRecord, part: SentLine): FulfillmentLineSource => ({
  __typename: "FulfillmentLineItem",
  order,
  ...part,
});

export const fulfillmentLineFields: FieldMap<FulfillmentLineSource> = {
  id: ({ id }) => gid("FulfillmentLineItem", id),
  quantity: ({ units }) => units,
  lineItem: ({ order, line }) => showLine(order, line),
  originalTotalSet: ({ order, line, units }, _args, context) =>
    showPair(context, order, timesPair(line.unitPrice, units)),
  discountedTotalSet: ({ order, line, units }, _args, context) =>
    showPair(context, order, takePairShare(priceOfLine(line), line.quantity, units)),
};

export const trackingEventFields: FieldMap<{ event: TrackingEventRecord }> = {
  id: ({ event }) => gid("FulfillmentEvent", event.id),
  status: ({ event }) => event.status,
  message: ({ event }) => event.message,
  happenedAt: ({ event }) => formatInstant(event.happenedAt),
  createdAt: ({ event }) => formatInstant(event.happenedAt),
  estimatedDeliveryAt: () => null,
  address1: () => null,
  city: ({ event }) => event.city,
  province: ({ event }) => event.province,
  country: ({ event }) => event.country,
  zip: () => null,
  latitude: () => null,
  longitude: () => null,
};

function orderPart(context: RequestContext, order: OrderRecord, id: number, done: FulfillmentRecord | null) {
  const open = order.lines.map((line) => ({ line, units: countUnits(order, line).unfulfilled }));
  const parts = done
    ? done.lines.flatMap(({ lineId, quantity }) => {
        const line = order.lines.find((candidate) => candidate.id === lineId);
        return line ? [{ line, total: quantity, remaining: 0 }] : [];
      })
    : open.filter(({ units }) => units > 0).map(({ line, units }) => ({ line, total: units, remaining: units }));
  const locationId = done?.locationId ?? suggestLocation(context.state, order, parts[0]?.line.id ?? 0);
  const location = context.state.locations.find((candidate) => candidate.id === locationId);
  const holds = done ? [] : (order.holds ?? []);
  return {
    __typename: "FulfillmentOrder",
    number: id,
    id: gid("FulfillmentOrder", id),
    orderId: gid("Order", order.id),
    orderName: order.name,
    order: showOrder(order),
    createdAt: formatInstant(order.createdAt),
    updatedAt: formatInstant(done?.updatedAt ?? order.updatedAt),
    orderProcessedAt: formatInstant(order.processedAt),
    status: done ? "CLOSED" : order.cancelledAt ? "CANCELLED" : holds.length ? "ON_HOLD" : "OPEN",
    requestStatus: "UNSUBMITTED",
    fulfillAt: formatInstant(order.createdAt),
    fulfillBy: null,
    fulfillmentHolds: holds.map(showHold),
    deliveryMethod: {
      __typename: "DeliveryMethod",
      id: gid("DeliveryMethod", id),
      methodType: parts.some(({ line }) => line.requiresShipping) ? (order.deliveryMethod ?? "SHIPPING") : "NONE",
    },
    assignedLocation: {
      __typename: "FulfillmentOrderAssignedLocation",
      name: location?.name ?? "",
      address1: null,
      zip: null,
      city: location?.city ?? null,
      location: location && showLocation(location),
    },
    supportedActions:
      done || order.cancelledAt
        ? []
        : [{ action: holds.length ? "RELEASE_HOLD" : "CREATE_FULFILLMENT" }, { action: "HOLD" }],
    lineItems: (args: PageArguments) =>
      connectById(
        parts,
        args,
        (part) => part.line.id,
        ({ line, total, remaining }) => ({
          __typename: "FulfillmentOrderLineItem",
          id: gid("FulfillmentOrderLineItem", line.id * 10 + (done ? 1 : 0)),
          totalQuantity: total,
          remainingQuantity: remaining,
          lineItem: showLine(order, line),
        }),
      ),
  };
}

/** Orders to the warehouse, derived: one closed for each fulfilment, and one open for what is still to be sent. */
export function listFulfillmentOrders(context: RequestContext, order: OrderRecord) {
  const sent = order.fulfillments.filter((fulfillment) => fulfillment.status !== "CANCELLED");
  const closed = sent.map((fulfillment) => orderPart(context, order, fulfillment.id * 10, fulfillment));
  const isOpen = order.lines.some((line) => countUnits(order, line).unfulfilled > 0);
  return isOpen ? [...closed, orderPart(context, order, order.id * 10 + 1, null)] : closed;
}
