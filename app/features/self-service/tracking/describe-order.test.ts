import { describe, expect, test } from "vitest";
import type { Fulfillment, Order, OrderLine } from "../../orders/order.ts";
import type { Paces } from "./delivery-pace.ts";
import { describeOrder } from "./describe-order.ts";
import type { Stage } from "./stage.ts";

const now = new Date("2026-11-20T12:00:00Z");
const line = (more: Partial<OrderLine> = {}) =>
  ({ title: "Mug", variantTitle: "Blue", quantity: 2, currentQuantity: 2, unfulfilledQuantity: 0, imageUrl: null, ...more }) as OrderLine; // prettier-ignore
const parcel = (displayStatus: string, id = "1"): Fulfillment => ({
  id,
  displayStatus,
  createdAt: "2026-11-19T12:00:00.000Z",
  inTransitAt: null,
  deliveredAt: null,
  estimatedDeliveryAt: null,
  tracking: [],
  events: [],
});
const order = (more: Partial<Order> = {}) =>
  ({
    id: "1001",
    name: "#1001",
    createdAt: "2026-11-18T12:00:00.000Z",
    cancelledAt: null,
    financialStatus: "PAID",
    fulfillmentStatus: "UNFULFILLED",
    shippingAddress: { countryCode: "PL" },
    withheld: [],
    lines: [line({ unfulfilledQuantity: 2 })],
    linesCut: false,
    fulfillments: [],
    ...more,
  }) as Order;
const sent = (...statuses: string[]) => ({
  fulfillmentStatus: "FULFILLED",
  lines: [line()],
  fulfillments: statuses.map((status, place) => parcel(status, String(place))),
});

describe("where an order stands", () => {
  test.each<[Stage, string, Partial<Order>]>([
    ["received", "paid", {}],
    ["awaiting_payment", "not paid", { financialStatus: "PENDING" }],
    ["preparing", "in progress, not paid", { financialStatus: "PENDING", fulfillmentStatus: "IN_PROGRESS" }],
    ["on_hold", "on hold", { fulfillmentStatus: "ON_HOLD" }],
    ["scheduled", "for a later day", { fulfillmentStatus: "SCHEDULED" }],
    ["arranging", "the warehouse declined", { fulfillmentStatus: "REQUEST_DECLINED" }],
    ["cancelled", "cancelled", { cancelledAt: "2026-11-19T12:00:00.000Z", financialStatus: "REFUNDED" }],
    ["cancelled", "cancelled on its way", { ...sent("IN_TRANSIT"), cancelledAt: "2026-11-19T12:00:00.000Z" }],
    ["refunded", "all the money went back, nothing was sent", { financialStatus: "REFUNDED" }],
    ["not_sent", "back in stock", { fulfillmentStatus: "RESTOCKED" }],
    ["nothing_to_send", "a voucher", { fulfillmentStatus: "FULFILLMENT_NOT_REQUIRED", lines: [] }],
    ["sent", "sent without a parcel that is known", { fulfillmentStatus: "FULFILLED", lines: [line()] }],
    ["unknown", "a word of tomorrow", { fulfillmentStatus: "TELEPORTED" }],
    ["moving", "one parcel", sent("IN_TRANSIT")],
    ["delivered", "one parcel, there, and refunded afterwards", { ...sent("DELIVERED"), financialStatus: "REFUNDED" }],
    ["sent", "two parcels on their way", sent("IN_TRANSIT", "OUT_FOR_DELIVERY")],
    ["labelled", "two parcels that no carrier has yet", sent("LABEL_PRINTED", "CONFIRMED")],
    ["ready_for_pickup", "two parts wait to be fetched", sent("READY_FOR_PICKUP", "READY_FOR_PICKUP")],
    ["partly_delivered", "one of two is there", sent("IN_TRANSIT", "DELIVERED")],
    ["delivered", "both are there", sent("PICKED_UP", "DELIVERED")],
    ["moving", "a parcel that was called off does not count", sent("CANCELED", "IN_TRANSIT")],
    ["partly_sent", "pieces are missing", { ...sent("DELIVERED"), lines: [line({ unfulfilledQuantity: 1 })] }],
  ])("%s: %s", (expected, _, more) => {
    expect(describeOrder(order(more), null, now).stage).toBe(expected);
  });
});

test("what is still to be sent is told beside what was sent, with what holds it up", () => {
  const partly = { ...sent("DELIVERED"), lines: [line({ unfulfilledQuantity: 1 }), line({ unfulfilledQuantity: 2 })] };
  expect(describeOrder(order(partly), null, now).rest).toEqual({ pieces: 3, stage: "preparing" });
  const held = { ...partly, fulfillmentStatus: "ON_HOLD" };
  expect(describeOrder(order(held), null, now).rest).toEqual({ pieces: 3, stage: "on_hold" });
  expect(describeOrder(order(sent("DELIVERED")), null, now).rest).toBeNull();
  expect(describeOrder(order(), null, now).rest).toBeNull();
  const cancelled = { ...partly, cancelledAt: "2026-11-19T12:00:00.000Z" };
  expect(describeOrder(order(cancelled), null, now).rest).toBeNull();
});

describe("by when it leaves", () => {
  const paces: Paces = { handling: { median: 24, p90: 72 }, lanes: {} };
  const usual = { on: "usual", from: "2026-11-19T12:00:00.000Z", to: "2026-11-21T12:00:00.000Z" };
  test.each<[string, unknown, Partial<Order>, Paces | null]>([
    ["as other orders of the shop", usual, {}, paces],
    ["nothing is known", { on: "nothing" }, {}, null],
    ["longer than usual", { on: "usual_passed", at: "2026-11-13T12:00:00.000Z" }, { createdAt: "2026-11-10T12:00:00.000Z" }, paces], // prettier-ignore
    ["on hold: nobody knows", { on: "nothing" }, { fulfillmentStatus: "ON_HOLD" }, paces],
    ["not paid: nobody knows", { on: "nothing" }, { financialStatus: "PENDING" }, paces],
    ["cancelled: never", null, { cancelledAt: "2026-11-19T12:00:00.000Z" }, paces],
    ["it has left", null, sent("IN_TRANSIT"), paces],
  ])("%s", (_, expected, more, known) => {
    expect(describeOrder(order(more), known, now).expectation).toEqual(expected);
  });
});

test.each<[boolean, string, Partial<Order>]>([
  [false, "as it should be", {}],
  [true, "longer than usual", { createdAt: "2026-11-10T12:00:00.000Z" }],
  [true, "on hold", { fulfillmentStatus: "ON_HOLD" }],
  [true, "cancelled", { cancelledAt: "2026-11-19T12:00:00.000Z" }],
  [true, "a word of tomorrow", { fulfillmentStatus: "TELEPORTED" }],
  [false, "sent: its parcel can be asked about", sent("DELAYED")],
])("asking about the order is offered: %s, %s", (expected, _, more) => {
  const paces: Paces = { handling: { median: 24, p90: 72 }, lanes: {} };
  expect(describeOrder(order(more), paces, now).mayReport).toBe(expected);
});

test("what goes to no address is not said to be sent; what is kept from us may go to one", () => {
  const paces: Paces = { handling: { median: 24, p90: 72 }, lanes: {} };
  const fetched = describeOrder(order({ shippingAddress: null }), paces, now);
  expect(fetched).toMatchObject({ stage: "received", goesOut: false, expectation: null, steps: [], mayReport: false });
  const withheld = describeOrder(order({ shippingAddress: null, withheld: ["shippingAddress"] }), paces, now);
  expect(withheld).toMatchObject({ goesOut: true, expectation: { on: "usual" } });
  expect(withheld.steps).toHaveLength(5);
  const held = describeOrder(order({ shippingAddress: null, fulfillmentStatus: "ON_HOLD" }), paces, now);
  expect(held.mayReport).toBe(true);
});

test("nothing that tells who bought it, where it goes or what it cost", () => {
  const story = describeOrder(
    order({
      ...sent("DELIVERED"),
      email: "ana@example.com",
      phone: "+48600100200",
      note: "leave it at 7 Long Street",
      statusPageUrl: "https://shop.example/secret",
      shippingAddress: { name: "Ana Kowalska", address1: "7 Long Street", city: "Kraków", zip: "30-001", countryCode: "PL" } as Order["shippingAddress"], // prettier-ignore
      lines: [line({ unitPrice: { shop: { minor: "1990", currency: "EUR" }, presentment: { minor: "1990", currency: "EUR" } } })], // prettier-ignore
    }),
    null,
    now,
  );
  expect(JSON.stringify(story)).not.toMatch(/ana@|600100|Long Street|secret|Kowalska|30-001|1990/);
  expect(story.items).toEqual([{ title: "Mug", variant: "Blue", quantity: 2, imageUrl: null }]);
});

describe("how it comes", () => {
  const paces: Paces = { handling: { median: 24, p90: 72 }, lanes: { "|PL": { transit: { median: 24, p90: 48 }, silence: { median: 12, p90: 30 } } } }; // prettier-ignore
  const by = (method: NonNullable<Order["delivery"]>["method"], more: Partial<Order> = {}) =>
    describeOrder(order({ delivery: { method, place: method === "pickup" ? "Old Town" : null }, ...more }), paces, now);

  test("what is fetched is never said to be sent, whatever address it has", () => {
    expect(by("pickup")).toMatchObject({ way: "pickup", place: "Old Town", goesOut: false, expectation: null });
    expect(by("pickup").steps.map(({ state }) => state)).toEqual(["now", "ahead", "ahead", "ahead", "ahead"]);
    const [out] = by("pickup", sent("MARKED_AS_FULFILLED")).parcels;
    expect(out).toMatchObject({ stage: "sent", way: "pickup", expectation: null, silence: null });
    expect(by("pickup", sent("DELIVERED")).stage).toBe("picked_up");
    expect(by("pickup", sent("PICKED_UP", "PICKED_UP")).stage).toBe("picked_up");
  });

  test("what the shop brings leaves in its usual time, and no carrier is waited for", () => {
    expect(by("local")).toMatchObject({ way: "local", goesOut: true, expectation: { on: "usual" } });
    const [out] = by("local", sent("IN_TRANSIT")).parcels;
    expect(out).toMatchObject({ stage: "moving", way: "local", expectation: { on: "nothing" }, silence: null });
    expect(by("local", sent("DELIVERED")).stage).toBe("delivered");
  });

  test("of what is not sent, and of an order in parts, nothing is said of sending", () => {
    for (const method of ["none", "mixed"] as const)
      expect(by(method)).toMatchObject({ way: null, goesOut: false, expectation: null, steps: [] });
  });

  test("where it is not told, an address means that it is sent, until an event says otherwise", () => {
    for (const delivery of [undefined, null]) {
      expect(describeOrder(order({ delivery }), null, now)).toMatchObject({ way: null, goesOut: true });
      const ready = describeOrder(order({ delivery, ...sent("READY_FOR_PICKUP") }), null, now);
      expect(ready.parcels[0]).toMatchObject({ stage: "ready_for_pickup", way: "pickup" });
    }
    expect(by("shipping")).toMatchObject({ way: null, goesOut: true });
  });
});
