import type { FulfillmentRecord, OrderRecord, TrackingEventRecord } from "../../state.ts";
import { suggestLocation } from "../calculate-refund.ts";
import type { ShopChange } from "../engine/request-context.ts";
import { countUnits } from "../order-quantities.ts";
import { restFulfillmentEvent, restTrackingEvent } from "../rest/rest-fulfillment.ts";
import { restOrderEvent } from "../rest/rest-order.ts";
import { moveStock } from "./ledger.ts";

export interface Shipment {
  /** Left out: everything that is still to be sent. */
  lines?: { lineId: number; quantity: number }[];
  tracking?: FulfillmentRecord["tracking"];
  locationId?: number;
  estimatedDeliveryAt?: string | null;
}

/** The merchant sends goods. Throws when there is nothing to send, or more than is to be sent. */
export function fulfillOrder(change: ShopChange, order: OrderRecord, shipment: Shipment): FulfillmentRecord {
  const open = order.lines.map((line) => ({ line, quantity: countUnits(order, line).unfulfilled }));
  const lines =
    shipment.lines ??
    open.filter(({ quantity }) => quantity > 0).map(({ line, quantity }) => ({ lineId: line.id, quantity }));
  if (lines.length === 0) throw new Error(`Nothing of ${order.name} is left to be sent`);
  for (const { lineId, quantity } of lines)
    if (quantity > (open.find(({ line }) => line.id === lineId)?.quantity ?? 0))
      throw new Error(`Line ${lineId} of ${order.name} has not that much left to be sent`);
  const at = change.now.toISOString();
  const locationId = shipment.locationId ?? suggestLocation(change.state, order, lines[0]!.lineId);
  if (locationId === null) throw new Error(`${change.state.shop.domain} has no active location`);
  const fulfillment: FulfillmentRecord = {
    id: change.takeId(),
    name: `${order.name}.${order.fulfillments.length + 1}`,
    status: "SUCCESS",
    displayStatus: "FULFILLED",
    createdAt: at,
    updatedAt: at,
    inTransitAt: null,
    deliveredAt: null,
    estimatedDeliveryAt: shipment.estimatedDeliveryAt ?? null,
    locationId,
    lines,
    tracking: shipment.tracking ?? [],
    events: [],
  };
  order.fulfillments.push(fulfillment);
  order.updatedAt = at;
  for (const { lineId, quantity } of lines) {
    const variantId = order.lines.find((line) => line.id === lineId)!.variantId;
    if (variantId !== null && !order.stockTaken)
      moveStock(change, {
        variantId,
        locationId,
        units: -quantity,
        because: `fulfilment of ${order.name}`,
        refundId: null,
      });
  }
  change.emit(restFulfillmentEvent(order, fulfillment, "fulfillments/create"));
  change.emit(restOrderEvent(change.state, order, "orders/updated"));
  const isComplete = order.lines.every((line) => countUnits(order, line).unfulfilled === 0);
  change.emit(restOrderEvent(change.state, order, isComplete ? "orders/fulfilled" : "orders/partially_fulfilled"));
  return fulfillment;
}

/** Events that move a fulfilment's display status; others (`LABEL_PRINTED`) have their own word too. */
const inTransit = new Set(["IN_TRANSIT", "CARRIER_PICKED_UP", "OUT_FOR_DELIVERY", "ATTEMPTED_DELIVERY", "DELAYED"]);

export type NewTrackingEvent = Pick<TrackingEventRecord, "status"> & Partial<Omit<TrackingEventRecord, "id">>;

/** The carrier reports where a parcel is. */
export function addTrackingEvent(
  change: ShopChange,
  order: OrderRecord,
  fulfillmentId: number,
  wanted: NewTrackingEvent,
) {
  const fulfillment = order.fulfillments.find((candidate) => candidate.id === fulfillmentId);
  if (!fulfillment) throw new Error(`No fulfilment ${fulfillmentId} in ${order.name}`);
  const event: TrackingEventRecord = {
    id: change.takeId(),
    message: null,
    city: null,
    province: null,
    country: null,
    happenedAt: change.now.toISOString(),
    ...wanted,
  };
  fulfillment.events.push(event);
  fulfillment.displayStatus = event.status === "FAILURE" ? "NOT_DELIVERED" : event.status;
  fulfillment.updatedAt = change.now.toISOString();
  if (inTransit.has(event.status)) fulfillment.inTransitAt ??= event.happenedAt;
  if (event.status === "DELIVERED") fulfillment.deliveredAt = event.happenedAt;
  order.updatedAt = change.now.toISOString();
  change.emit(restTrackingEvent(change.state, order, fulfillment, event));
  change.emit(restFulfillmentEvent(order, fulfillment, "fulfillments/update"));
  change.emit(restOrderEvent(change.state, order, "orders/updated"));
  return event;
}
