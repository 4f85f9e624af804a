import { describe, expect, test } from "vitest";
import { parseSnoozeUntil, snoozeChoices } from "./snooze-time.ts";

const choices = (now: string, zone: string) =>
  Object.fromEntries(snoozeChoices(new Date(now), zone).map(({ preset, until }) => [preset, until.toISOString()]));

describe("what snooze offers", () => {
  test("on a Wednesday morning in Warsaw", () => {
    expect(choices("2026-11-18T08:07:31Z", "Europe/Warsaw")).toEqual({
      later: "2026-11-18T11:15:00.000Z",
      tomorrow: "2026-11-19T08:00:00.000Z",
      monday: "2026-11-23T08:00:00.000Z",
      week: "2026-11-25T08:00:00.000Z",
    });
  });

  test("late in the evening there is no later today, and on a Sunday no Monday beside tomorrow", () => {
    expect(Object.keys(choices("2026-11-22T20:30:00Z", "Europe/Warsaw"))).toEqual(["tomorrow", "week"]);
    expect(Object.keys(choices("2026-11-23T20:30:00Z", "Europe/Warsaw"))).toEqual(["tomorrow", "monday", "week"]);
  });

  test("nine o'clock is nine o'clock after the clocks have changed, and by the shop's day", () => {
    expect(choices("2026-10-24T10:00:00Z", "Europe/Warsaw").tomorrow).toBe("2026-10-25T08:00:00.000Z");
    expect(choices("2026-10-23T10:00:00Z", "Europe/Warsaw").tomorrow).toBe("2026-10-24T07:00:00.000Z");
    expect(choices("2026-11-18T11:00:00Z", "Pacific/Kiritimati").tomorrow).toBe("2026-11-19T19:00:00.000Z");
  });
});

test.each([
  ["", null],
  ["2026-11-23T09:00", "2026-11-23T08:00:00.000Z"],
  ["2026-11-23T08:00:00.000Z", "2026-11-23T08:00:00.000Z"],
  ["2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
  ["2026-02-30T09:00", "unreadable"],
  ["tomorrow", "unreadable"],
  [null, "unreadable"],
])("%j is %j", (typed, expected) => {
  const parsed = parseSnoozeUntil(typed, "Europe/Warsaw");
  expect(parsed instanceof Date ? parsed.toISOString() : parsed).toBe(expected);
});
