import { expect, test } from "vitest";
import type { Order } from "../../orders/order.ts";
import { describeOrder } from "../tracking/describe-order.ts";
import { mayRequest, type Offer, type OfferBasis } from "./may-request.ts";
import { requestKinds, type RequestKind } from "./request-kind.ts";
import { defaultRules, type RequestRule } from "./request-rule.ts";
import { wayFor } from "./request-trust.ts";

const now = new Date("2026-11-20T12:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
const day = 24;
const money = (minor: string) => ({ shop: { minor, currency: "EUR" }, presentment: { minor, currency: "EUR" } });
const parcel = (deliveredAt: string | null, displayStatus = "IN_TRANSIT") => ({
  id: "1",
  displayStatus,
  createdAt: ago(5 * day),
  inTransitAt: null,
  deliveredAt,
  estimatedDeliveryAt: null,
  tracking: [],
  events: [],
});
const orderOf = (changes: Partial<Order> = {}): Order =>
  ({
    id: "1",
    name: "#1",
    createdAt: ago(0.5),
    cancelledAt: null,
    financialStatus: "PAID",
    fulfillmentStatus: "UNFULFILLED",
    total: money("2900"),
    shippingAddress: { name: "Ana", countryCode: "PL" },
    withheld: [],
    lines: [{ id: "1", title: "Mug", currentQuantity: 1, quantity: 1, unfulfilledQuantity: 1 }],
    linesCut: false,
    fulfillments: [],
    ...changes,
  }) as unknown as Order;
const sent = (deliveredAt: string | null, displayStatus?: string, changes: Partial<Order> = {}) =>
  orderOf({
    createdAt: ago(10 * day),
    fulfillmentStatus: "FULFILLED",
    fulfillments: [parcel(deliveredAt, displayStatus)],
    lines: [
      { id: "1", title: "Mug", currentQuantity: 1, quantity: 1, unfulfilledQuantity: 0 },
    ] as unknown as Order["lines"],
    ...changes,
  });
const offer = (
  kind: RequestKind,
  order: Order,
  rule: Partial<RequestRule> = {},
  more: Partial<OfferBasis> = {},
): Offer =>
  mayRequest(kind, {
    order,
    story: describeOrder(order, null, now),
    rule: { ...defaultRules[kind], ...rule },
    returnWindow: null,
    now,
    zone: "Europe/Warsaw",
    ...more,
  });
const ask = { offered: true, mode: "ask" };
const atOnce = { offered: true, mode: "now" };
const no = (why: string, days?: number) => ({ offered: false, why, ...(days && { days }) });

const cases: [string, Offer, object][] = [
  ["as it comes everything is asked first", offer("cancel", orderOf()), ask],
  ["at once by the rule", offer("cancel", orderOf(), { mode: "now" }), atOnce],
  ["at the last minute", offer("cancel", orderOf({ createdAt: ago(1) }), { mode: "now", nowMinutes: 60 }), atOnce],
  [
    "a little later it is asked",
    offer("cancel", orderOf({ createdAt: ago(1.01) }), { mode: "now", nowMinutes: 60 }),
    ask,
  ],
  ["up to the rule's sum", offer("cancel", orderOf(), { mode: "now", mostMinor: 2900n }), atOnce],
  ["above it it is asked", offer("cancel", orderOf(), { mode: "now", mostMinor: 2899n }), ask],
  ["somebody is packing it", offer("cancel", orderOf({ fulfillmentStatus: "IN_PROGRESS" }), { mode: "now" }), ask],
  ["somebody holds it", offer("cancel", orderOf({ fulfillmentStatus: "ON_HOLD" }), { mode: "now" }), ask],
  ["a status that came later", offer("cancel", orderOf({ fulfillmentStatus: "TELEPORTED" }), { mode: "now" }), ask],
  ["not offered", offer("cancel", orderOf(), { mode: "off" }), no("off")],
  ["cancelled already", offer("cancel", orderOf({ cancelledAt: ago(1) })), no("cancelled")],
  ["sent already", offer("cancel", sent(null)), no("sent")],
  [
    "a part is sent",
    offer("cancel", sent(null, "IN_TRANSIT", { fulfillmentStatus: "PARTIALLY_FULFILLED" })),
    no("sent"),
  ],
  ["the rest goes elsewhere", offer("address", sent(null, "IN_TRANSIT", { fulfillmentStatus: "PARTIALLY_FULFILLED" }), { mode: "now" }), ask], // prettier-ignore
  ["paid back", offer("cancel", orderOf({ financialStatus: "REFUNDED" })), no("nothing_left")],
  [
    "after the rule's days",
    offer("cancel", orderOf({ createdAt: ago(4 * day) }), { windowDays: 3 }),
    no("too_late", 3),
  ],
  ["on the last day", offer("cancel", orderOf({ createdAt: ago(3 * day) }), { windowDays: 3 }), ask],
  ["no address", offer("address", orderOf({ shippingAddress: null })), no("no_address")],
  ["fetched", offer("address", orderOf({ delivery: { method: "pickup", place: null } })), no("no_address")],
  ["brought by the shop", offer("address", orderOf({ delivery: { method: "local", place: null } })), ask],
  ["nothing is sent yet", offer("return", orderOf()), no("not_sent")],
  ["on its way", offer("return", sent(null)), no("not_arrived")],
  ["no carrier tells of it", offer("return", sent(null, "FULFILLED")), ask],
  ["arrived", offer("return", sent(ago(2 * day)), { mode: "now" }), atOnce],
  ["within the policy", offer("return", sent(ago(2 * day)), {}, { returnWindow: { days: 2, from: "delivery" } }), ask],
  ["after the policy", offer("return", sent(ago(3 * day)), {}, { returnWindow: { days: 2, from: "delivery" } }), no("too_late", 2)], // prettier-ignore
  ["from the order on", offer("return", sent(ago(2 * day)), {}, { returnWindow: { days: 9, from: "order" } }), no("too_late", 9)], // prettier-ignore
  ["no day of arrival is known", offer("return", sent(null, "FULFILLED"), { windowDays: 1 }), ask],
  ["all went back", offer("return", sent(ago(day), "DELIVERED", { financialStatus: "REFUNDED" })), no("nothing_left")],
  ["a policy for returns says nothing of damage", offer("damaged", sent(ago(3 * day)), {}, { returnWindow: { days: 2, from: "delivery" } }), ask], // prettier-ignore
  ["damage after its days", offer("damaged", sent(ago(31 * day))), no("too_late", 30)],
  ["damage at once, with every bound set", offer("damaged", sent(ago(day)), { mode: "now", mostMinor: 1n }), atOnce],
  ["without a worth nothing is sent again at once", offer("damaged", sent(ago(day)), { mode: "now" }), ask],
  ["what is late is never settled by itself", offer("late", sent(null), { mode: "now", mostMinor: 1n }), ask],
  ["late on its way", offer("late", sent(null)), ask],
  ["late, and there", offer("late", sent(ago(day))), no("nothing_left")],
  ["late, and its parcel can be asked about", offer("late", sent(null, "DELAYED")), no("reported")],
];
test.each(cases)("%s", (_name, found, wanted) => expect(found).toEqual(wanted));

test("who asks decides what becomes of it", () => {
  const ways = requestKinds.map((kind) => [
    kind,
    ...(["guest", "confirmed", "customer"] as const).map((asker) => wayFor(kind, "now", asker)),
  ]);
  expect(ways.slice(0, 5)).toEqual([
    ["cancel", "confirm", "now", "now"],
    ["address", "confirm", "now", "now"],
    ["return", "ask", "ask", "now"],
    ["exchange", "ask", "ask", "now"],
    ["missing", "confirm", "now", "now"],
  ]);
  expect([wayFor("cancel", "ask", "guest"), wayFor("address", "ask", "guest")]).toEqual(["ask", "confirm"]);
  expect(wayFor("damaged", "ask", "guest")).toBe("ask");
});
