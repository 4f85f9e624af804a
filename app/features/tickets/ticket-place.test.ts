import { expect, test } from "vitest";
import { endsWaiting, maySnooze, placeAt, snoozedPlace, statusAfterSnooze } from "./ticket-place.ts";
import { ticketStatuses } from "./ticket-status.ts";

const noon = new Date("2026-11-21T12:00:00Z");
const before = new Date("2026-11-20T12:00:00Z");

test("each status has its place", () => {
  const table = ticketStatuses.map((status) => {
    const { isOpen, snoozed, solvedAt, closedAt } = placeAt(status, noon);
    return [status, isOpen, snoozed, solvedAt !== null, closedAt !== null, maySnooze(status), endsWaiting(status)];
  });
  expect(table).toEqual([
    // status, in the inbox, snoozed, solved, closed, may be snoozed, ends the waiting
    ["new", true, false, false, false, true, false],
    ["open", true, false, false, false, true, false],
    ["pending", false, false, false, false, true, true],
    ["on_hold", false, false, false, false, true, false],
    ["solved", false, false, true, false, false, true],
    ["closed", false, false, true, true, false, true],
    ["spam", false, false, false, false, false, true],
  ]);
});

test("solved stays solved since the first time, also when it is closed", () => {
  expect(placeAt("solved", noon, before).solvedAt).toBe(before);
  expect(placeAt("closed", noon, before)).toMatchObject({ solvedAt: before, closedAt: noon });
  expect(placeAt("open", noon, before).solvedAt).toBeNull();
});

test("what is snoozed is out of the inbox, and wakes where somebody has to look at it", () => {
  expect(snoozedPlace("open", noon)).toMatchObject({
    status: "open",
    isOpen: false,
    snoozed: true,
    snoozedUntil: noon,
  });
  expect(snoozedPlace("new", null)).toMatchObject({ isOpen: false, snoozed: true, snoozedUntil: null });
  expect(ticketStatuses.filter(maySnooze).map((status) => [status, statusAfterSnooze(status)])).toEqual([
    ["new", "new"],
    ["open", "open"],
    ["pending", "open"],
    ["on_hold", "open"],
  ]);
});
