import type { FulfillmentRecord, OrderRecord, ShopState, TrackingEventRecord } from "../../state.ts";
import type { ShopEvent } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";

/** A fulfilment as REST prints it. */
export function restFulfillment(order: OrderRecord, fulfillment: FulfillmentRecord): Record<string, unknown> {
  const first = fulfillment.tracking[0];
  const given = <T>(values: (T | null)[]) => values.filter((value) => value !== null);
  return {
    id: fulfillment.id,
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
    order_id: order.id,
    name: fulfillment.name,
    status: fulfillment.status.toLowerCase(),
    shipment_status: fulfillment.events.at(-1)?.status.toLowerCase() ?? null,
    service: "manual",
    location_id: fulfillment.locationId,
    tracking_company: first?.company ?? null,
    tracking_number: first?.number ?? null,
    tracking_numbers: given(fulfillment.tracking.map((tracking) => tracking.number)),
    tracking_url: first?.url ?? null,
    tracking_urls: given(fulfillment.tracking.map((tracking) => tracking.url)),
    line_items: fulfillment.lines.map((part) => ({ id: part.lineId, quantity: part.quantity })),
    created_at: formatInstant(fulfillment.createdAt),
    updated_at: formatInstant(fulfillment.updatedAt),
  };
}

export function restFulfillmentEvent(order: OrderRecord, fulfillment: FulfillmentRecord, topic: string): ShopEvent {
  return { topic, payload: restFulfillment(order, fulfillment), updatedAt: fulfillment.updatedAt };
}

/** The payload of `fulfillment_events/create`. */
export function restTrackingEvent(
  state: ShopState,
  order: OrderRecord,
  fulfillment: FulfillmentRecord,
  event: TrackingEventRecord,
): ShopEvent {
  return {
    topic: "fulfillment_events/create",
    updatedAt: event.happenedAt,
    payload: {
      id: event.id,
      admin_graphql_api_id: gid("FulfillmentEvent", event.id),
      order_id: order.id,
      fulfillment_id: fulfillment.id,
      shop_id: state.shop.id,
      status: event.status.toLowerCase(),
      message: event.message,
      happened_at: formatInstant(event.happenedAt),
      city: event.city,
      province: event.province,
      country: event.country,
      created_at: formatInstant(event.happenedAt),
      updated_at: formatInstant(event.happenedAt),
    },
  };
}
