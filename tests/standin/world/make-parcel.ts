import type { AddressRecord, LocationRecord, TrackingEventRecord } from "../state.ts";
import type { Ids } from "./ids.ts";
import { DAY, HOUR, writeInstant } from "./instants.ts";
import type { Random } from "./random.ts";

/** How a parcel's journey went so far. */
export type ParcelOutcome =
  | "label"
  | "picked up by carrier"
  | "in transit"
  | "out for delivery"
  | "stuck"
  | "delayed"
  | "delivered"
  | "attempted"
  | "failed"
  | "returned to sender";

/**
 * One scan: status, what the carrier says, and whether it happens where the parcel starts, on the way, or where it goes to.
 */
type Scan = [status: string, message: string, where: "start" | "way" | "end"];

const START: Scan[] = [
  ["LABEL_PRINTED", "Shipping label created, the carrier has not received the parcel yet", "start"],
  ["CARRIER_PICKED_UP", "The parcel was handed to the carrier", "start"],
];
const WAY: Scan[] = [
  ["IN_TRANSIT", "Arrived at the sorting centre", "start"],
  ["IN_TRANSIT", "Departed from the sorting centre", "way"],
];
const ARRIVAL: Scan[] = [
  ["IN_TRANSIT", "Arrived at the delivery depot", "end"],
  ["OUT_FOR_DELIVERY", "The courier is on the way", "end"],
];
const ATTEMPT: Scan = [
  "ATTEMPTED_DELIVERY",
  "Nobody at home, a notice was left. The parcel waits at the pickup point.",
  "end",
];

const JOURNEYS: Record<ParcelOutcome, { scans: Scan[]; displayStatus: string }> = {
  label: { scans: START.slice(0, 1), displayStatus: "LABEL_PRINTED" },
  "picked up by carrier": { scans: START, displayStatus: "CONFIRMED" },
  "in transit": { scans: [...START, ...WAY], displayStatus: "IN_TRANSIT" },
  "out for delivery": { scans: [...START, ...WAY, ...ARRIVAL], displayStatus: "OUT_FOR_DELIVERY" },
  stuck: { scans: [...START, ...WAY], displayStatus: "IN_TRANSIT" },
  delayed: {
    scans: [
      ...START,
      ...WAY,
      ["DELAYED", "Delayed by the weather, delivery is expected one to three days later", "way"],
    ],
    displayStatus: "DELAYED",
  },
  delivered: {
    scans: [...START, ...WAY, ...ARRIVAL, ["DELIVERED", "Delivered, left with the recipient", "end"]],
    displayStatus: "DELIVERED",
  },
  attempted: { scans: [...START, ...WAY, ...ARRIVAL, ATTEMPT], displayStatus: "ATTEMPTED_DELIVERY" },
  failed: {
    scans: [...START, ...WAY, ["FAILURE", "The address is incomplete, the parcel cannot be delivered", "end"]],
    displayStatus: "NOT_DELIVERED",
  },
  "returned to sender": {
    scans: [
      ...START,
      ...WAY,
      ...ARRIVAL,
      ATTEMPT,
      ["FAILURE", "Not collected in time, the parcel goes back to the sender", "end"],
      ["IN_TRANSIT", "On its way back to the sender", "way"],
      ["DELIVERED", "Returned to the sender", "start"],
    ],
    displayStatus: "NOT_DELIVERED",
  },
};

/** What is known of a parcel's journey. */
export interface Journey {
  events: TrackingEventRecord[];
  displayStatus: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  estimatedDeliveryAt: string;
  /** The last thing that happened, in milliseconds. */
  lastAt: number;
}

/** Draws the scans of a parcel that left at `shippedAt` (milliseconds), in order, none after `now`. */
export function drawJourney(options: {
  outcome: ParcelOutcome;
  shippedAt: number;
  now: number;
  from: LocationRecord;
  to: AddressRecord;
  random: Random;
  ids: Ids;
}): Journey {
  const { outcome, shippedAt, now, from, to, random, ids } = options;
  const { scans, displayStatus } = JOURNEYS[outcome];
  const usualDays =
    from.countryCode === to.countryCode ? 2 : to.countryCode === "BR" || to.countryCode === "KW" ? 8 : 4;
  const lastAt = Math.max(shippedAt, drawEnd(outcome, shippedAt, now, usualDays, random));
  const times = scans.map((_, index) => {
    if (index === 0 || scans.length === 1) return shippedAt;
    const share = index === scans.length - 1 ? 1 : (index - 0.35 + random.next() * 0.7) / (scans.length - 1);
    return Math.floor(shippedAt + (lastAt - shippedAt) * share);
  });
  const outAt = scans.findIndex(([status]) => status === "OUT_FOR_DELIVERY");
  // The courier's round takes hours, not days.
  if (outAt >= 0 && outAt < scans.length - 1)
    times[outAt] = Math.max(times[outAt]!, times[outAt + 1]! - random.int(90, 420) * 60_000);
  const findTime = (status: string): string | null => {
    const at = scans.findIndex(([each]) => each === status);
    return at < 0 ? null : writeInstant(times[at]!);
  };
  return {
    events: scans.map(([status, message, where], index) => ({
      id: ids.next(),
      status,
      message,
      happenedAt: writeInstant(times[index]!),
      ...(where === "start"
        ? { city: from.city, province: null, country: from.countryCode }
        : where === "end"
          ? { city: to.city, province: to.provinceCode, country: to.countryCode }
          : { city: null, province: null, country: null }),
    })),
    displayStatus,
    inTransitAt: findTime("IN_TRANSIT"),
    deliveredAt: outcome === "delivered" ? findTime("DELIVERED") : null,
    estimatedDeliveryAt: writeInstant(shippedAt + usualDays * DAY),
    lastAt: times[times.length - 1]!,
  };
}

/** When the last scan was. Whatever is drawn, it lies between leaving and a little before now. */
function drawEnd(outcome: ParcelOutcome, shippedAt: number, now: number, usualDays: number, random: Random): number {
  const latest = now - random.int(20, 200) * 60_000;
  const within = (days: number): number => Math.min(latest, shippedAt + days * DAY);
  switch (outcome) {
    case "label":
      return shippedAt;
    case "picked up by carrier":
      return within(0.5);
    case "in transit":
      return Math.max(within(usualDays), now - random.int(3, 26) * HOUR);
    case "out for delivery":
      return now - random.int(1, 6) * HOUR;
    case "stuck":
      // Six days and more without a scan.
      return Math.min(within(2), now - 6 * DAY - random.int(4, 20) * HOUR);
    case "delayed":
      return Math.max(within(2), now - random.int(20, 60) * HOUR);
    case "returned to sender":
      return within(12);
    default:
      return moveIntoDay(within(usualDays * (0.6 + random.next())), shippedAt);
  }
}

/** Couriers come by day: what would end at night ends in the afternoon before, if there was one. */
function moveIntoDay(at: number, shippedAt: number): number {
  const hour = new Date(at).getUTCHours();
  if (hour >= 7 && hour < 18) return at;
  const earlier = at - ((hour + 8) % 24) * HOUR;
  return earlier > shippedAt + 12 * HOUR ? earlier : at;
}
