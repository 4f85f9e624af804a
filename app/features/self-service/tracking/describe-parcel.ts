import type { Fulfillment } from "../../orders/order.ts";
import { readProgress } from "../../orders/tracking.ts";
import { laneOf, type Paces } from "./delivery-pace.ts";
import { hasArrived, isOver, stageOfParcel, type Stage } from "./stage.ts";

/** By when the next thing is to be expected, and on whose word. Instants are ISO 8601. */
export type Expectation =
  /** The carrier has named a day. */
  | { on: "carrier"; at: string }
  /** It has, and the day is over. */
  | { on: "carrier_passed"; at: string }
  /** As the shop's other parcels: between the median and the ninth of ten. */
  | { on: "usual"; from: string; to: string }
  /** Nine of ten were there by then. */
  | { on: "usual_passed"; at: string }
  | { on: "nothing" };

export const stepNames = ["placed", "sent", "moving", "arriving", "arrived"] as const;
export interface Step {
  name: (typeof stepNames)[number];
  state: "done" | "now" | "ahead";
  at: string | null;
}

/** How the goods come, as far as it is told: fetched from the shop, or brought by it; null: by a carrier, or not known. */
export type Way = "pickup" | "local" | null;

/** A parcel as a shopper is told of it. */
export interface ParcelStory {
  id: string;
  stage: Stage;
  way: Way;
  tracking: Fulfillment["tracking"];
  /** null: there is nothing to wait for. */
  expectation: Expectation | null;
  steps: Step[];
  /** Newest first. */
  events: { stage: Stage; at: string; city: string | null }[];
  lastNewsAt: string | null;
  /** Longer without a scan than nine of ten of this shop's parcels with that carrier to that country. Whole days. */
  silence: { days: number; usualDays: number } | null;
  /** Something may be wrong: we offer to be told. */
  mayReport: boolean;
}

export interface ParcelPlace {
  orderedAt: string;
  /** ISO 3166 code of where it goes. */
  country: string | null;
  /** What is known of the whole order. */
  way: Way;
  paces: Paces | null;
  now: Date;
}

const hour = 3_600_000;
/** Days are rounded up: "usually two days" for what takes 25 hours. */
const inDays = (hours: number): number => Math.max(1, Math.ceil(hours / 24));

/** What is to be told of a parcel now. */
export function describeParcel(parcel: Fulfillment, place: ParcelPlace): ParcelStory {
  const stage = stageOfSent(parcel, place.way);
  const events = parcel.events
    .map(({ status, happenedAt, city }) => ({ stage: stageOfParcel(status), at: happenedAt, city }))
    .filter((event) => event.stage !== "unknown");
  const silence = findSilence(parcel, stage, place);
  const expectation = expect(parcel, stage, place);
  const inTrouble = ["delayed", "attempted", "not_delivered", "label_voided", "unknown"].includes(stage);
  const isLate = expectation?.on === "carrier_passed" || expectation?.on === "usual_passed";
  return {
    id: parcel.id,
    stage,
    way: [stage, ...events.map((event) => event.stage)].some(isFetched) ? "pickup" : place.way,
    tracking: parcel.tracking,
    expectation,
    steps: stepsOf(parcel, stage, events, place.orderedAt),
    events,
    lastNewsAt: readProgress(parcel, place.now).lastScanAt,
    silence,
    mayReport: inTrouble || isLate || silence !== null || stage === "delivered",
  };
}

type SentParcel = Pick<Fulfillment, "deliveredAt" | "displayStatus">;

const isFetched = (stage: Stage): boolean => stage === "ready_for_pickup" || stage === "picked_up";

/** Where a parcel stands. What was handed over in the shop was not delivered. */
export function stageOfSent({ deliveredAt, displayStatus }: SentParcel, way: Way): Stage {
  const stage = stageOfParcel(deliveredAt !== null ? "DELIVERED" : displayStatus);
  return stage === "delivered" && (way === "pickup" || displayStatus === "PICKED_UP") ? "picked_up" : stage;
}

/** Only a carrier's parcels are scanned, and only of these it is known what is usual. */
const laneFor = (parcel: Fulfillment, { paces, country, way }: ParcelPlace) =>
  way !== null ? undefined : paces?.lanes[laneOf(parcel.tracking[0]?.company ?? null, country)];

/** Only while it is on its way, and only where the shop's own parcels say what is usual. */
function findSilence(parcel: Fulfillment, stage: Stage, place: ParcelPlace): ParcelStory["silence"] {
  const usual = laneFor(parcel, place)?.silence.p90;
  if (usual === undefined || isOver(stage) || stage === "ready_for_pickup" || stage === "label_voided") return null;
  const since = readProgress(parcel, place.now).lastScanAt ?? parcel.createdAt;
  const hours = (place.now.getTime() - Date.parse(since)) / hour;
  // Within the day one waits anyway.
  if (hours <= Math.max(usual, 24)) return null;
  return { days: Math.floor(hours / 24), usualDays: inDays(usual) };
}

const waiting: readonly Stage[] = ["labelled", "preparing", "sent", "moving", "delayed", "out_for_delivery", "attempted", "unknown"]; // prettier-ignore

function expect(parcel: Fulfillment, stage: Stage, place: ParcelPlace): Expectation | null {
  if (!waiting.includes(stage) || place.way === "pickup") return null;
  const promised = parcel.estimatedDeliveryAt;
  // The carrier names a day, not an hour: it has until the day's end, wherever that is.
  if (promised !== null)
    return Date.parse(promised) + 24 * hour > place.now.getTime()
      ? { on: "carrier", at: promised }
      : { on: "carrier_passed", at: promised };
  const usual = laneFor(parcel, place)?.transit;
  if (!usual || ["delayed", "attempted", "unknown"].includes(stage)) return { on: "nothing" };
  const after = (hours: number) => new Date(Date.parse(parcel.createdAt) + hours * hour).toISOString();
  const [from, to] = [after(usual.median), after(usual.p90)];
  return Date.parse(to) > place.now.getTime() ? { on: "usual", from, to } : { on: "usual_passed", at: to };
}

/** How far along the way each stage is: the place in `stepNames` that has been reached. */
const reached: Partial<Record<Stage, number>> = {
  preparing: 0,
  labelled: 0,
  label_voided: 0,
  not_sent: 0,
  sent: 1,
  unknown: 1,
  moving: 2,
  delayed: 2,
  not_delivered: 2,
  out_for_delivery: 3,
  attempted: 3,
  ready_for_pickup: 3,
  picked_up: 4,
  delivered: 4,
};

function stepsOf(parcel: Fulfillment, stage: Stage, events: ParcelStory["events"], orderedAt: string): Step[] {
  const here = reached[stage] ?? 0;
  const first = (...wanted: Stage[]) =>
    events
      .filter((event) => wanted.includes(event.stage))
      .map(({ at }) => at)
      .sort()[0] ?? null;
  const times = [
    orderedAt,
    parcel.createdAt,
    parcel.inTransitAt ?? first("moving"),
    first("out_for_delivery", "ready_for_pickup", "attempted"),
    parcel.deliveredAt ?? (hasArrived(stage) ? first("delivered", "picked_up") : null),
  ];
  return stepNames.map((name, place) => ({
    name,
    state: place < here || hasArrived(stage) ? "done" : place === here ? "now" : "ahead",
    at: place <= here ? (times[place] ?? null) : null,
  }));
}
