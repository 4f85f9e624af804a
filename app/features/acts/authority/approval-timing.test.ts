import { expect, test } from "vitest";
import { firstReminder, nextReminder } from "./approval-timing.ts";

const asked = new Date("2026-11-22T10:00:00Z");
const at = (date: Date | null) => date?.toISOString().slice(5, 16);

test.each([
  [60, "11-22T11:00", "11-22T14:00"],
  [15, "11-22T10:15", "11-22T11:00"],
  // Owners hear of it before it is given up, however long the reminder waits.
  [60 * 24, "11-23T10:00", "11-25T10:00"],
])("reminded after %i minutes: at %s, owners at %s, given up after three days", (minutes, first, owners) => {
  expect(at(firstReminder(asked, minutes))).toBe(first);
  expect(nextReminder(0, asked, minutes)).toMatchObject({ whom: "approvers" });
  expect(at(nextReminder(0, asked, minutes).nextAt)).toBe(owners);
  expect(nextReminder(1, asked, minutes)).toMatchObject({ whom: "owners" });
  expect(at(nextReminder(1, asked, minutes).nextAt)).toBe("11-25T10:00");
  expect(nextReminder(2, asked, minutes)).toEqual({ whom: "nobody", nextAt: null });
});
