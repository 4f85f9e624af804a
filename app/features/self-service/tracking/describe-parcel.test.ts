import { describe, expect, test } from "vitest";
import type { Fulfillment } from "../../orders/order.ts";
import { laneOf, type Paces } from "./delivery-pace.ts";
import { describeParcel, type Expectation } from "./describe-parcel.ts";

const now = new Date("2026-11-20T12:00:00Z");
const parcel = (more: Partial<Fulfillment> = {}): Fulfillment => ({
  id: "1",
  displayStatus: "IN_TRANSIT",
  createdAt: "2026-11-16T12:00:00.000Z",
  inTransitAt: null,
  deliveredAt: null,
  estimatedDeliveryAt: null,
  tracking: [{ company: "DHL Express", number: "1", url: null }],
  events: [],
  ...more,
});
const scan = (happenedAt: string, status = "IN_TRANSIT") => ({
  status,
  happenedAt,
  message: null,
  city: "Kraków",
  country: "PL",
});
/** Two to five days, never two days without a scan. */
const paces: Paces = {
  handling: null,
  lanes: { [laneOf("dhl express", "PL")]: { transit: { median: 48, p90: 120 }, silence: { median: 12, p90: 40 } } },
};
const tell = (more: Partial<Fulfillment> = {}, known: Paces | null = paces, country: string | null = "PL") =>
  describeParcel(parcel(more), { orderedAt: "2026-11-15T12:00:00Z", country, way: null, paces: known, now });

describe("by when it is to be expected, and on whose word", () => {
  const usual = { on: "usual", from: "2026-11-18T12:00:00.000Z", to: "2026-11-21T12:00:00.000Z" } as const;
  test.each<[string, Expectation | null, Partial<Fulfillment>, (Paces | null)?, (string | null)?]>([
    ["as the shop's other parcels", usual, {}],
    ["the carrier's own day goes first", { on: "carrier", at: "2026-11-22T00:00:00.000Z" }, { estimatedDeliveryAt: "2026-11-22T00:00:00.000Z" }], // prettier-ignore
    ["its day is not over yet", { on: "carrier", at: "2026-11-20T00:00:00.000Z" }, { estimatedDeliveryAt: "2026-11-20T00:00:00.000Z" }], // prettier-ignore
    ["its day has passed", { on: "carrier_passed", at: "2026-11-18T00:00:00.000Z" }, { estimatedDeliveryAt: "2026-11-18T00:00:00.000Z" }], // prettier-ignore
    ["longer than nine of ten took", { on: "usual_passed", at: "2026-11-15T12:00:00.000Z" }, { createdAt: "2026-11-10T12:00:00.000Z" }], // prettier-ignore
    ["nothing is known of the shop's parcels", { on: "nothing" }, {}, null],
    ["nothing is known of that country", { on: "nothing" }, {}, paces, "BR"],
    [
      "nothing is known of that carrier",
      { on: "nothing" },
      { tracking: [{ company: "Snail", number: "1", url: null }] },
    ],
    ["a delay ends what is usual", { on: "nothing" }, { displayStatus: "DELAYED" }],
    ["there", null, { displayStatus: "DELIVERED" }],
    ["to be fetched", null, { displayStatus: "READY_FOR_PICKUP" }],
    ["fetched", null, { displayStatus: "PICKED_UP" }],
    ["back again", null, { displayStatus: "NOT_DELIVERED" }],
  ])("%s", (_, expected, more, known = paces, country = "PL") => {
    expect(tell(more, known, country).expectation).toEqual(expected);
  });
});

describe("quiet for longer than is usual for that carrier and country", () => {
  test.each<[string, { days: number; usualDays: number } | null, Partial<Fulfillment>]>([
    ["three days", { days: 3, usualDays: 2 }, { events: [scan("2026-11-17T11:00:00.000Z")] }],
    ["a scan yesterday", null, { events: [scan("2026-11-19T11:00:00.000Z")] }],
    ["never scanned since it was sent", { days: 4, usualDays: 2 }, { displayStatus: "FULFILLED" }],
    ["a label is no scan", { days: 4, usualDays: 2 }, { events: [scan("2026-11-19T11:00:00.000Z", "LABEL_PRINTED")] }],
    ["there", null, { displayStatus: "DELIVERED", events: [scan("2026-11-17T11:00:00.000Z")] }],
    ["waits to be fetched", null, { displayStatus: "READY_FOR_PICKUP", events: [scan("2026-11-17T11:00:00.000Z")] }],
  ])("%s", (_, expected, more) => {
    expect(tell(more).silence).toEqual(expected);
  });

  test("where too little is known nothing is said", () => {
    expect(tell({ displayStatus: "FULFILLED" }, null).silence).toBeNull();
    expect(tell({ displayStatus: "FULFILLED" }, paces, "BR").silence).toBeNull();
  });

  test("within a day nobody has to worry, however fast it usually is", () => {
    const fast: Paces = { handling: null, lanes: { [laneOf("DHL Express", "PL")]: { transit: { median: 2, p90: 3 }, silence: { median: 1, p90: 2 } } } }; // prettier-ignore
    expect(tell({ events: [scan("2026-11-20T01:00:00.000Z")] }, fast).silence).toBeNull();
    expect(tell({ events: [scan("2026-11-19T01:00:00.000Z")] }, fast).silence).toEqual({ days: 1, usualDays: 1 });
  });
});

test.each<[boolean, string, Partial<Fulfillment>]>([
  [false, "as it should be", {}],
  [true, "quiet", { displayStatus: "FULFILLED" }],
  [true, "late by the carrier's word", { estimatedDeliveryAt: "2026-11-18T00:00:00.000Z" }],
  [true, "delayed", { displayStatus: "DELAYED" }],
  [true, "tried", { displayStatus: "ATTEMPTED_DELIVERY" }],
  [true, "not delivered", { displayStatus: "FAILURE" }],
  [true, "a word of tomorrow", { displayStatus: "TELEPORTED" }],
  [true, "there, they say", { displayStatus: "DELIVERED" }],
])("asking us is offered: %s, %s", (expected, _, more) => {
  expect(tell({ events: [scan("2026-11-20T01:00:00.000Z")].filter(() => more.displayStatus !== "FULFILLED"), ...more }).mayReport).toBe(expected); // prettier-ignore
});

test("what was reached has its day, from events and Shopify's own stamps", () => {
  const { steps } = tell({
    displayStatus: "OUT_FOR_DELIVERY",
    inTransitAt: "2026-11-17T00:00:00.000Z",
    events: [scan("2026-11-20T06:00:00.000Z", "OUT_FOR_DELIVERY"), scan("2026-11-17T08:00:00.000Z")],
  });
  expect(steps).toEqual([
    { name: "placed", state: "done", at: "2026-11-15T12:00:00Z" },
    { name: "sent", state: "done", at: "2026-11-16T12:00:00.000Z" },
    { name: "moving", state: "done", at: "2026-11-17T00:00:00.000Z" },
    { name: "arriving", state: "now", at: "2026-11-20T06:00:00.000Z" },
    { name: "arrived", state: "ahead", at: null },
  ]);
});

test("what Shopify stamped as delivered is delivered, whatever the word beside it", () => {
  expect(tell({ displayStatus: "IN_TRANSIT", deliveredAt: "2026-11-19T00:00:00.000Z" }).stage).toBe("delivered");
});
