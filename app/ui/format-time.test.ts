import { describe, expect, test } from "vitest";
import { formatDateTime, formatDay, formatRelative, formatSpan, isLongWait } from "./format-time.ts";

const now = new Date("2026-11-21T12:00:00Z");
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("how long ago", () => {
  test.each([
    ["2026-11-21T12:00:30Z", "en", "now"],
    ["2026-11-21T11:59:30Z", "en", "now"],
    ["2026-11-21T11:55:00Z", "en", "5 minutes ago"],
    ["2026-11-21T09:30:00Z", "en", "2 hours ago"],
    ["2026-11-20T11:00:00Z", "en", "yesterday"],
    ["2026-11-16T11:00:00Z", "en", "5 days ago"],
    ["2026-11-10T11:00:00Z", "en", "Nov 10"],
    ["2025-11-10T11:00:00Z", "en", "Nov 10, 2025"],
    ["2026-11-21T09:30:00Z", "pl", "2 godziny temu"],
    ["2026-11-16T11:00:00Z", "pl", "5 dni temu"],
    ["2026-11-21T09:30:00Z", "pt-BR", "há 2 horas"],
  ])("%s in %s is %s", (at, locale, expected) => {
    expect(plain(formatRelative(new Date(at), now, locale, "UTC"))).toBe(expected);
  });
});

describe("how long it lasts", () => {
  test.each([
    ["2026-11-21T11:59:50Z", "1 min"],
    ["2026-11-21T11:18:00Z", "42 min"],
    ["2026-11-21T09:30:00Z", "2 hr"],
    ["2026-11-19T13:00:00Z", "47 hr"],
    ["2026-11-19T11:00:00Z", "2 days"],
  ])("since %s: %s", (since, expected) => {
    expect(plain(formatSpan(new Date(since), now, "en"))).toBe(expected);
  });
});

test("days are asked in the shop's zone", () => {
  const late = new Date("2026-11-20T23:30:00Z");
  expect(formatDay(late, now, "en", "UTC")).toBe("Nov 20");
  expect(formatDay(late, now, "en", "Europe/Warsaw")).toBe("Nov 21");
  expect(plain(formatDateTime(late, now, "pl", "Europe/Warsaw"))).toBe("21 lis, 00:30");
});

test("the year is shown where it is another one in that zone", () => {
  const newYear = new Date("2025-12-31T23:30:00Z");
  expect(formatDay(newYear, now, "en", "UTC")).toBe("Dec 31, 2025");
  expect(formatDay(newYear, now, "en", "Europe/Warsaw")).toBe("Jan 1");
});

test("four hours are a long wait", () => {
  expect(isLongWait(new Date("2026-11-21T08:00:01Z"), now)).toBe(false);
  expect(isLongWait(new Date("2026-11-21T08:00:00Z"), now)).toBe(true);
});
