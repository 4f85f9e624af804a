import { describe, expect, test } from "vitest";
import { isOpenAt, nextOpening, type BusinessHours, type OpenSpan } from "./business-hours.ts";
import { holidaysSchema, weekSchema } from "./hours-schema.server.ts";

const nineToFive: OpenSpan[] = [{ from: "09:00", to: "17:00" }];
const office: BusinessHours = {
  week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
  holidays: [{ date: "2026-11-11", name: "Independence Day" }],
};
const always: BusinessHours = { week: Array.from({ length: 7 }, () => [{ from: "00:00", to: "24:00" }]), holidays: [] };
const closed: BusinessHours = { week: Array.from({ length: 7 }, () => []), holidays: [] };
const lunch: BusinessHours = {
  ...office,
  week: office.week.map((day) => (day.length ? [{ from: "09:00", to: "12:00" }, { from: "13:00", to: "17:00" }] : [])), // prettier-ignore
};
const warsaw = "Europe/Warsaw";

describe("open at", () => {
  test.each([
    ["Monday morning", office, warsaw, "2026-11-09T08:00:00Z", true],
    ["a minute before", office, warsaw, "2026-11-09T07:59:00Z", false],
    ["the end is closed", office, warsaw, "2026-11-09T16:00:00Z", false],
    ["a second before the end", office, warsaw, "2026-11-09T15:59:59Z", true],
    ["a holiday", office, warsaw, "2026-11-11T10:00:00Z", false],
    ["Saturday", office, warsaw, "2026-11-14T10:00:00Z", false],
    ["at lunch", lunch, warsaw, "2026-11-09T11:30:00Z", false],
    ["after lunch", lunch, warsaw, "2026-11-09T12:00:00Z", true],
    ["summer time: the same clock, another instant", office, warsaw, "2026-07-06T07:00:00Z", true],
    ["in Kiritimati (UTC+14) Monday begins on Sunday", office, "Pacific/Kiritimati", "2026-11-08T19:00:00Z", true],
    ["in Honolulu it is still Sunday", office, "Pacific/Honolulu", "2026-11-09T08:00:00Z", false],
    ["midnight of an open day", always, warsaw, "2026-11-08T23:00:00Z", true],
  ] as const)("%s", (_, hours, zone, at, expected) => {
    expect(isOpenAt(hours, zone, new Date(at))).toBe(expected);
  });
});

describe("the next opening", () => {
  test.each([
    ["now, while open", office, warsaw, "2026-11-09T10:00:00Z", "2026-11-09T10:00:00.000Z"],
    ["later today", office, warsaw, "2026-11-09T03:00:00Z", "2026-11-09T08:00:00.000Z"],
    ["over a holiday", office, warsaw, "2026-11-10T17:00:00Z", "2026-11-12T08:00:00.000Z"],
    ["over a week-end into winter time", office, warsaw, "2026-10-23T18:00:00Z", "2026-10-26T08:00:00.000Z"],
    ["after lunch", lunch, warsaw, "2026-11-09T11:10:00Z", "2026-11-09T12:00:00.000Z"],
    ["on a leap day", office, warsaw, "2028-02-28T18:00:00Z", "2028-02-29T08:00:00.000Z"],
    ["never", closed, warsaw, "2026-11-09T10:00:00Z", null],
  ] as const)("%s", (_, hours, zone, at, expected) => {
    expect(nextOpening(hours, zone, new Date(at))?.toISOString() ?? null).toBe(expected);
  });
});

test.each([
  ["overlap", [{ from: "09:00", to: "12:00" }, { from: "11:00", to: "13:00" }], false], // prettier-ignore
  ["backwards", [{ from: "12:00", to: "09:00" }], false],
  ["empty", [{ from: "09:00", to: "09:00" }], false],
  ["no time", [{ from: "9:00", to: "25:00" }], false],
  ["touching", [{ from: "09:00", to: "12:00" }, { from: "12:00", to: "24:00" }], true], // prettier-ignore
])("a day with %s", (_, day, expected) => {
  expect(weekSchema.safeParse([day, [], [], [], [], [], []]).success).toBe(expected);
});

test("a holiday is a day that exists", () => {
  expect(holidaysSchema.safeParse([{ date: "2027-02-29", name: "" }]).success).toBe(false);
  expect(holidaysSchema.safeParse([{ date: "2028-02-29", name: "Leap day" }]).success).toBe(true);
});
