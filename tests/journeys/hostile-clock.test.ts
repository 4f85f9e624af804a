import { afterEach, describe, expect, test } from "vitest";
import { isOpenAt, nextOpening, type BusinessHours } from "#app/features/shop/business-hours.ts";
import { parseSnoozeUntil, snoozeChoices, writeLocalTime } from "#app/features/tickets/snooze-time.ts";

/** Deadlines are the shop's: where the server stands, and what its clock is set to, changes none. */

const day = [{ from: "09:00", to: "17:00" }];
const hours: BusinessHours = {
  week: [day, day, day, day, day, [], [{ from: "02:30", to: "04:00" }]],
  holidays: [{ date: "2026-11-11", name: "Independence Day" }, { date: "2028-02-29", name: "Leap day" }], // prettier-ignore
};
const shops = ["Europe/Warsaw", "America/Sao_Paulo", "Pacific/Kiritimati", "Asia/Kathmandu", "America/St_Johns"];
/** Around both changes of the clocks, a holiday, a leap day, and the turn of a year. */
const instants = ["2026-03-28T20:00:00Z", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-10-24T23:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-11-10T16:59:59Z", "2026-11-11T10:00:00Z", "2026-12-31T23:30:00Z", "2028-02-28T23:30:00Z", "2028-02-29T10:00:00Z"]; // prettier-ignore

function everything(): unknown {
  return shops.flatMap((zone) =>
    instants.map((text) => {
      const at = new Date(text);
      return [
        zone,
        text,
        isOpenAt(hours, zone, at),
        nextOpening(hours, zone, at),
        snoozeChoices(at, zone),
        parseSnoozeUntil(writeLocalTime(at, zone), zone),
        parseSnoozeUntil("2026-03-29T02:30", zone),
        parseSnoozeUntil("2026-10-25T02:30", zone),
      ];
    }),
  );
}

const asInstalled = process.env.TZ;
afterEach(() => void (process.env.TZ = asInstalled));

describe("case 64: the same deadlines with the server's clock in", () => {
  process.env.TZ = "UTC";
  const expected = JSON.stringify(everything());

  test.each([
    ["Pacific/Kiritimati", -840],
    ["Pacific/Pago_Pago", 660],
    ["Europe/Warsaw", -120],
    ["America/St_Johns", 150],
  ] as const)("%s", (zone, minutes) => {
    process.env.TZ = zone;
    // The change is a real one: otherwise the rest says nothing.
    expect(new Date("2026-07-01T00:00:00Z").getTimezoneOffset()).toBe(minutes);
    expect(JSON.stringify(everything())).toBe(expected);
  });
});

test("case 64: an agent at the other end of the world reads the shop's time, and an hour that the clocks skip is the next", () => {
  expect(writeLocalTime(new Date("2026-11-22T11:30:00Z"), "Pacific/Kiritimati")).toBe("2026-11-23T01:30");
  expect(parseSnoozeUntil("2026-03-29T02:30", "Europe/Warsaw")).toEqual(new Date("2026-03-29T01:30:00Z"));
  expect(nextOpening(hours, "Europe/Warsaw", new Date("2026-11-10T17:00:00Z"))).toEqual(new Date("2026-11-12T08:00:00Z")); // prettier-ignore
});
