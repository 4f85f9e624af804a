import { describe, expect, test } from "vitest";
import type { Fulfillment } from "./order.ts";
import { normaliseTracking, readProgress, safeLink } from "./tracking.ts";

const now = new Date("2026-11-20T12:00:00Z");
const sent = (more: Partial<Fulfillment> = {}): Fulfillment => ({
  id: "1",
  displayStatus: "FULFILLED",
  createdAt: "2026-11-10T12:00:00.000Z",
  inTransitAt: null,
  deliveredAt: null,
  estimatedDeliveryAt: null,
  tracking: [],
  events: [],
  ...more,
});
const event = (status: string, happenedAt: string) => ({
  status,
  happenedAt,
  message: null,
  city: null,
  country: null,
});

describe("how long a parcel has been without a scan", () => {
  test.each<[string, Fulfillment, string, number | null]>([
    ["never scanned", sent(), "waiting", 10],
    ["only a label", sent({ events: [event("LABEL_PRINTED", "2026-11-19T12:00:00.000Z")] }), "waiting", 10],
    ["scanned", sent({ events: [event("IN_TRANSIT", "2026-11-14T11:00:00.000Z")] }), "underway", 6],
    [
      "the newest scan counts, in whatever order they come",
      sent({ events: [event("IN_TRANSIT", "2026-11-12T00:00:00.000Z"), event("DELAYED", "2026-11-18T13:00:00.000Z")] }),
      "underway",
      1,
    ],
    ["Shopify's own stamp", sent({ inTransitAt: "2026-11-19T12:00:00.000Z" }), "underway", 1],
    ["delivered", sent({ deliveredAt: "2026-11-12T00:00:00.000Z" }), "delivered", null],
    ["delivered by its status", sent({ displayStatus: "DELIVERED" }), "delivered", null],
    ["a status of tomorrow", sent({ events: [event("TELEPORTED", "2026-11-19T12:00:00.000Z")] }), "underway", 1],
    ["a scan in the future", sent({ events: [event("IN_TRANSIT", "2026-11-21T12:00:00.000Z")] }), "underway", 0],
  ])("%s", (_, fulfillment, state, days) => {
    const progress = readProgress(fulfillment, now);
    expect([progress.state, progress.daysWithoutScan]).toEqual([state, days]);
  });
});

test.each<[string | null, string | null]>([
  ["https://carrier.example/t?n=1", "https://carrier.example/t?n=1"],
  ["http://carrier.example/t", "http://carrier.example/t"],
  ["javascript:alert(1)", null],
  [" java\nscript:alert(1)", null],
  ["data:text/html,x", null],
  ["//carrier.example", null],
  ["carrier.example", null],
  ["", null],
  [null, null],
])("a link to %j is %j", (url, expected) => {
  expect(safeLink(url)).toBe(expected);
});

test("tracking numbers are compared without spaces, signs and case", () => {
  expect(normaliseTracking("1z 999-aa1 01")).toBe("1Z999AA101");
});
