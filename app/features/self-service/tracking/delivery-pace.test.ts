import { expect, test } from "vitest";
import { fewestParcels, laneOf, measurePaces, type DeliveredParcel } from "./delivery-pace.ts";

const day = (count: number, hours = 0) => new Date(Date.UTC(2026, 9, 1 + count, hours)).toISOString();
/** Sent a day after it was ordered, there after so many days, with these scans. */
const parcel = (days: number | null, more: Partial<DeliveredParcel> = {}): DeliveredParcel => ({
  carrier: "DHL",
  country: "PL",
  orderedAt: day(0),
  sentAt: day(1),
  deliveredAt: days === null ? null : day(1 + days),
  scans: [],
  ...more,
});
const many = (count: number, days: number | null, more?: Partial<DeliveredParcel>) =>
  Array.from({ length: count }, () => parcel(days, more));

test("nothing is said of fewer parcels than would tell", () => {
  const few = measurePaces(many(fewestParcels - 1, 2));
  expect(few).toEqual({ handling: null, lanes: {} });
  expect(Object.keys(measurePaces(many(fewestParcels, 2)).lanes)).toEqual(["dhl PL"]);
});

test("half and nine of ten of the parcels, as they really took", () => {
  const { lanes } = measurePaces([...many(12, 2), ...many(6, 3), ...many(2, 9)]);
  expect(lanes["dhl PL"]?.transit).toEqual({ median: 48, p90: 72 });
});

test("one that never arrived tells how long we take, not how long the carrier does", () => {
  expect(measurePaces(many(30, null))).toEqual({ handling: { median: 24, p90: 24 }, lanes: {} });
});

test("silence is the longest time between two news on the way, sending and arrival among them", () => {
  const scans = [day(1, 6), day(2), day(3, 12)];
  const { lanes } = measurePaces(many(20, 3, { scans }));
  expect(lanes["dhl PL"]?.silence).toEqual({ median: 36, p90: 36 });
  const outside = measurePaces(many(20, 3, { scans: [...scans, day(0), day(9)] }));
  expect(outside.lanes["dhl PL"]?.silence).toEqual({ median: 36, p90: 36 });
});

test("each carrier to each country by itself, however it is written", () => {
  const { lanes } = measurePaces([
    ...many(10, 2, { carrier: " dhl " }),
    ...many(10, 2, { carrier: "DHL" }),
    ...many(20, 5, { country: "BR" }),
    ...many(20, 4, { carrier: null }),
  ]);
  expect(Object.entries(lanes).map(([lane, { transit }]) => [lane, transit.median / 24])).toEqual([
    ["dhl PL", 2],
    ["dhl BR", 5],
    [laneOf(null, "PL"), 4],
  ]);
});
