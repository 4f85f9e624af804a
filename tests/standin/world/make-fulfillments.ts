import type { AddressRecord, FulfillmentRecord, LineRecord, LocationRecord } from "../state.ts";
import { drawTracking } from "./carriers.ts";
import type { Ids } from "./ids.ts";
import { HOUR, writeInstant } from "./instants.ts";
import { drawJourney } from "./make-parcel.ts";
import type { Journey, ParcelOutcome } from "./make-parcel.ts";
import type { DeliveryFate } from "./order-fates.ts";
import type { Random } from "./random.ts";

/** What fulfilments are made from. Instants in milliseconds. */
export interface ShippingContext {
  orderName: string;
  createdAt: number;
  now: number;
  lines: readonly LineRecord[];
  carriers: readonly string[];
  address: AddressRecord | null;
  locations: readonly LocationRecord[];
  random: Random;
  ids: Ids;
}

type Goods = FulfillmentRecord["lines"];

/** Makes the fulfilments of an order in the order they were made. */
export function makeFulfillments(fate: DeliveryFate, context: ShippingContext): FulfillmentRecord[] {
  const { lines, random, createdAt, now } = context;
  const goods: Goods = lines
    .filter((line) => line.quantity > line.removedQuantity)
    .map((line) => ({ lineId: line.id, quantity: line.quantity - line.removedQuantity }));
  const shippedAt =
    createdAt + (now - createdAt) * 0.08 * random.next() + Math.min(random.int(5, 28) * HOUR, (now - createdAt) * 0.35);
  const send = (number: number, what: Goods, outcome: ParcelOutcome, at = shippedAt): FulfillmentRecord =>
    makeParcel(context, number, what, outcome, at);
  if (goods.length === 0) return [];

  switch (fate) {
    case "none":
      return [];
    case "part sent":
      return [send(1, splitGoods(goods)[0], random.pick(["in transit", "delivered"]))];
    case "two parcels": {
      const [first, second] = splitGoods(goods);
      const later = shippedAt + (now - shippedAt) * 0.25;
      return [send(1, first, "delivered"), send(2, second, random.pick(["delivered", "in transit"]), later)];
    }
    case "several numbers": {
      const parcel = send(1, goods, "delivered");
      const company = parcel.tracking[0]!.company!;
      parcel.tracking.push(drawTracking(company, random), drawTracking(company, random));
      return [parcel];
    }
    case "sent again": {
      const cancelled = send(1, goods, "label");
      Object.assign(cancelled, { status: "CANCELLED", displayStatus: "CANCELED", estimatedDeliveryAt: null });
      return [cancelled, send(2, goods, "delivered", shippedAt + Math.min(20 * HOUR, (now - shippedAt) * 0.2))];
    }
    case "no events": {
      const parcel = send(1, goods, "label");
      return [{ ...parcel, events: [], displayStatus: "FULFILLED", estimatedDeliveryAt: null }];
    }
    case "digital":
      return [makeUntracked(context, goods, "FULFILLED", createdAt + Math.min(5 * 60_000, (now - createdAt) / 2))];
    case "no tracking":
      return [makeUntracked(context, goods, "FULFILLED", shippedAt)];
    case "ready for pickup":
      return [makeUntracked(context, goods, "READY_FOR_PICKUP", shippedAt)];
    case "picked up":
      return [makeUntracked(context, goods, "PICKED_UP", shippedAt)];
    default:
      return [send(1, goods, fate)];
  }
}

/** The greater part first: where there is one line of several units, its units are divided. */
function splitGoods(goods: Goods): [Goods, Goods] {
  if (goods.length > 1) {
    const half = Math.ceil(goods.length / 2);
    return [goods.slice(0, half), goods.slice(half)];
  }
  const [only] = goods;
  if (!only || only.quantity < 2) return [goods, []];
  const most = Math.ceil(only.quantity / 2);
  return [[{ ...only, quantity: most }], [{ ...only, quantity: only.quantity - most }]];
}

function makeParcel(
  context: ShippingContext,
  number: number,
  goods: Goods,
  outcome: ParcelOutcome,
  shippedAt: number,
): FulfillmentRecord {
  const { address, locations, random, ids, now } = context;
  const from = locations[0];
  if (!from || !address) throw new Error(`${context.orderName} cannot be sent: no location or no address`);
  const id = ids.next();
  const journey: Journey = drawJourney({ outcome, shippedAt, now, from, to: address, random, ids });
  return {
    id,
    name: `${context.orderName}-F${number}`,
    status: "SUCCESS",
    displayStatus: journey.displayStatus,
    createdAt: writeInstant(shippedAt),
    updatedAt: writeInstant(journey.lastAt),
    inTransitAt: journey.inTransitAt,
    deliveredAt: journey.deliveredAt,
    estimatedDeliveryAt: journey.estimatedDeliveryAt,
    locationId: from.id,
    lines: goods,
    tracking: [drawTracking(random.pick(context.carriers), random)],
    events: journey.events,
  };
}

function makeUntracked(context: ShippingContext, goods: Goods, displayStatus: string, at: number): FulfillmentRecord {
  const pickup = displayStatus !== "FULFILLED";
  const location = (pickup ? context.locations[1] : context.locations[0])!;
  const pickedUpAt = displayStatus === "PICKED_UP" ? Math.min(at + 22 * HOUR, context.now - HOUR) : null;
  return {
    id: context.ids.next(),
    name: `${context.orderName}-F1`,
    status: "SUCCESS",
    displayStatus,
    createdAt: writeInstant(at),
    updatedAt: writeInstant(pickedUpAt ?? at),
    inTransitAt: null,
    deliveredAt: pickedUpAt === null ? null : writeInstant(pickedUpAt),
    estimatedDeliveryAt: null,
    locationId: location.id,
    lines: goods,
    tracking:
      pickup || context.lines.every((line) => !line.requiresShipping)
        ? []
        : [{ company: "Letter post", number: null, url: null }],
    events: [],
  };
}
