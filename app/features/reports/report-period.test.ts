import { expect, test } from "vitest";
import { daysOf, parsePeriod, presets } from "./report-period.ts";

const now = new Date("2026-11-22T23:30:00Z");
const zone = "Europe/Warsaw";
const read = (address: string) => {
  const { fromDay, untilDay, from, until } = parsePeriod(new URLSearchParams(address), now, zone);
  return [fromDay, untilDay, from.toISOString(), until.toISOString()];
};

test.each([
  ["nothing: thirty days up to today in the shop's zone", "", "2026-10-25", "2026-11-23"],
  ["both days are within it", "from=2026-11-01&until=2026-11-02", "2026-11-01", "2026-11-02"],
  ["only the end", "until=2026-11-05", "2026-10-07", "2026-11-05"],
  ["backwards", "from=2026-11-05&until=2026-11-01", "2026-10-25", "2026-11-23"],
  ["no days", "from=x&until=2026-02-31", "2026-10-25", "2026-11-23"],
  ["too long", "from=2010-01-01&until=2026-11-01", "2024-11-01", "2026-11-01"],
])("%s", (_what, address, fromDay, untilDay) => {
  expect(read(address).slice(0, 2)).toEqual([fromDay, untilDay]);
});

test("days begin and end at midnight there, also where the clocks change", () => {
  expect(read("from=2026-10-25&until=2026-10-25").slice(2)).toEqual([
    "2026-10-24T22:00:00.000Z",
    "2026-10-25T23:00:00.000Z",
  ]);
});

test("presets", () => {
  expect(presets.map((one) => Object.values(daysOf(one, now, zone)))).toEqual([
    ["2026-11-17", "2026-11-23"],
    ["2026-10-25", "2026-11-23"],
    ["2026-08-26", "2026-11-23"],
    ["2026-11-01", "2026-11-23"],
    ["2026-10-01", "2026-10-31"],
  ]);
});
