import { expect, test } from "vitest";
import { daysSince } from "./days-since.ts";

test.each([
  ["the same day", "2026-11-23T05:00:00Z", "2026-11-23T21:00:00Z", "Europe/Warsaw", 0],
  ["a minute over midnight there", "2026-11-22T22:59:00Z", "2026-11-22T23:00:00Z", "Europe/Warsaw", 1],
  ["the same in UTC", "2026-11-22T22:59:00Z", "2026-11-22T23:00:00Z", "UTC", 0],
  ["a day of 23 hours", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "Europe/Warsaw", 1],
  ["a day of 25 hours", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "Europe/Warsaw", 1],
  ["over a leap day", "2028-02-28T12:00:00Z", "2028-03-01T12:00:00Z", "America/Sao_Paulo", 2],
  ["before it", "2026-11-24T12:00:00Z", "2026-11-23T12:00:00Z", "UTC", -1],
  ["an instant with an offset", "2026-11-22T23:30:00+01:00", "2026-11-23T12:00:00Z", "UTC", 1],
])("%s", (_name, at, now, zone, days) => expect(daysSince(at, new Date(now), zone)).toBe(days));
