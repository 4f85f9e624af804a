import { expect, test } from "vitest";
import { endOfTypedDay } from "./typed-day.ts";

const now = new Date("2026-11-22T22:30:00Z");

test.each([
  ["2026-11-22", "America/Sao_Paulo", "2026-11-23T02:59:59Z"],
  ["2026-11-23", "Europe/Warsaw", "2026-11-23T22:59:59Z"],
  ["2028-02-29", "UTC", "2028-02-29T23:59:59Z"],
])("%s in %s ends at %s", (typed, zone, end) => {
  expect(endOfTypedDay(typed, zone, now)).toBe(end);
});

test("no day is no end", () => {
  expect(endOfTypedDay("", "UTC", now)).toBeNull();
});

test.each(["2026-11-21", "2026-02-30", "22.11.2026", "2026-11-22T00:00", "99999-01-01"])("%s is not taken", (typed) => {
  expect(endOfTypedDay(typed, "UTC", now)).toBeUndefined();
});
