import { expect, test } from "vitest";
import { reviewDayAfter } from "./review-day.ts";

test("the next review is counted from the shop's day", () => {
  const lateInUtc = new Date("2026-03-01T23:30:00Z");
  expect(reviewDayAfter(lateInUtc, "UTC")).toBe("2026-08-28");
  expect(reviewDayAfter(lateInUtc, "Asia/Tokyo")).toBe("2026-08-29");
});
