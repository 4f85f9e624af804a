import { describe, expect, test } from "vitest";
import { expectedHours, measureAnswers, weekBlock, type FirstAnswer } from "./answer-pace.ts";

const zone = "Europe/Warsaw";
const hour = 3_600;
/** Monday, 23 November 2026, by the clock in Warsaw. */
const monday = (hours: number) => new Date(Date.UTC(2026, 10, 23, hours - 1));
const asked = (count: number, more: Partial<FirstAnswer>): FirstAnswer[] =>
  Array.from({ length: count }, () => ({
    channel: "storefront",
    askedAt: monday(9),
    waitedSeconds: 2 * hour,
    isAnswered: true,
    ...more,
  }));
const expected = (answers: FirstAnswer[], at = monday(10)) =>
  expectedHours(measureAnswers(answers, zone), "storefront", at, zone);

test.each([
  ["2026-11-23T07:30:00Z", "workday 8"],
  ["2026-11-23T06:30:00Z", "workday 4"],
  ["2026-11-22T23:30:00Z", "workday 0"],
  ["2026-11-22T22:30:00Z", "weekend 20"],
  ["2026-11-20T23:30:00Z", "weekend 0"],
  // The night in which the clock goes back.
  ["2026-10-25T01:30:00Z", "weekend 0"],
])("%s is in Warsaw %s", (at, block) => {
  expect(weekBlock(new Date(at), zone)).toBe(block);
});

describe("what may be promised", () => {
  test("eight of ten, rounded up to what people say", () => {
    expect(expected([...asked(16, { waitedSeconds: 100 }), ...asked(4, { waitedSeconds: 90 * hour })])).toBe(1);
    expect(expected([...asked(15, { waitedSeconds: 100 }), ...asked(5, { waitedSeconds: 9.5 * hour })])).toBe(12);
    expect(expected(asked(20, { waitedSeconds: hour }))).toBe(1);
    expect(expected(asked(20, { waitedSeconds: hour + 1 }))).toBe(2);
    expect(expected(asked(20, { waitedSeconds: 25 * hour }))).toBe(48);
  });

  test("too few say nothing; then all channels do, if they are enough", () => {
    expect(expected([])).toBeNull();
    expect(expected(asked(19, {}))).toBeNull();
    expect(expected([...asked(19, {}), ...asked(1, { channel: "email", waitedSeconds: hour })])).toBe(2);
    expect(expected([...asked(20, {}), ...asked(200, { channel: "email", waitedSeconds: 30 * hour })])).toBe(2);
  });

  test("another part of the week says nothing of this one", () => {
    expect(expected(asked(50, {}), monday(13))).toBeNull();
    expect(expected(asked(50, {}), new Date("2026-11-22T09:00:00Z"))).toBeNull();
    expect(expected(asked(50, {}), new Date("2026-11-20T09:00:00Z"))).toBe(2);
  });

  test("who still waits makes it longer, but not who has only just asked", () => {
    expect(expected([...asked(20, {}), ...asked(20, { isAnswered: false, waitedSeconds: 60 })])).toBe(2);
    expect(expected([...asked(20, {}), ...asked(20, { isAnswered: false, waitedSeconds: 40 * hour })])).toBe(48);
  });

  test("longer than a week is not promised, and no other channel's time takes its place", () => {
    const slow = asked(30, { waitedSeconds: 200 * hour });
    expect(expected([...slow, ...asked(300, { channel: "email" })])).toBeNull();
  });
});
