import type { GraphQLEnumType } from "graphql";
import { expect, test } from "vitest";
import { describeParcel } from "#app/features/self-service/tracking/describe-parcel.ts";
import { moneyWordOf, moneyWords, stageOfOrder, stageOfParcel, stages, wayWords } from "#app/features/self-service/tracking/stage.ts"; // prettier-ignore
import { textsFor } from "#app/platform/i18n/load-texts.server.ts";
import { locales } from "#app/platform/i18n/locales.ts";
import { loadAdminSchema } from "#tests/standin/schema/load-schema.ts";

/** Every status that Shopify's published schema has, and what a shopper is told of it. */

const valuesOf = (name: string) =>
  (loadAdminSchema().schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name);

test.each([
  [
    "OrderDisplayFulfillmentStatus",
    stageOfOrder,
    {
      FULFILLED: "sent",
      FULFILLMENT_NOT_REQUIRED: "nothing_to_send",
      IN_PROGRESS: "preparing",
      ON_HOLD: "on_hold",
      OPEN: "received",
      PARTIALLY_FULFILLED: "partly_sent",
      PENDING_FULFILLMENT: "preparing",
      REQUEST_DECLINED: "arranging",
      RESTOCKED: "not_sent",
      SCHEDULED: "scheduled",
      UNFULFILLED: "received",
    },
  ],
  [
    "FulfillmentDisplayStatus",
    stageOfParcel,
    {
      ATTEMPTED_DELIVERY: "attempted",
      CANCELED: "not_sent",
      CARRIER_PICKED_UP: "moving",
      CONFIRMED: "labelled",
      DELAYED: "delayed",
      DELIVERED: "delivered",
      FAILURE: "not_delivered",
      FULFILLED: "sent",
      IN_TRANSIT: "moving",
      LABEL_PRINTED: "labelled",
      LABEL_PURCHASED: "labelled",
      LABEL_VOIDED: "label_voided",
      MARKED_AS_FULFILLED: "sent",
      NOT_DELIVERED: "not_delivered",
      OUT_FOR_DELIVERY: "out_for_delivery",
      PICKED_UP: "picked_up",
      READY_FOR_PICKUP: "ready_for_pickup",
      SUBMITTED: "preparing",
    },
  ],
  [
    "FulfillmentEventStatus",
    stageOfParcel,
    {
      ATTEMPTED_DELIVERY: "attempted",
      CARRIER_PICKED_UP: "moving",
      CONFIRMED: "labelled",
      DELAYED: "delayed",
      DELIVERED: "delivered",
      FAILURE: "not_delivered",
      IN_TRANSIT: "moving",
      LABEL_PRINTED: "labelled",
      LABEL_PURCHASED: "labelled",
      OUT_FOR_DELIVERY: "out_for_delivery",
      READY_FOR_PICKUP: "ready_for_pickup",
    },
  ],
  [
    "OrderDisplayFinancialStatus",
    moneyWordOf,
    {
      AUTHORIZED: null,
      EXPIRED: "expired",
      PAID: null,
      PARTIALLY_PAID: "partly_paid",
      PARTIALLY_REFUNDED: "partly_refunded",
      PENDING: "pending",
      REFUNDED: "refunded",
      VOIDED: "voided",
    },
  ],
] as const)("every value of %s has its words", (name, read, expected) => {
  expect(Object.fromEntries(valuesOf(name).map((value) => [value, read(value)]))).toEqual(expected);
});

test("a word that Shopify does not have yet is not guessed at", () => {
  for (const word of ["TELEPORTED", "", "constructor", "__proto__", "toString"]) {
    expect(stageOfOrder(word)).toBe("unknown");
    expect(stageOfParcel(word)).toBe("unknown");
    expect(moneyWordOf(word)).toBeNull();
  }
  expect(stageOfParcel(null)).toBe("sent");
});

test.each(locales)("in %s each has a title and says what happens next", (locale) => {
  const { tracking } = textsFor(locale);
  expect(Object.keys(tracking.stage).sort()).toEqual([...stages].sort());
  for (const stage of stages) {
    expect(tracking.stage[stage].title.length).toBeGreaterThan(3);
    expect(tracking.stage[stage].next.length).toBeGreaterThan(10);
  }
  const { carrier, carrier_passed: passed, ...local } = tracking.way.local;
  expect([carrier, passed].every((text) => text.includes("{{day}}"))).toBe(true);
  expect(Object.keys(tracking.way.pickup).sort()).toEqual([...wayWords.pickup].sort());
  expect(Object.keys(local).sort()).toEqual([...wayWords.local].sort());
  expect(Object.keys(tracking.money).sort()).toEqual([...moneyWords].sort());
});

test("of every status of a parcel it is said how far it came, and never that it is further", () => {
  for (const displayStatus of [...valuesOf("FulfillmentDisplayStatus"), "TELEPORTED"]) {
    const story = describeParcel(
      { id: "1", displayStatus, createdAt: "2026-11-10T12:00:00Z", inTransitAt: null, deliveredAt: null, estimatedDeliveryAt: null, tracking: [], events: [] }, // prettier-ignore
      {
        orderedAt: "2026-11-09T12:00:00Z",
        country: "PL",
        way: null,
        paces: null,
        now: new Date("2026-11-20T12:00:00Z"),
      },
    );
    const states = story.steps.map(({ state }) => state);
    const here = states.lastIndexOf("now");
    expect(states.slice(0, Math.max(here, 0)), displayStatus).not.toContain("ahead");
    if (story.stage === "delivered" || story.stage === "picked_up") expect(new Set(states)).toEqual(new Set(["done"]));
    else
      expect(
        states.filter((state) => state === "now"),
        displayStatus,
      ).toHaveLength(1);
  }
});
